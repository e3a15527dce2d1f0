using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>What cities have published comes out to the digit.</summary>
public sealed class PublishedExamplesTests
{
    /// <summary>A county-level city in December 2016: 1,054 accepted, 996 filed, 972 due, 911 closed, 737 of them on time (hbcic.net.cn/info/wcm/74587.htm).</summary>
    [Fact]
    public void A_month_of_a_county_level_city()
    {
        var row = Counted.Row(
            Appraised.Area, (FactKind.Accepted, 1_054), (FactKind.Filed, 996), (FactKind.DueToClose, 972), (FactKind.Closed, 911), (FactKind.ClosedOnTime, 737));
        (row.Shown("accepted"), row.Shown("filed"), row.Shown("dueToClose"), row.Shown("closed")).ShouldBe(("1054", "996", "972", "911"));
        row.Shown("closingRate").ShouldBe("93.72");
        row.Shown("closedOnTimeRate").ShouldBe("75.82");
    }

    /// <summary>The same as cases: 996 filed, of which 24 are due in the next month, 737 closed in time, 174 late, 61 not at all.</summary>
    [Fact]
    public void The_same_month_counted_from_its_cases()
    {
        var (filedAt, due) = (At(1), At(20));
        var cases = Enumerable.Range(0, 996).Select(i =>
        {
            var closedAt = i < 737 ? due.AddMinutes(-i) : i < 911 ? due.AddMinutes(i) : (DateTimeOffset?)null;
            var steps = new List<CaseStep> { new(StepKind.File, filedAt, filedAt, StepEnd.Done), new(StepKind.Handle, filedAt, closedAt, closedAt is null ? StepEnd.Open : StepEnd.Done, null, 7) };
            if (closedAt is { } at)
                steps.Add(new CaseStep(StepKind.Close, at, at, StepEnd.Done));
            return new CaseHistory($"2016-{i:0000}", 1, "01-01", steps, new StepClock(i < 972 ? due : At(35)));
        });
        var sums = Recount.Of(cases.SelectMany(CaseFacts.Of), Jingwei.Foundation.CityTime.Usual);
        var row = Appraise.Rows(Counted.Table(Appraised.Area), sums, new Slice(Period.Month(2016, 12).Days)).ShouldHaveSingleItem();
        (row.Shown("filed"), row.Shown("dueToClose"), row.Shown("closed"), row.Shown("closingRate"), row.Shown("closedOnTimeRate")).ShouldBe(("996", "972", "911", "93.72", "75.82"));

        static DateTimeOffset At(int day) => new DateTimeOffset(2016, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)).AddDays(day - 1);
    }

    /// <summary>A week of a provincial capital in April 2019, the whole and four of its districts (lzszcg.com/gsggs/2161.htm).</summary>
    [Theory]
    [InlineData(52_434, 43_523, 40_394, 276, "83.01", "77.04", "0.53")]
    [InlineData(1_935, 1_912, 1_855, 18, "98.81", "95.87", "0.93")]
    [InlineData(953, 953, 936, 20, "100.00", "98.22", "2.10")]
    [InlineData(848, 806, 699, 8, "95.05", "82.43", "0.94")]
    [InlineData(736, 596, 372, 7, "80.98", "50.54", "0.95")]
    public void A_week_of_a_provincial_capital(long due, long closed, long onTime, long reworked, string closing, string closedOnTime, string rework)
    {
        var row = Counted.Row(Appraised.Area, (FactKind.DueToClose, due), (FactKind.Closed, closed), (FactKind.ClosedOnTime, onTime), (FactKind.Reworked, reworked));
        (row.Shown("closingRate"), row.Shown("closedOnTimeRate"), row.Shown("reworkRate")).ShouldBe((closing, closedOnTime, rework));
    }

    [Fact]
    public void An_inspectors_weights_are_those_published() =>
        Counted.Table(Appraised.Inspector).Weighed.Select(i => (i.Code, i.Weight, i.Direction)).ShouldBe(
        [
            ("validReportRate", 40, Direction.For), ("missedReportRate", 20, Direction.Against), ("onTimeVerificationRate", 20, Direction.For), ("onTimeCheckRate", 20, Direction.For),
        ]);

    [Fact]
    public void Formulas_are_those_published()
    {
        Formula(Appraised.Inspector, "validReportRate").ShouldBe("valid / reported");
        Formula(Appraised.Inspector, "missedReportRate").ShouldBe("missed / filed");
        Formula(Appraised.ShiftLeader, "accurateFilingRate").ShouldBe("(filed - voided) / filed");
        Formula(Appraised.Dispatcher, "accurateDispatchRate").ShouldBe("(dispatchDue - reworked) / dispatchDue");
        Formula(Appraised.Department, "closingRate").ShouldBe("closed / dueToClose");
        Formula(Appraised.Department, "onTimeHandlingRate").ShouldBe("handledOnTime / dueToHandle");
        Formula(Appraised.Department, "reworkRate").ShouldBe("reworked / dueToClose");

        static string Formula(Appraised of, string code) => Counted.Table(of).Indicators.Single(i => i.Code == code).Formula;
    }
}
