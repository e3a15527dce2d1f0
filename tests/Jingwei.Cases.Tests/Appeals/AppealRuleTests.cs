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
        var history = Of(new StepClock(Due), Handled(-8, -3), Checked(-3, -1), Handled(-1, null));
        Judgements.Against(history, Body, Due.AddHours(1)).ShouldBe(
        [
            new Judgement(JudgementKind.Reworked, Body, Due.AddHours(-1), Due, Due.AddHours(-1)), new Judgement(JudgementKind.Late, Body, Due, Due, Due.AddHours(-1)), new Judgement(JudgementKind.NotClosed, Body, Due, Due, Due),
        ]);
        Judgements.Against(history, Body, Due.AddMinutes(-1)).ShouldHaveSingleItem().Kind.ShouldBe(JudgementKind.Reworked, "what is not due yet is held against nobody");
        Judgements.Against(history, 8, Due.AddHours(1)).ShouldBeEmpty("another body");
        Judgements.Against(Of(null, Handled(-8, -3)), Body, Due.AddHours(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_stays_that_were_due_at_one_instant_each_is_judged_and_corrected_by_itself()
    {
        var history = Of(null, Handled(-8, 1), Checked(1, 2), Handled(2, null));
        Judgements.Against(history, Body, Due.AddHours(3)).Where(j => j.Kind == JudgementKind.Late).Select(j => (j.At, j.StayAt)).ShouldBe([(Due, Due.AddHours(-8)), (Due, Due.AddHours(2))]);
        var corrected = history with { Corrections = [new Correction(JudgementKind.Late, Body, Due, Due.AddHours(-8), Due.AddHours(3))] };
        Judgements.Against(corrected, Body, Due.AddHours(3)).Where(j => j.Kind == JudgementKind.Late).ShouldHaveSingleItem().StayAt.ShouldBe(Due.AddHours(2));
    }

    [Fact]
    public void What_was_upheld_of_a_case_that_was_not_closed_stays_when_it_is_closed_later()
    {
        var correction = new Correction(JudgementKind.NotClosed, Body, Due, Due, Due.AddHours(2));
        var open = Of(new StepClock(Due), Handled(-8, null));
        var closed = Of(new StepClock(Due), Handled(-8, 3), new CaseStep(StepKind.Close, Due.AddHours(3), Due.AddHours(4), StepEnd.Done));
        Closing(open).ShouldBe([FactKind.DueToClose]);
        Closing(closed).ShouldBe([FactKind.DueToClose, FactKind.Closed]);
        Closing(open with { Corrections = [correction] }).ShouldBe([FactKind.DueToClose, FactKind.Closed, FactKind.ClosedOnTime]);
        Closing(closed with { Corrections = [correction] }).ShouldBe([FactKind.DueToClose, FactKind.Closed, FactKind.ClosedOnTime]);
        Judgements.ChangesBy(closed, correction).Added.ShouldHaveSingleItem().Kind.ShouldBe(FactKind.ClosedOnTime, "closed it is anyway");
        Judgements.ChangesBy(Of(new StepClock(Due.AddDays(1)), Handled(-8, null)), correction).ShouldSatisfyAllConditions(c => c.Added.ShouldBeEmpty(), c => c.Removed.ShouldBeEmpty());
    }

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

    private static IEnumerable<FactKind> Closing(CaseHistory history) =>
        CaseFacts.Of(history).Where(f => f.Of == Appraised.Department && f.Kind is FactKind.DueToClose or FactKind.Closed or FactKind.ClosedOnTime && f.BodyId == Body).Select(f => f.Kind);

    private static CaseHistory Of(StepClock? closing, params CaseStep[] steps) =>
        new("2026-沪-000001", 1, "01-05", [new CaseStep(StepKind.File, Due.AddHours(-10), Due.AddHours(-9), StepEnd.Done), .. steps], closing);

    private static CaseStep Handled(int from, int? until) =>
        new(StepKind.Handle, Due.AddHours(from), until is { } hours ? Due.AddHours(hours) : null, until is null ? StepEnd.Open : StepEnd.Done, BodyId: Body, Clock: new StepClock(Due));

    private static CaseStep Checked(int from, int until) => new(StepKind.Check, Due.AddHours(from), Due.AddHours(until), StepEnd.SentBack, BackTo: Body);
}
