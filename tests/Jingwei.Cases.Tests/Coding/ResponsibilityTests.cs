using Jingwei.Cases.Rules.Coding;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Coding;

/// <summary>Whose a case is, by rules that are data.</summary>
public sealed class ResponsibilityTests
{
    private static readonly BodyAround Lamps = new(1, "department", new Text("路灯管理所", "Lamps"), 97);
    private static readonly BodyAround Squad = new(2, "department", new Text("街道城管中队", "Squad"), 96);
    private static readonly BodyAround Bureau = new(3, "department", new Text("区城管局", "Bureau"), 98);
    private static readonly BodyAround Company = new(4, "crewCompany", new Text("申亮养护公司", "Company"), 97);
    private static readonly IReadOnlyList<BodyAround> Around = [Bureau, Lamps, Squad, Company];

    private static readonly IReadOnlyList<BodyRule> Rules =
    [
        new([], [], [], AssetPart.Maintainer, null, null),
        new(["A01-18"], [], [], null, "路灯", null),
        new(["E01"], [], [], null, "城管", null),
        new(["A01"], ["missing"], ["310106"], null, null, "crewCompany"),
    ];

    [Fact]
    public void Whom_a_ruling_names_comes_first_and_who_was_heard_is_proposed_no_more()
    {
        IReadOnlyList<ProposedBody> proposed = [new(1, Lamps.Name, [Contracts.Reason.Of("bodyAnswersFor")]), new(2, Squad.Name, [Contracts.Reason.Of("bodyNearest")])];
        string[] After(params (long, long)[] rulings) => [.. Responsibility.AfterRulings(proposed, Around, rulings).Select(p => $"{p.Id} {string.Join(' ', p.Why.Select(w => w.Code))}")];
        After().ShouldBe(["1 bodyAnswersFor", "2 bodyNearest"]);
        After((1, 2)).ShouldBe(["2 bodyRuled bodyNearest"], "the lamps' people were heard");
        After((1, 1)).ShouldBe(["1 bodyRuled bodyAnswersFor", "2 bodyNearest"], "it is theirs after all");
        After((1, 4)).ShouldBe(["4 bodyRuled", "2 bodyNearest"], "whom no rule named");
        After((1, 2), (2, 1)).ShouldBe(["1 bodyRuled bodyAnswersFor"], "the last ruling counts");
        After((1, 9)).ShouldBe(["2 bodyNearest"], "a body that cannot be sent there any more");
    }

    private static CaseMatter Matter(string code, string? condition = null, AssetBodies? asset = null, params string[] areas) => new(code, Text.Same(code), condition, areas, asset);

    [Fact]
    public void The_assets_own_maintainer_comes_before_whoever_the_category_names_and_each_says_why()
    {
        var proposed = Responsibility.Propose(Rules, Matter("A01-18", asset: new AssetBodies("LD-7", null, 3, 4)), Around);
        proposed.Select(p => p.Id).ShouldBe([4L, 1L]);
        proposed.Select(p => p.Why.Single().Code).ShouldBe(["bodyMaintains", "bodyAnswersFor"]);
    }

    [Fact]
    public void A_body_that_two_rules_name_stands_once_with_both_reasons()
    {
        var proposed = Responsibility.Propose(Rules, Matter("A01-18", "missing", new AssetBodies("LD-7", null, null, 4), "310106"), Around);
        proposed.Select(p => p.Id).ShouldBe([4L, 1L]);
        proposed[0].Why.Select(w => w.Code).ShouldBe(["bodyMaintains", "bodyNearest"]);
    }

    [Fact]
    public void Of_bodies_of_one_name_the_nearest_answers() => Responsibility.Propose(Rules, Matter("E01-02"), Around).Single().Id.ShouldBe(2);

    [Fact]
    public void A_rule_of_another_condition_or_area_or_code_says_nothing()
    {
        Responsibility.Propose(Rules, Matter("A01-05", "missing", null, "310107"), Around).ShouldBeEmpty();
        Responsibility.Propose(Rules, Matter("A01-05", "damaged", null, "310106"), Around).ShouldBeEmpty();
        Responsibility.Propose(Rules, Matter("A01-180"), Around).ShouldBeEmpty("a code is not the beginning of another");
    }

    [Fact]
    public void Whoever_disowns_it_is_never_the_fallback()
    {
        IReadOnlyList<BodyRule> fallback = [new([], [], [], null, "城管", null)];
        Responsibility.Fallback(fallback, Matter("E01-02"), Around, disownedBy: 2)!.Id.ShouldBe(3);
        Responsibility.Fallback(fallback, Matter("E01-02"), [Squad], disownedBy: 2).ShouldBeNull();
    }
}
