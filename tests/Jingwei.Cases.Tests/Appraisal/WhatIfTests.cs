using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class WhatIfTests
{
    private static readonly AppraisalTable Now = Counted.Table(Appraised.Dispatcher);

    [Fact]
    public void The_same_facts_under_other_weights_show_each_rows_difference_and_grade()
    {
        var answer = WhatIf.Compare(Now, Weights(80, 20), [(1, Counts(100, 60, 0)), (2, Counts(100, 100, 40)), (3, Counts(100, 90, 10))]);
        answer.Rows.Select(r => (r.SubjectId, Figures.Shown(r.Before.Total), Figures.Shown(r.After.Total), Figures.ShownChange(r.Difference), r.Before.Grade, r.After.Grade)).ShouldBe(
        [
            (1, "80.00", "68.00", "-12.00", "B", "C"), (2, "80.00", "92.00", "+12.00", "B", "A"), (3, "90.00", "90.00", "0.00", "A", "A"),
        ]);
        answer.Rows.Select(r => (r.RankBefore, r.RankAfter)).ShouldBe([(2, 3), (2, 1), (1, 2)]);
        answer.Grades.Select(g => (g.Grade, g.Before, g.After)).ShouldBe([("A", 1, 2), ("B", 2, 0), ("C", 0, 1), ("D", 0, 0), ("E", 0, 0)]);
    }

    [Fact]
    public void An_indicator_that_is_new_gone_or_otherwise_is_named()
    {
        var other = Now with
        {
            Indicators =
            [
                Now.Indicators[1] with { Weight = 100, Denominator = new CountFormula([FactKind.DispatchDue, FactKind.Reworked], []) },
                new("reworkRate", new("返工率", "Rework rate"), new CountFormula([FactKind.Reworked], []), new CountFormula([FactKind.DispatchDue], []), Direction.Against, 0, "operator", "test", []),
            ],
        };
        var row = WhatIf.Compare(Now, other, [(1, Counts(100, 60, 20))]).Rows.ShouldHaveSingleItem();
        row.Indicators.Select(i => (i.Code, Figures.Shown(i.Before), Figures.Shown(i.After), i.FormulaChanged)).ShouldBe(
        [
            ("dispatchDue", "100.00", "–", false), ("onTimeDispatchRate", "60.00", "50.00", true), ("accurateDispatchRate", "80.00", "–", false), ("reworkRate", "–", "20.00", false),
        ]);
        row.Indicators[1].Difference.ShouldBe(-10);
        row.Indicators[0].Difference.ShouldBeNull();
    }

    [Fact]
    public void Who_has_no_total_is_counted_apart() =>
        WhatIf.Compare(Now, Weights(40, 60), [(1, Counts(0, 0, 0))]).Grades[^1].ShouldBe(new GradeChange(null, 1, 1));

    [Fact]
    public void Tables_of_different_things_are_not_compared() => Should.Throw<ArgumentException>(() => WhatIf.Compare(Now, Counted.Table(Appraised.Intake), []));

    private static AppraisalTable Weights(int onTime, int accurate) => Now with
    {
        Version = 2,
        Indicators = [.. Now.Indicators.Select(i => i with { Weight = i.Code switch { "onTimeDispatchRate" => onTime, "accurateDispatchRate" => accurate, _ => 0 } })],
    };

    private static IReadOnlyDictionary<FactKind, long> Counts(long due, long onTime, long reworked) =>
        Counted.Of((FactKind.DispatchDue, due), (FactKind.DispatchedOnTime, onTime), (FactKind.Reworked, reworked));
}
