using System.Net;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>A holiday evening over the doors that counters and people use; and that each figure agrees with the list behind it.</summary>
public sealed class ResponseStoryTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task A_dense_street_is_proposed_to_the_commander_who_activates_and_ends()
    {
        var host = own.Host;
        var (street, district) = (await host.SignIn("street"), await host.SignIn("district"));
        await Count(host, "counter-001", 2_100);
        var proposed = (await RunningHost.Until(() => street.Get("/responses?state=open&package=street-crowding"), list => list["items"]!.AsArray().Count == 1))["items"]![0]!;
        (proposed["proposed"]!.GetValue<string>(), proposed["state"]!.GetValue<string>(), proposed["waits"]!.GetValue<bool>()).ShouldBe(("II", "proposed", true));
        proposed["moves"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldNotContain("decline", "the second level is the commander's");

        var path = $"/responses/{proposed["id"]!.GetValue<string>()}";
        var version = proposed["version"]!.GetValue<int>();
        (await street.Post($"{path}/moves", new { move = "activate", level = "II", reason = "人多", version })).Code.ShouldBe("response_needs_role");
        (await (await host.SignIn("admin")).Post($"{path}/moves", new { move = "activate", level = "II", reason = "人多", version })).Code.ShouldBe("not_allowed");
        var active = await district.Post($"{path}/moves", new { move = "activate", level = "II", reason = "人流持续上升", version });
        active.Status.ShouldBe(HttpStatusCode.OK, active.Body?.ToJsonString());
        active.Body!["response"]!["levelName"]!["zh"]!.GetValue<string>().ShouldBe("分段单行");
        (await district.Post($"{path}/moves", new { move = "end", reason = "晚了一步", version })).Code.ShouldBe("response_changed_meanwhile");

        var task = active.Body["tasks"]![0]!["id"]!.GetValue<string>();
        (await street.Post($"{path}/tasks/{task}", new { done = true })).Body!["response"]!["tasksDone"]!.GetValue<int>().ShouldBe(1);
        var ended = await district.Post($"{path}/moves", new { move = "end", reason = "人流已疏解", version = version + 1 });
        ended.Body!["response"]!["state"]!.GetValue<string>().ShouldBe("ended");
        ended.Body["history"]!.AsArray().Select(h => h!["code"]!.GetValue<string>()).ShouldBe(["proposed", "told", "activated", "informed", "taskDone", "ended", "informed"]);
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Each_figure_is_as_many_as_the_list_behind_it_has_rows()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        foreach (var bin in (string[])["bin-001", "bin-002", "bin-014"])
        {
            using var sensor = await ThinMqtt.Connect(host.Mqtt, bin);
            await sensor.Publish(bin, """{"fill":97}""");
        }

        await Count(host, "counter-001", 2_100);
        await RunningHost.Until(() => street.Get("/cases?state=open"), list => list["items"]!.AsArray().Count >= 4);
        var signs = (await street.Get("/vital-signs"))!;
        var screens = (await street.Get("/screens"))!;
        JsonNode?[] links =
        [
            .. signs["items"]!.AsArray().SelectMany(s => (JsonNode?[])[s!["behind"], s["whole"]]),
            .. screens["fields"]!.AsArray().SelectMany(f => f!["panels"]!.AsArray()).SelectMany(p => p!["parts"]!.AsArray()).Select(p => p!["behind"]),
        ];
        var wrong = new List<string>();
        foreach (var link in links.OfType<JsonNode>().DistinctBy(l => l.ToJsonString()))
        {
            var (to, query, count) = (link["to"]!.GetValue<string>(), link["query"]!.GetValue<string>(), link["count"]!.GetValue<int>());
            var rows = (await street.Get($"/{to}?{query}&limit=500"))!["items"]!.AsArray().Count;
            if (rows != count)
            {
                wrong.Add($"/{to}?{query}: {count} counted, {rows} listed");
            }
        }

        wrong.ShouldBeEmpty();
        links.OfType<JsonNode>().Count(l => l["count"]!.GetValue<int>() > 0).ShouldBeGreaterThan(3);
    }

    private static async Task Count(RunningHost host, string counter, int people)
    {
        using var sensor = await ThinMqtt.Connect(host.Mqtt, counter);
        var until = DateTimeOffset.Parse((await host.Nobody().Get("/clock"))!["now"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        await sensor.Publish(counter, $$"""{"at":"{{until.AddMinutes(-5):O}}","until":"{{until:O}}","in":{{people}},"out":10}""");
    }
}
