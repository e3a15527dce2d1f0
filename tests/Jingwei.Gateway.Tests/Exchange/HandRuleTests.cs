using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>Cases that a mapping's rule hands over: judged by what happened and not by how they stand when that is told, and never round in a ring.</summary>
public sealed class HandRuleTests
{
    private const string Province = "provinceHub";
    private const string Stages = "stages: [dispatch, handle]";

    [Fact]
    public async Task A_rule_is_judged_by_the_stage_and_the_instant_of_what_happened()
    {
        await using var rig = await ExchangeRig.Start(Province, "k-123", folder => Write(folder, Stages, "stages: [check]"));
        var number = await rig.Report("13-01", "闻到燃气味");
        (await rig.Send()).ShouldBe(0);
        var start = rig.Now;
        await rig.Moves(number, "checking", CaseStage.Check, settle: false);
        rig.Rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.Moves(number, "closed", CaseStage.Ended, CaseOutcome.Cleared, settle: false);
        rig.Rig.Clock.Advance(TimeSpan.FromMinutes(5));

        (await rig.Send()).ShouldBe(2, "it came to the check, and ended before that was told");
        rig.Platform.Heard.Select(h => h.Path).ShouldBe(["/hub/openapi/event/report", "/hub/openapi/event/progress"]);
        rig.Heard(1).ShouldSatisfyAllConditions(b => b["status"]!.GetValue<string>().ShouldBe("CLOSED"), b => b["time"]!.GetValue<long>().ShouldBe(start.AddMinutes(5).ToUnixTimeMilliseconds()));
        (await rig.Link(number)).ByRule.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_platform_handed_in_goes_on_to_another_only_where_the_rule_says_so()
    {
        await using var rig = await ExchangeRig.Start(before: folder => Write(folder, "categories: [\"13\", \"14\"]", "categories: [\"05\"]"));
        (await rig.Book.Keep(Province, new PlatformRequest($"{rig.Platform.Address}/hub", [rig.Area.District.ToString(CultureInfo.InvariantCulture)], Key: "k-123"), rig.Admin, default)).Ok.ShouldBeTrue();
        (await rig.Arrives(ExchangeKind.Case, "m1", Arrived("S-1"))).Ok.ShouldBeTrue();
        (await rig.Send()).ShouldBe(0, "or two platforms could hand it round");
        await rig.Report("05-02");
        (await rig.Send()).ShouldBe(1, "a resident's goes");

        Write(rig.Rig.Folder, "categories: [\"13\", \"14\"]", "categories: [\"05\"]\n    sources: [platform]");
        await rig.Restart();
        var number = (await rig.Arrives(ExchangeKind.Case, "m2", Arrived("S-2"))).Value.Number;
        (await rig.Send()).ShouldBe(1);
        rig.Platform.Heard.Last().Body.ShouldContain(number);
    }

    [Fact]
    public void A_rule_cannot_wait_for_the_end()
    {
        var mistake = MappingBook.MistakesIn("exchange/mine.yaml", Yaml(Stages, "stages: [handle, ended]")).ShouldHaveSingleItem();
        mistake.ShouldSatisfyAllConditions(m => m.Code.ShouldBe("notWord"), m => m.Sentence.En.ShouldContain("ended"));
    }

    private static object Arrived(string number) => new { caseNo = number, content = "广告牌松动", caseType = "050112", areaCode = "310106014000" };

    private static string Yaml(string right, string other)
    {
        var yaml = MappingBook.Shipped().Single(f => f.File == "exchange/provinceHub.1.yaml").Yaml.ReplaceLineEndings("\n");
        yaml.ShouldContain(right);
        return yaml.Replace(right, other, StringComparison.Ordinal);
    }

    private static void Write(string folder, string right, string other)
    {
        Directory.CreateDirectory(Path.Combine(folder, "exchange"));
        File.WriteAllText(Path.Combine(folder, "exchange", "provinceHub.1.yaml"), Yaml(right, other));
    }
}
