using Jingwei.Sensing.Contracts;
using Jingwei.Testing;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class DeviceRatesTests
{
    private static readonly DeviceSender Bin = new(1, "bin-012", IsGateway: false);
    private static readonly DeviceSender Gateway = new(2, "gateway-1", IsGateway: true);
    private readonly HandMachine time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Ten_seconds_are_saved_up_and_then_each_waits_its_turn()
    {
        var rates = Rates(0.4);
        Enumerable.Range(0, 7).Select(_ => rates.Take(Bin, "bin-012").TotalMilliseconds).ShouldBe([0, 0, 0, 0, 2500, 5000, 7500]);
    }

    [Fact]
    public void Rest_is_paid_back_but_no_more_than_ten_seconds_of_it()
    {
        var rates = Rates(0.4);
        for (var i = 0; i < 4; i++)
            rates.Take(Bin, "bin-012");
        time.Advance(TimeSpan.FromMinutes(10));
        Enumerable.Range(0, 5).Select(_ => rates.Take(Bin, "bin-012").TotalMilliseconds).ShouldBe([0, 0, 0, 0, 2500]);
    }

    [Fact]
    public void Slower_than_one_in_ten_seconds_there_is_always_one_to_begin_with()
    {
        var rates = Rates(0.05);
        rates.Take(Bin, "bin-012").ShouldBe(TimeSpan.Zero);
        rates.Take(Bin, "bin-012").ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Both_doors_take_from_one_bucket()
    {
        var rates = Rates(0.2);
        rates.Take(Bin, "bin-012").ShouldBe(TimeSpan.Zero);
        rates.TryTake(Bin, "bin-012").ShouldBeTrue();
        rates.TryTake(Bin, "bin-012").ShouldBeFalse();
    }

    [Fact]
    public void A_gateway_that_names_what_does_not_stand_behind_it_pays_itself()
    {
        var rates = Rates(0.2);
        for (var i = 0; i < 4; i++)
            rates.Take(Gateway, i % 2 == 0 ? "bin-099" : $"invented-{i}");
        rates.TryTake(Gateway, "invented-9").ShouldBeFalse();
        rates.Take(new DeviceSender(3, "bin-099", IsGateway: false), "bin-099").ShouldBe(TimeSpan.Zero);
        rates.TryTake(Gateway, "bin-012").ShouldBeTrue();
    }

    [Fact]
    public void Zero_lifts_the_limit() => Rates(0).Limits.ShouldBeFalse();

    private DeviceRates Rates(double perSecond) => new(perSecond, time, (_, device) => device == "bin-012");
}
