using Jingwei.Cases.Appeals;
using Jingwei.Cases.Rules.Appeals;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Tests.Appeals;

public sealed class AppealRuleTests
{
    private const long Body = 7;
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_due_and_not_done_and_what_was_sent_back_is_held_against_the_body()
    {
        var facts = new[] { Of(FactKind.DueToHandle), Of(FactKind.DueToClose), Of(FactKind.Closed), Of(FactKind.Reworked, Due.AddHours(-1)), Of(FactKind.DueToHandle) with { BodyId = 8 }, Of(FactKind.DueToHandle) with { Of = Appraised.Hotline } };
        Judgements.Against(facts, Body, Due.AddHours(1)).ShouldBe(
        [
            new Judgement(JudgementKind.Reworked, Body, Due.AddHours(-1), Due), new Judgement(JudgementKind.Late, Body, Due, Due),
        ]);
        Judgements.Against(facts, Body, Due.AddMinutes(-1)).ShouldHaveSingleItem().Kind.ShouldBe(JudgementKind.Reworked, "what is not due yet is held against nobody");
        Judgements.Against([.. facts, Of(FactKind.HandledOnTime)], Body, Due.AddHours(1)).ShouldHaveSingleItem().Kind.ShouldBe(JudgementKind.Reworked);
    }

    [Fact]
    public void Two_stays_that_were_due_at_one_instant_need_both_to_be_met() =>
        Judgements.Against([Of(FactKind.DueToHandle), Of(FactKind.DueToHandle), Of(FactKind.HandledOnTime)], Body, Due).ShouldHaveSingleItem();

    [Fact]
    public void The_time_runs_from_the_later_of_judgement_end_and_correction()
    {
        AppealRule.RunsFrom(Due, null, null).ShouldBeNull();
        AppealRule.RunsFrom(Due, Due.AddDays(1), null).ShouldBe(Due.AddDays(1));
        AppealRule.RunsFrom(Due, Due.AddDays(-1), null).ShouldBe(Due);
        AppealRule.RunsFrom(Due, Due.AddDays(1), Due.AddDays(2)).ShouldBe(Due.AddDays(2));
    }

    [Fact]
    public void What_ships_is_read_and_a_mistake_is_named_with_its_line()
    {
        var rule = AppealRules.Shipped().Of(1);
        (rule.FileWithin, rule.JudgeWithin).ShouldBe((TimeLimit.Days(5), TimeLimit.Days(3)));
        var mistakes = new List<FileMistake>();
        AppealRules.Read("2.yaml", "version: 3\nsource: 试\nfileWithinWorkingDays: 0\njudgeWithinWorkingDays: 3\nmore: 1\n", mistakes).ShouldBeNull();
        mistakes.Select(m => (m.Code, m.Line)).ShouldBe([("keyUnknown", 5), ("notNumber", 3), ("notFile", 1)]);
    }

    private static Fact Of(FactKind kind, DateTimeOffset? at = null) => new(Appraised.Department, kind, "2026-沪-000001", at ?? Due, Due, 1, Body, null, "01-05");
}
