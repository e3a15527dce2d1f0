using System.Net.WebSockets;

namespace Jingwei.Host.Tests;

public sealed class LiveTests(AskedHost asked)
{
    [Fact]
    public async Task An_alarm_reaches_the_desk_and_rings_the_called_phone_and_nobody_elses()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var street = await host.SignIn("street");
        using var desk = await LiveLine.Open(host, street);
        var phones = new List<(string Name, LiveLine Line)>();
        for (var i = 1; i <= 12; i++)
        {
            phones.Add(($"patrol{i}", await LiveLine.Open(host, await host.SignIn($"patrol{i}"))));
        }

        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        var news = await desk.News("case");
        news["data"]!["deviceId"]!.GetValue<string>().ShouldBe("bin-012");
        var number = await StreetStoryTests.WaitForCall(street, "bin-012");
        var called = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>();
        var ring = await phones.Single(p => p.Name == called).Line.News("ring");
        ring["data"]!["caseNumber"]!.GetValue<string>().ShouldBe(number);
        ring["area"].ShouldBeNull();
        phones.ForEach(p => p.Line.Dispose());
    }

    [Fact]
    public async Task What_a_device_says_reaches_the_desk_of_its_street_and_not_that_of_the_district()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        using var desk = await LiveLine.Open(host, await host.SignIn("street"));
        using var district = await LiveLine.Open(host, await host.SignIn("district"));
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        (await desk.News("device"))["data"]!["id"]!.GetValue<string>().ShouldBe("bin-012");
        (await district.News("figures", never: "device"))["area"]!.GetValue<string>().ShouldBe(district.Joined["groups"]![2]!["area"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_change_of_the_clock_is_numbered_news_for_everyone()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var street = await host.SignIn("street");
        using var desk = await LiveLine.Open(host, street);
        var before = desk.Joined["groups"]!.AsArray().Single(g => g!["area"]?.GetValue<string>() == "*")!["seq"]!.GetValue<long>();
        await street.Post("/demo/clock", new { rate = 60 });
        var news = await desk.News("clock");
        news["area"]!.GetValue<string>().ShouldBe("*");
        news["seq"]!.GetValue<long>().ShouldBe(before + 1);
        news["data"]!["rate"]!.GetValue<double>().ShouldBe(60);
    }

    [Fact]
    public async Task Nobody_hears_anything_without_signing_in()
    {
        var host = asked.Host;
        await Should.ThrowAsync<WebSocketException>(LiveLine.Open(host, host.Nobody()));
    }
}
