using System.Net;
using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Tests.Outward;

/// <summary>Where the city may call, told from the address alone.</summary>
public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    public void What_is_ours_or_special_is_not_public(string address) => PublicAddresses.Has(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("223.5.5.5")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:223.5.5.5")]
    public void What_belongs_to_the_internet_is(string address) => PublicAddresses.Has(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("https://city.example/hooks?a=1", null)]
    [InlineData("https://223.5.5.5/", null)]
    [InlineData("http://city.example/hooks", "outward_address_needs_https")]
    [InlineData("https://127.0.0.1/", "outward_address_not_allowed")]
    [InlineData("https://[::1]:8443/", "outward_address_not_allowed")]
    [InlineData("https://localhost/", "outward_address_not_allowed")]
    [InlineData("https://2130706433/", "outward_address_not_allowed")]
    [InlineData("ftp://city.example/", "outward_address_invalid")]
    [InlineData("https://user:word@city.example/", "outward_address_invalid")]
    [InlineData("/hooks", "outward_address_invalid")]
    [InlineData("", "outward_address_invalid")]
    public void A_typed_address_is_judged_and_the_field_named(string address, string? code)
    {
        var refusal = OutwardAddress.Read("address", address, new OutwardOptions()).Refusal;
        (refusal?.Code, refusal?.Field).ShouldBe((code, code is null ? null : "address"));
    }

    [Fact]
    public void A_declared_network_is_open_over_http_too_and_no_other()
    {
        var options = new OutwardOptions { Networks = OutwardOptions.FindNetworks("10.20.0.0/16, 127.0.0.1")! };
        OutwardAddress.Read("a", "http://10.20.3.4/in", options).Ok.ShouldBeTrue();
        OutwardAddress.Read("a", "http://127.0.0.1:9/in", options).Ok.ShouldBeTrue();
        OutwardAddress.Read("a", "http://10.21.3.4/in", options).Refusal!.Code.ShouldBe("outward_address_not_allowed");
        OutwardAddress.Read("a", "http://223.5.5.5/in", options).Refusal!.Code.ShouldBe("outward_address_not_allowed", "the internet is called by HTTPS");
        OutwardOptions.FindNetworks("10.20.0.0/99").ShouldBeNull();
    }
}
