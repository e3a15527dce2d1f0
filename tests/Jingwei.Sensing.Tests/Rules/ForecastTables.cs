using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;
using static Jingwei.Sensing.Tests.Rules.Folding;
using static Jingwei.Sensing.Tests.Rules.Telling;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What a forecast reaches, as the table in the rule's remarks says; minutes after ten o'clock.</summary>
public sealed class ForecastTables
{
    private const int Hour = 60;
    private static readonly Level High = new(Comparison.AtLeast, 3.5);
    private static readonly Level Low = new(Comparison.LessThan, 3);
    private static readonly ConditionRule Flood = new ForecastRule("flood", 0, High, 6 * Hour * Minute, Low);

    [Fact]
    public void It_begins_when_the_instant_is_within_the_lead_time_and_ends_when_it_has_passed()
    {
        Forecast(9 * Hour, (0, 5 * Hour, 3.6)).ShouldBe(["raised@0 0..", "cleared@300 0..300"]);
        Forecast(Hour, (0, 6 * Hour, 3.5)).ShouldBe(["raised@0 0.."]);
        Forecast(3 * Hour, (0, 8 * Hour, 3.6)).ShouldBe(["raised@120 120.."]);
        Forecast(9 * Hour, (0, 5 * Hour, 3.4)).ShouldBeEmpty();
    }

    [Fact]
    public void A_newer_issue_goes_on_with_it_or_ends_it()
    {
        Forecast(2 * Hour, (0, 5 * Hour, 3.6), (Hour, 5 * Hour, 3.2)).ShouldBe(["raised@0 0.."]);
        Forecast(2 * Hour, (0, 5 * Hour, 3.6), (Hour, 5 * Hour, 2.9)).ShouldBe(["raised@0 0..", "cleared@61 0..61"]);
        Forecast(2 * Hour, (0, 5 * Hour, 3.6), (Hour, 4 * Hour, 2.9)).ShouldBe(["raised@0 0.."]);
    }

    [Fact]
    public void An_issue_that_comes_in_several_messages_is_judged_whole()
    {
        (double, double, double)[] first = [(0, 4 * Hour, 3.6), (0, 5 * Hour, 3.8)];
        Forecast(2 * Hour, [.. first, (Hour, 4 * Hour, 2.5), (Hour, 5 * Hour, 2.6), (Hour, 6 * Hour, 3.6)]).ShouldBe(["raised@0 0.."]);
        Forecast(2 * Hour, [.. first, (Hour, 6 * Hour, 2.6), (Hour, 5 * Hour, 2.6), (Hour, 4 * Hour, 2.5)]).ShouldBe(["raised@0 0..", "cleared@61 0..61"]);
    }

    [Fact]
    public void What_is_now_is_no_forecast_and_a_forecast_is_not_what_is_now()
    {
        Told(Flood, Hour, (0, 4)).ShouldBeEmpty();
        var now = new ThresholdRule("flood", 0, [new WayIn(High, 0)], Low);
        Told(now, Hour, [Issue(0, 60, 4)]).ShouldBeEmpty();
        Told(new NoDataRule("silent", 10 * Minute), 15, [Issue(0, 60, 4), Issue(8, 60, 4)]).ShouldBeEmpty();
    }

    [Fact]
    public void Outside_its_hours_it_is_heard_and_not_told()
    {
        var city = new CityTime(TimeZoneInfo.Utc, WorkCalendar.MondayToFriday);
        var daily = new HoursRule(Flood, 2, new WatchWindows(new WatchedTimes([new(720, 900)], WatchedDays.Every, []), city));
        Told(daily, 9 * Hour, [Issue(0, 8 * Hour, 3.6)]).ShouldBe(["raised@120 120..", "cleared@300 120..300"]);
    }

    [Fact]
    public void What_ended_is_told_once_though_only_readings_follow()
    {
        // The lateness passes with readings, which no forecast hears; what is over is then no longer remembered as told.
        Told(Flood, 5 * Hour, [Issue(0, Hour, 3.5), Issue(65, 65, 2), Issue(90, 90, 2), Issue(91, 91, 2)]).ShouldBe(["raised@0 0..", "cleared@60 0..60"]);
    }

    [Fact]
    public void Restarts_and_late_issues_change_nothing()
    {
        var city = new CityTime(TimeZoneInfo.Utc, WorkCalendar.MondayToFriday);
        var kind = new KindRules("river", ["level", "gate"], 180 * Minute,
        [
            Flood, new ForecastRule("soon", 0, High, 90 * Minute, new Level(Comparison.LessThan, 3.5)), new NoDataRule("silent", 100 * Minute),
            new ThresholdRule("now", 0, [new WayIn(High, 20 * Minute)], Low), new HoursRule(new ForecastRule("timed", 0, High, 6 * Hour * Minute, Low), 2, new WatchWindows(new WatchedTimes([new(660, 735), new(800, 1100)], WatchedDays.Every, []), city)),
        ]);
        var steps = from issue in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 2))) from valid in Gen.Choose(0, 9) from level in Gen.Elements(2.0, 3.2, 3.5, 4) from late in Gen.Choose(0, 2) select (issue, valid, level, late);
        Prop.ForAll(Arb.From(steps.ArrayOf()), Arb.From(Gen.Choose(1, 4)), (story, every) =>
        {
            var hour = 0;
            // Of one instant of one issue the last received counts, so each comes once.
            var inputs = story.Select(s => (At: (hour += s.issue) * Hour, s.valid, s.level, s.late)).DistinctBy(s => (s.At, s.valid)).Select((s, i) => Issue(s.At, s.At + (s.valid * Hour), s.level, i + 1)).ToList();
            var late = story.Select(s => s.late).ToList();
            inputs.Add(Issue((hour + 30) * Hour, (hour + 31) * Hour, 2, inputs.Count + 1));
            return Retelling.SameWithRestarts(kind, inputs, every) && Retelling.SameWhenLate(kind, inputs, i => i < inputs.Count - 1 ? late[i] * Hour * Minute : 0);
        }).Check(Chance.Tries(500));
    }

    private static string[] Forecast(double until, params (double At, double ValidAt, double Level)[] issues) => Told(Flood, until, issues.Select(i => Issue(i.At, i.ValidAt, i.Level)));

    private static LaneInput Issue(double at, double validAt, double level, long seq = 0) => validAt > at
        ? new(seq, InputKind.Forecast, 1, At(at), At(at), [level, double.NaN], null, At(validAt))
        : new(seq, InputKind.Reading, 1, At(at), At(at), [level, double.NaN]);
}
