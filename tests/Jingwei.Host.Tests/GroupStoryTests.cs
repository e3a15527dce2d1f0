using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>Gauges in three subdistricts of a district, each judged in its own lane, make a flood that the district's lane tells.</summary>
public sealed class GroupStoryTests
{
    private const string Gauges = """
        id,kind,name_zh,lon,lat,area_code,token
        gauge-1,riverGauge,苏州河一号站,121.4461,31.2236,310106013,demo
        gauge-2,riverGauge,苏州河二号站,121.4561,31.2276,310106012,demo
        gauge-3,riverGauge,苏州河三号站,121.4625,31.2330,310106011,demo
        gauge-4,riverGauge,黄浦一号站,121.4700,31.2330,310101002,demo

        """;

    [Fact]
    public async Task Three_high_gauges_of_a_district_are_one_case_of_the_district_also_after_a_kill()
    {
        await using var host = await RunningHost.Laid();
        var file = Path.Combine(host.Folder, "gauges.csv");
        await File.WriteAllTextAsync(file, Gauges);
        var (exit, output) = await host.Command("import", "devices", file);
        exit.ShouldBe(0, output);
        await host.Again("--demo", "paused");
        var city = await host.SignIn("city");
        // Three above the warning level, and one in the next district, which is another one's flood.
        foreach (var minutes in new[] { 0, 25 })
        {
            await host.Advance(city, TimeSpan.FromMinutes(minutes));
            foreach (var gauge in new[] { "gauge-1", "gauge-2", "gauge-4" })
            {
                await Send(host, gauge, 0.2);
            }
        }

        await host.Advance(city, TimeSpan.FromMinutes(15));
        (await Floods(city)).ShouldBeEmpty("two are no flood");
        await Send(host, "gauge-3", 0.3);
        await host.Advance(city, TimeSpan.FromMinutes(21));
        await host.Kill();
        await host.Again("--demo", "paused");
        city = await host.SignIn("city");
        // The third has been high for twenty minutes; the flood waits ten more, through the kill.
        await host.Advance(city, TimeSpan.FromMinutes(11));
        var flood = (await Floods(city)).ShouldHaveSingleItem()!;
        flood["area"]!["name"]!["zh"]!.GetValue<string>().ShouldBe("静安区");
        flood["caseNumber"].ShouldNotBeNull();

        var group = (await city.Get($"/alarms/{flood["id"]}/group"))!;
        var high = group["counts"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == "high")!;
        (high["devices"]!.GetValue<int>(), high["there"]!.GetValue<int>()).ShouldBe((3, 3));
        group["holding"]!.AsArray().Select(h => h!["deviceId"]!.GetValue<string>()).Order().ShouldBe(["gauge-1", "gauge-2", "gauge-3"]);
        var one = (await city.Get("/alarms?device=gauge-1"))!["items"]![0]!["id"]!.GetValue<string>();
        (await city.TryGet($"/alarms/{one}/group")).Code.ShouldBe("alarm_of_one_device");
        (await city.Get("/devices?limit=500"))!["items"]!.AsArray().Select(d => d!["id"]!.GetValue<string>()).ShouldNotContain(id => id.Contains('@'));

        foreach (var gauge in new[] { "gauge-1", "gauge-2" })
        {
            await Send(host, gauge, -0.5);
        }

        await host.Advance(city, TimeSpan.FromMinutes(1));
        (await Floods(city)).ShouldHaveSingleItem()!["clearedAt"].ShouldNotBeNull();
        await host.ShouldBeClean();
    }

    private static async Task<List<JsonNode?>> Floods(User user) =>
        [.. (await user.Get("/alarms?limit=500"))!["items"]!.AsArray().Where(a => a!["deviceId"]!.GetValue<string>().StartsWith("districtRivers@", StringComparison.Ordinal))];

    private static async Task Send(RunningHost host, string gauge, double over)
    {
        using var mqtt = await ThinMqtt.Connect(host.Mqtt, gauge);
        await mqtt.Publish(gauge, FormattableString.Invariant($"{{\"over\":{over},\"guaranteed\":-2,\"gate\":true}}"));
    }
}
