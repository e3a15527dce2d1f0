using System.Net;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>The same thing reported more than once: found before it is sent, joined, noted, merged and taken apart.</summary>
public sealed class DuplicateStoryTests
{
    private const double Lon = 121.4478;
    private const double Lat = 31.2280;

    [Fact]
    public async Task A_resident_is_asked_and_joins_with_an_own_number_and_code()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var (first, second) = (host.Nobody(), host.Nobody());
        var (number, _) = await Report(first, "路口的垃圾桶满了，旁边堆了很多袋子", contact: "13800001234");

        (await Similar(second, "昨晚的路灯不亮")).ShouldBeEmpty("other words");
        (await Similar(second, "垃圾桶满了没人收", lat: Lat + 0.004)).ShouldBeEmpty("beyond 250 m");
        var told = (await Similar(second, "垃圾桶满了没人收", lat: Lat + 0.0005)).ShouldHaveSingleItem()!;
        told["distanceMeters"]!.GetValue<int>().ShouldBe(50);
        told["reporters"]!.GetValue<int>().ShouldBe(1);
        told.ToJsonString().ShouldNotContain(number);
        told.ToJsonString().ShouldNotContain("袋子", Case.Sensitive, "nothing of what somebody else wrote");

        var joined = await second.Post("/reports/me-too", new { key = told["key"]!.GetValue<string>(), lon = Lon, lat = Lat + 0.0005, text = "我家楼下就是", contact = "13900005678" });
        joined.Status.ShouldBe(HttpStatusCode.Created);
        var (own, code) = (joined.Body!["number"]!.GetValue<string>(), joined.Body["followCode"]!.GetValue<string>());
        own.ShouldNotBe(number);
        (await second.Post("/reports/me-too", new { key = "0123", lon = Lon, lat = Lat })).Code.ShouldBe("similar_gone");

        var view = (await second.Get($"/reports/{Esc(own)}?code={code}"))!;
        (view["number"]!.GetValue<string>(), view["text"]!.GetValue<string>(), view["reporters"]!.GetValue<int>()).ShouldBe((own, "我家楼下就是", 2));
        view["steps"]!.AsArray().Select(s => s!["code"]!.GetValue<string>()).ShouldBe(["received"]);
        view.ToJsonString().ShouldNotContain(number);
        view.ToJsonString().ShouldNotContain("袋子");
        (await second.TryGet($"/reports/{Esc(number)}?code={code}")).Status.ShouldBe(HttpStatusCode.NotFound, "the code opens its own number alone");

        var street = await host.SignIn("street");
        var page = (await street.Get($"/cases/{Esc(number)}"))!;
        page["reporterCount"]!.GetValue<int>().ShouldBe(2);
        page["reporters"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()).ShouldBe([number, own]);
        page["history"]!.AsArray().Select(h => h!["code"]!.GetValue<string>()).ShouldContain("meToo");
        (await street.Get($"/cases/{Esc(own)}"))!["number"]!.GetValue<string>().ShouldBe(number, "staff finds the case by either number");
        (await street.Post($"/cases/{Esc(number)}/contact", new { purpose = "回电", reporter = own })).Body!["contact"]!.GetValue<string>().ShouldBe("13900005678");
        (await street.Post($"/cases/{Esc(number)}/contact", new { purpose = "回电" })).Body!["contact"]!.GetValue<string>().ShouldBe("13800001234");
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Not_solved_of_any_reporter_opens_the_case_again()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var resident = host.Nobody();
        var (number, firstCode) = await Report(resident, "路面有积水");
        var street = await host.SignIn("street");
        var added = (await street.Post($"/cases/{Esc(number)}/reporters", new { text = "积水很深", onBehalfOf = new { name = "王阿姨", callBackNumber = "13900005678" } })).Body!;
        await host.Advance(street, TimeSpan.FromSeconds(1));
        var officer = await host.SignIn((await street.Get($"/cases/{Esc(number)}"))!["called"]!["userName"]!.GetValue<string>());
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await officer.Move(number, move);
        }

        await street.Move(number, "checked");
        (await resident.Post($"/reports/{Esc(number)}/answer", new { code = firstCode, solved = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await street.Get($"/cases/{Esc(number)}"))!["reporterSolved"]!.GetValue<bool>().ShouldBeTrue();
        var own = added["number"]!.GetValue<string>();
        var answered = (await resident.Post($"/reports/{Esc(own)}/answer", new { code = added["followCode"]!.GetValue<string>(), solved = false })).Body!;
        answered["state"]!.GetValue<string>().ShouldBe("filed");
        answered["steps"]!.AsArray().Count(s => s!["code"]!.GetValue<string>() == "answered").ShouldBe(1, "the other's answer is the other's");
        (await street.Get("/cases?state=open&solved=false"))!["items"]!.AsArray().ShouldHaveSingleItem()!["number"]!.GetValue<string>().ShouldBe(number);
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task A_merged_case_ends_and_its_reporter_follows_the_other_until_it_is_taken_out_again()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var resident = host.Nobody();
        var (target, _) = await Report(resident, "垃圾桶满了，味道很大");
        var (number, code) = await Report(resident, "垃圾桶满了，没人收");
        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(1));

        var noted = (await street.Get($"/cases/{Esc(number)}"))!;
        noted["maybeDuplicate"]!["number"]!.GetValue<string>().ShouldBe(target);
        noted["maybeDuplicate"]!["reasons"]!.AsArray().Select(r => r!["code"]!.GetValue<string>()).ShouldContain("wordsInCommon");
        var similar = (await street.Get($"/cases/{Esc(number)}/similar"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
        similar["number"]!.GetValue<string>().ShouldBe(target);
        similar["mayMerge"]!.GetValue<bool>().ShouldBeTrue();

        (await street.Post($"/cases/{Esc(number)}/merge", new { into = number })).Code.ShouldBe("merge_itself");
        (await street.Post($"/cases/{Esc(number)}/merge", new { into = "2026-沪-999999" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await street.Post($"/cases/{Esc(number)}/split", new { })).Code.ShouldBe("case_not_merged");
        var merged = (await street.Post($"/cases/{Esc(number)}/merge", new { into = target, note = "同一个桶" })).Body!;
        (merged["stage"]!.GetValue<string>(), merged["outcome"]!.GetValue<string>(), merged["mergedInto"]!.GetValue<string>()).ShouldBe(("ended", "merged", target));
        merged["clocks"]!.AsArray().ShouldAllBe(c => c!["void"]!.GetValue<bool>());
        var page = (await street.Get($"/cases/{Esc(target)}"))!;
        (page["reporterCount"]!.GetValue<int>(), page["merged"]![0]!.GetValue<string>()).ShouldBe((2, number));
        page["reporters"]![1]!["words"]!.GetValue<string>().ShouldBe("垃圾桶满了，没人收");
        (await street.Post($"/cases/{Esc(number)}/merge", new { into = target })).Code.ShouldBe("case_ended");
        (await street.Post($"/cases/{Esc(target)}/merge", new { into = number })).Code.ShouldBe("merge_target_ended");
        await host.ShouldBeClean();

        var officer = await host.SignIn(page["called"]!["userName"]!.GetValue<string>());
        (await officer.Post($"/cases/{Esc(target)}/merge", new { into = number })).Status.ShouldBe(HttpStatusCode.Forbidden, "only who files");
        await officer.Move(target, "accept");
        var view = (await resident.Get($"/reports/{Esc(number)}?code={code}"))!;
        (view["number"]!.GetValue<string>(), view["state"]!.GetValue<string>(), view["text"]!.GetValue<string>()).ShouldBe((number, "accepted", "垃圾桶满了，没人收"));
        view["steps"]!.AsArray().Select(s => s!["code"]!.GetValue<string>()).ShouldBe(["received", "merged", "accepted"]);

        var split = (await street.Post($"/cases/{Esc(number)}/split", new { note = "是另一个桶" })).Body!;
        (split["state"]!.GetValue<string>(), split["reporterCount"]!.GetValue<int>()).ShouldBe(("filed", 1));
        split["outcome"].ShouldBeNull();
        split["mergedInto"].ShouldBeNull();
        (await street.Get($"/cases/{Esc(target)}"))!["reporterCount"]!.GetValue<int>().ShouldBe(1);
        (await resident.Get($"/reports/{Esc(number)}?code={code}"))!["state"]!.GetValue<string>().ShouldBe("filed");
        (await street.Get($"/cases/{Esc(target)}"))!["history"]!.AsArray().Select(h => h!["code"]!.GetValue<string>()).Where(c => c != "calledBy").ShouldBe(["filedFromReport", "called", "mergedIn", "accept", "splitOff"], ignoreOrder: true);
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Alarms_go_with_a_merged_case_and_come_back_with_it()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var street = await host.SignIn("street");
        var (target, _) = await Report(host.Nobody(), "垃圾桶满了");
        using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-031"))
        {
            await bin.Publish("bin-031", """{"fill":97}""");
        }

        var filed = await RunningHost.Until(() => street.Get("/cases?device=bin-031"), list => list["items"]!.AsArray() is [{ } only] && only["called"] is not null);
        var number = filed["items"]![0]!["number"]!.GetValue<string>();
        (await street.Post($"/cases/{Esc(number)}/merge", new { into = target })).Status.ShouldBe(HttpStatusCode.OK);
        var symptom = (await street.Get($"/cases/{Esc(target)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem()!;
        (await street.Get($"/cases/{Esc(number)}"))!["symptoms"]!.AsArray().ShouldBeEmpty();
        await host.ShouldBeClean();

        var (last, _) = await Report(host.Nobody(), "垃圾桶满出来了");
        (await street.Post($"/cases/{Esc(target)}/merge", new { into = last })).Status.ShouldBe(HttpStatusCode.OK, "with all that it carries");
        (await street.Get($"/cases/{Esc(last)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem();
        (await street.Post($"/cases/{Esc(number)}/split", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await street.Post($"/cases/{Esc(target)}/split", new { })).Status.ShouldBe(HttpStatusCode.OK, "it takes back its own alone");
        (await street.Get($"/cases/{Esc(number)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem()!["alarmId"]!.GetValue<string>().ShouldBe(symptom["alarmId"]!.GetValue<string>());
        (await street.Get($"/cases/{Esc(target)}"))!["symptoms"]!.AsArray().ShouldBeEmpty();
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Intake_sees_similar_open_cases_with_reasons_while_it_types()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var (number, _) = await Report(host.Nobody(), "南京西路垃圾桶满了");
        var intake = await host.SignIn("intake");
        (await intake.Post("/cases/similar", new { text = "垃圾桶" })).Status.ShouldBe(HttpStatusCode.BadRequest, "without a place there is nothing to look for");
        var shown = (await intake.Post("/cases/similar", new { text = "垃圾桶满了没人管", lon = Lon, lat = Lat })).Body!["items"]!.AsArray().ShouldHaveSingleItem()!;
        shown["number"]!.GetValue<string>().ShouldBe(number);
        shown["reasons"]!.AsArray().Single(r => r!["code"]!.GetValue<string>() == "wordsInCommon")!["args"]!["words"]![0]!.GetValue<string>().ShouldBe("垃圾桶满了");
        (await intake.Post($"/cases/{Esc(number)}/reporters", new { text = "满了" })).Status.ShouldBe(HttpStatusCode.BadRequest, "a number to call back");
        (await host.Nobody().Post("/cases/similar", new { text = "垃圾桶", lon = Lon, lat = Lat })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await host.ShouldBeClean();
    }

    private static string Esc(string number) => Uri.EscapeDataString(number);

    private static async Task<JsonArray> Similar(User user, string text, double lat = Lat) =>
        (await user.Post("/reports/similar", new { text, lon = Lon, lat })).Body!["items"]!.AsArray();

    private static async Task<(string Number, string Code)> Report(User resident, string text, string? contact = null)
    {
        var report = (await resident.Post("/reports", new { text, lon = Lon, lat = Lat, contact })).Body!;
        return (report["number"]!.GetValue<string>(), report["followCode"]!.GetValue<string>());
    }
}
