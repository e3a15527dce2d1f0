using Jingwei.Cases.Formulas;
using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>What an open implementation of the practice gets wrong: each of these fails when it is made here. See <c>docs/appraisal.md</c>.</summary>
public sealed class KnownMistakesTests
{
    [Fact]
    public void First_what_is_missed_raises_no_score()
    {
        var clean = Inspector(missed: 0);
        var missed = Inspector(missed: 30);
        (clean.Total, missed.Total).ShouldBe(((Fraction)100, (Fraction)94));
        missed.Shown("missedReportRate").ShouldBe("30.00");
    }

    [Fact]
    public void So_it_is_with_rework()
    {
        var department = Counted.Row(
            Appraised.Department, (FactKind.DueToClose, 100), (FactKind.Closed, 100), (FactKind.DueToHandle, 100), (FactKind.HandledOnTime, 100), (FactKind.Reworked, 30));
        department.Total.ShouldBe((Fraction)94);
    }

    [Theory]
    [InlineData(Appraised.Intake, "onTimeIntakeRate", 25)]
    [InlineData(Appraised.Intake, "verificationSentOnTimeRate", 40)]
    [InlineData(Appraised.Intake, "checkSentOnTimeRate", 35)]
    [InlineData(Appraised.ShiftLeader, "onTimeFilingRate", 25)]
    [InlineData(Appraised.ShiftLeader, "accurateFilingRate", 40)]
    [InlineData(Appraised.ShiftLeader, "onTimeClosingStepRate", 35)]
    public void Second_no_rate_stands_in_for_another(Appraised appraised, string indicator, int weight)
    {
        // All is well but this one, which is none: the total lacks its weight and no other's.
        var counts = Perfect(appraised);
        var spoilt = Counted.Table(appraised).Indicators.Single(i => i.Code == indicator);
        if (spoilt.Numerator.Minus is [var voided])
            counts[voided] = counts[spoilt.Numerator.Plus[0]];
        else
            counts[spoilt.Numerator.Plus[0]] = 0;
        Appraise.Row(Counted.Table(appraised), 1, counts).Total.ShouldBe((Fraction)(100 - weight));
    }

    [Fact]
    public void A_table_that_weighs_one_rate_twice_is_refused()
    {
        var yaml = FormulaBook.Shipped().Single(f => f.Name == "intake/1.yaml").Yaml
            .Replace("checkSentOnTime\n    denominator: checkSendDue", "verificationSentOnTime\n    denominator: verificationSendDue", StringComparison.Ordinal);
        FormulaBook.Check([("intake/1.yaml", yaml)]).Select(p => p.Code).ShouldBe(["formulaTwice"]);
    }

    [Fact]
    public void Third_a_rate_has_one_denominator()
    {
        // 737 of the 911 that were closed would be 80.90, of the 996 that were filed 74.00.
        var row = Counted.Row(Appraised.Area, (FactKind.Filed, 996), (FactKind.DueToClose, 972), (FactKind.Closed, 911), (FactKind.ClosedOnTime, 737));
        row.Shown("closedOnTimeRate").ShouldBe("75.82");
        // Whatever else is due or done, what is late is counted over what was due.
        foreach (var (table, late) in Counted.Book.Tables.SelectMany(t => t.Weighed.Select(i => (t, i))).Where(x => x.i.Numerator.Kinds.Any(k => $"{k}".EndsWith("OnTime", StringComparison.Ordinal))))
            $"{late.Denominator!.Plus.ShouldHaveSingleItem()}".ShouldContain("Due", customMessage: $"{table.Appraised} {late.Code}");
    }

    [Fact]
    public void One_code_with_two_formulas_is_refused()
    {
        var yaml = FormulaBook.Shipped().Single(f => f.Name == "area/1.yaml").Yaml.Replace("numerator: closed\n    denominator: dueToClose", "numerator: closed\n    denominator: filed", StringComparison.Ordinal);
        FormulaBook.Check([.. FormulaBook.Shipped(), ("area/1.yaml", yaml)]).Select(p => p.Code).ShouldBe(["formulaDiffers"]);
    }

    [Fact]
    public void Fourth_nothing_is_rounded_before_it_is_weighed()
    {
        // Each of the three rates rounds up, and so would the sum: to an A.
        var row = Counted.Row(
            Appraised.Intake, (FactKind.IntakeDue, 100_000), (FactKind.TakenInOnTime, 89_996), (FactKind.VerificationSendDue, 100_000), (FactKind.VerificationSentOnTime, 89_996),
            (FactKind.CheckSendDue, 100_000), (FactKind.CheckSentOnTime, 89_996));
        row.Figures.Where(f => f.Indicator.Weight > 0).Select(f => f.Shown).ShouldBe(["90.00", "90.00", "90.00"]);
        row.Total.ShouldBe(new Fraction(89_996, 1_000));
        row.Grade.ShouldBe("B");
    }

    [Fact]
    public void Thirds_add_up_to_a_whole() =>
        // 33.33 + 33.33 + 33.33 of a hundred would be less than what it is.
        Counted.Row(
            Appraised.Intake, (FactKind.IntakeDue, 3), (FactKind.TakenInOnTime, 1), (FactKind.VerificationSendDue, 3), (FactKind.VerificationSentOnTime, 1),
            (FactKind.CheckSendDue, 3), (FactKind.CheckSentOnTime, 1)).Total.ShouldBe(new Fraction(100, 3));

    [Fact]
    public void And_what_has_no_figure_is_not_taken_for_none()
    {
        var row = Counted.Row(Appraised.Inspector, (FactKind.Reported, 10), (FactKind.Valid, 10), (FactKind.Filed, 10), (FactKind.VerificationDue, 5), (FactKind.VerifiedOnTime, 5));
        row.Find("onTimeCheckRate")!.Value.ShouldBeNull();
        row.Total.ShouldBe((Fraction)100);
    }

    [Fact]
    public void And_a_higher_closing_rate_is_never_worse()
    {
        var (few, many) = (Closing(10), Closing(90));
        (few.Total < many.Total).ShouldBeTrue();

        static AppraisalRow Closing(long closed) => Counted.Row(Appraised.Area, (FactKind.Filed, 100), (FactKind.DueToClose, 100), (FactKind.Closed, closed), (FactKind.ClosedOnTime, closed));
    }

    [Theory]
    [InlineData(100, "A")]
    [InlineData(90, "A")]
    [InlineData(89, "B")]
    [InlineData(75, "B")]
    [InlineData(74, "C")]
    [InlineData(60, "C")]
    [InlineData(59, "D")]
    [InlineData(40, "D")]
    [InlineData(39, "E")]
    [InlineData(0, "E")]
    public void And_not_everyone_is_an_A(int points, string grade) => Counted.Table(Appraised.Dispatcher).GradeOf(points).ShouldBe(grade);

    private static AppraisalRow Inspector(long missed) => Counted.Row(
        Appraised.Inspector, (FactKind.Reported, 100), (FactKind.Valid, 100), (FactKind.Filed, 100), (FactKind.Missed, missed), (FactKind.VerificationDue, 10), (FactKind.VerifiedOnTime, 10),
        (FactKind.CheckDue, 10), (FactKind.CheckedOnTime, 10));

    private static Dictionary<FactKind, long> Perfect(Appraised appraised) =>
        NamedCounts.Of(appraised).ToDictionary(c => c.Kind, c => c.Kind is FactKind.Voided or FactKind.Missed or FactKind.Reworked ? 0L : 60);
}
