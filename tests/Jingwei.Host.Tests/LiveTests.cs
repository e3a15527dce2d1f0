using System.Net.WebSockets;

namespace Jingwei.Host.Tests;

/// <summary>What happens reaches those whom it concerns, as it happens.</summary>
[Collection(typeof(SensorsHost))]
public sealed class LiveTests(AskedHost asked, OwnHost shared)
{
    [Fact]
    public async Task An_alarm_reaches_the_desk_and_rings_the_called_phone_and_nobody_elses()
    {
        var host = shared.Host;
        var street = await host.SignIn("street");
        using var desk = await LiveLine.Open(host, street);
        var phones = new List<(string Name, LiveLine Line)>();
        for (var i = 1; i <= 12; i++)
        {
            phones.Add(($"patrol{i}", await LiveLine.Open(host, await host.SignIn($"patrol{i}"))));
        }

        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-022");
        await bin.Publish("bin-022", """{"fill":97}""");
        await NewsOf(desk, "case", "deviceId", "bin-022");
        var number = await StreetStoryTests.WaitForCall(street, "bin-022");
        var called = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>();
        var ring = await phones.Single(p => p.Name == called).Line.News("ring");
        ring["data"]!["caseNumber"]!.GetValue<string>().ShouldBe(number);
        ring["area"].ShouldBeNull();
        phones.ForEach(p => p.Line.Dispose());
    }

    [Fact]
    public async Task What_a_device_says_reaches_the_desk_of_its_street_and_not_that_of_the_district()
    {
        var host = shared.Host;
        var street = await host.SignIn("street");
        using var desk = await LiveLine.Open(host, street);
        using var district = await LiveLine.Open(host, await host.SignIn("district"));
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-024");
        await bin.Publish("bin-024", """{"fill":97}""");
        await NewsOf(desk, "device", "id", "bin-024");
        (await district.News("figures", never: "device"))["area"]!.GetValue<string>().ShouldBe(district.Joined["groups"]![2]!["area"]!.GetValue<string>());
        await StreetStoryTests.WaitForCall(street, "bin-024");
    }

    [Fact]
    public async Task A_change_of_the_clock_is_numbered_news_for_everyone()
    {
        var host = shared.Host;
        var street = await host.SignIn("street");
        using var desk = await LiveLine.Open(host, street);
        var before = desk.Joined["groups"]!.AsArray().Single(g => g!["area"]?.GetValue<string>() == "*")!["seq"]!.GetValue<long>();
        await street.Post("/demo/clock", new { rate = 0.5 });
        var news = await desk.News("clock");
        news["area"]!.GetValue<string>().ShouldBe("*");
        news["seq"]!.GetValue<long>().ShouldBe(before + 1);
        news["data"]!["rate"]!.GetValue<double>().ShouldBe(0.5);
        (await street.Post("/demo/clock", new { rate = 0 })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_hears_anything_without_signing_in()
    {
        var host = asked.Host;
        await Should.ThrowAsync<WebSocketException>(LiveLine.Open(host, host.Nobody()));
    }

    /// <summary>Waits for news of a kind about one thing; what happened to others meanwhile is passed over.</summary>
    private static async Task NewsOf(LiveLine desk, string kind, string field, string id)
    {
        while ((await desk.News(kind))["data"]![field]?.GetValue<string>() != id)
        {
        }
    }
}
