using Jingwei.Sim.Figures;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.Figures;

public class DayReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Shares_and_times_of_a_day_worked_out_by_hand()
    {
        // Four cases: cleared after 8 and 12 min, a false alarm, one still open. Three troubles: right again after 9 and 14 min, one never.
        List<CaseStory> cases =
        [
            Case("1", "bin-001", "cleared", opened: 1, rung: 1, arrived: 3, clear: 9),
            Case("2", "bin-002", "cleared", opened: 10, rung: 11, arrived: 15, clear: 22),
            Case("3", "bin-003", "falseAlarm", opened: 30, rung: 30, arrived: 33, clear: 34),
            Case("4", "bin-004", null, opened: 50, rung: 50, arrived: null, clear: null),
        ];
        List<Trouble> troubles =
        [
            new("bin-001", "overflow", At(0), At(9)), new("bin-002", "overflow", At(8), At(22)), new("bin-009", "overflow", At(40), null),
        ];
        var day = DayReport.Of(7, Start, Start.AddDays(1), cases, troubles, TimeSpan.FromSeconds(100));

        day.Events.ShouldBe(3);
        day.FalseAlarms.ShouldBe(1);
        day.SolvedFromAlarm.ShouldBe(new Share(1, 3));
        day.SolvedFromTruth.ShouldBe(new Share(1, 3));
        day.TroublesUnnoticed.ShouldBe(1);
        day.AlarmToArrival.ShouldBe(new Spread(2, 120, 300, 210));
        day.AlarmToClear.Mean.ShouldBe(600);
        day.TruthToAlarm.ShouldBe(new Spread(2, 60, 120, 90));
        day.SolvedFromAlarm.Percent.ShouldBe(33.3);
        ReportTable.Write(day).ShouldContain("33.3 %");
    }

    [Fact]
    public void Nearest_rank_percentiles()
    {
        Spread.Of(Enumerable.Range(1, 100).Select(i => TimeSpan.FromSeconds(i))).ShouldBe(new Spread(100, 50, 95, 50.5));
        Spread.Of([]).ShouldBe(new Spread(0, 0, 0, 0));
    }

    private static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    private static CaseStory Case(string number, string device, string? outcome, double opened, double? rung, double? arrived, double? clear) => new(
        number, "sensor", device, outcome, outcome is not null, At(opened), rung is { } r ? At(r) : null, rung is { } a ? At(a) : null,
        arrived is { } v ? At(v) : null, clear is { } c ? At(c) : null, null);
}
