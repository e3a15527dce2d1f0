using System.Net;

namespace Jingwei.Host.Tests;

/// <summary>Cases with more than one reporter: each follows by an own number, an answer of any counts, and what was merged is taken apart again.</summary>
public sealed class MergedStoryTests(AuditedHost shared) : IClassFixture<AuditedHost>
{
    // Corners of the street, farther from each other than what is alike is looked for.
    private static readonly (double Lon, double Lat) First = (121.4478, 31.2280);
    private static readonly (double Lon, double Lat) Second = (121.4510, 31.2296);

    [Fact]
    public async Task Not_solved_of_any_reporter_opens_the_case_again()
    {
        var host = shared.Host;
        var resident = host.Nobody();
        var (number, firstCode) = await DuplicateStoryTests.Report(resident, Second, "路面有积水");
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
    }

    [Fact]
    public async Task A_merged_case_ends_and_its_reporter_follows_the_other_until_it_is_taken_out_again()
    {
        var host = shared.Host;
        var resident = host.Nobody();
        var (target, _) = await DuplicateStoryTests.Report(resident, First, "垃圾桶满了，味道很大");
        var (number, code) = await DuplicateStoryTests.Report(resident, First, "垃圾桶满了，没人收");
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
    }

    private static string Esc(string number) => Uri.EscapeDataString(number);
}
