using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;
using static Jingwei.Sensing.Tests.Rules.Telling;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What a condition does that is watched at some hours only, as the table in the rule's remarks says.</summary>
public sealed class HoursTables
{
    private const int Day = 1440;
    private static readonly CityTime City = new(TimeZoneInfo.Utc, WorkCalendar.MondayToFriday);
    private static readonly Level High = new(Comparison.AtLeast, 85);
    private static readonly Level Low = new(Comparison.LessThan, 60);
    private static readonly ConditionRule AtOnce = Nightly(new ThresholdRule("full", 0, [new WayIn(High, 0)], Low));
    private static readonly ConditionRule Held = Nightly(new ThresholdRule("full", 0, [new WayIn(High, 5 * Minute)], Low));
    private static readonly ConditionRule Silent = Nightly(new NoDataRule("silent", 30 * Minute));

    // Minutes after ten: night opens at 12 h = 720 and closes at 20 h = 1200.
    [Fact]
    public void What_was_so_before_counts_from_the_opening()
    {
        Told(AtOnce, 2000, (710, 86)).ShouldBe(["raised@720 720..", "cleared@1200 720..1200"]);
        Told(AtOnce, 800, (710, 86), (720, 50)).ShouldBeEmpty();
        Told(AtOnce, 800, (710, 50), (720, 86)).ShouldBe(["raised@720 720.."]);
        Told(AtOnce, 720 - Ms, (710, 86)).ShouldBeEmpty();
        Told(AtOnce, 800, (730, 86), (740, 50)).ShouldBe(["raised@730 730..", "cleared@740 730..740"]);
        Told(Silent, 760, (120, 1)).ShouldBe(["raised@750 720.."]);
    }

    [Fact]
    public void What_must_be_held_must_be_held_while_it_is_watched()
    {
        Told(Held, 800, (710, 86)).ShouldBe(["raised@725 720.."]);
        Told(Held, 800, (710, 86), (725, 50)).ShouldBeEmpty();
        Told(Held, Day + 800, (1195, 86)).ShouldBe([$"raised@{Day + 725} {Day + 720}.."]);
        Told(Held, 1300, (1195 - Ms, 86)).ShouldBe(["raised@1199.99998 1194.99998..", "cleared@1200 1194.99998..1200"]);
    }

    [Fact]
    public void An_episode_ends_when_it_is_no_longer_watched()
    {
        Told(AtOnce, Day + 730, (780, 86)).ShouldBe(["raised@780 780..", "cleared@1200 780..1200", $"raised@{Day + 720} {Day + 720}.."]);
        Told(AtOnce, 1300, (780, 86), (1200, 86), (1210, 99)).ShouldBe(["raised@780 780..", "cleared@1200 780..1200"]);
        Told(AtOnce, 1300, (1210, 99)).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_of_workdays_is_one_stretch()
    {
        // Sunday ten o'clock; Monday begins 14 h later and Saturday five days after that.
        var workdays = new HoursRule(new ThresholdRule("full", 0, [new WayIn(High, 0)], Low), 2, new WatchWindows(new WatchedTimes([], WatchedDays.Workdays, []), City));
        Told(workdays, 7 * Day, (0, 86)).ShouldBe(["raised@840 840..", $"cleared@{840 + (5 * Day)} 840..{840 + (5 * Day)}"]);
    }

    [Fact]
    public void A_holiday_is_not_worked_and_a_swapped_Sunday_is()
    {
        var city = new CityTime(TimeZoneInfo.Utc, new WorkCalendar([new DateOnly(2026, 11, 23)], [new DateOnly(2026, 11, 22)]));
        Open(new WatchedTimes([new HourSpan(540, 600)], WatchedDays.Workdays, []), city, 2).ShouldBe(["11-22 09:00-10:00", "11-24 09:00-10:00"]);
        Open(new WatchedTimes([new HourSpan(540, 600)], WatchedDays.Weekends, []), city, 2).ShouldBe(["11-23 09:00-10:00", "11-28 09:00-10:00"]);
    }

    [Fact]
    public void Stretches_that_touch_or_overlap_are_one() =>
        Open(new WatchedTimes([new HourSpan(420, 540), new HourSpan(480, 600), new HourSpan(600, 660)], WatchedDays.Named, [DayOfWeek.Tuesday]), City, 1).ShouldBe(["11-24 07:00-11:00"]);

    [Fact]
    public void A_stretch_over_midnight_is_of_the_day_on_which_it_begins() =>
        Open(new WatchedTimes([new HourSpan(1320, 360)], WatchedDays.Named, [DayOfWeek.Friday]), City, 1).ShouldBe(["11-27 22:00-06:00"]);

    [Fact]
    public void Where_clocks_are_changed_a_night_is_an_hour_longer_or_shorter()
    {
        var berlin = new CityTime(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WorkCalendar.MondayToFriday);
        var night = new WatchWindows(new WatchedTimes([new HourSpan(60, 240)], WatchedDays.Every, []), berlin);
        TimeSpan Long(DateTimeOffset day) => TimeSpan.FromMilliseconds(night.From(day.ToUnixTimeMilliseconds()).First() is var w ? w.CloseMs - w.OpenMs : 0);
        Long(new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero)).ShouldBe(TimeSpan.FromHours(2));
        Long(new DateTimeOffset(2026, 10, 24, 22, 30, 0, TimeSpan.Zero)).ShouldBe(TimeSpan.FromHours(4));
    }

    // The rule lays stretches out anew only when the next one has closed; what it remembers is what laying them out for each sample would say.
    [Theory]
    [InlineData(1320, 360, WatchedDays.Every)]
    [InlineData(540, 600, WatchedDays.Workdays)]
    [InlineData(0, 1440, WatchedDays.Weekends)]
    public void What_is_remembered_of_the_calendar_is_what_it_says(int from, int until, WatchedDays days)
    {
        var windows = new WatchWindows(new WatchedTimes([new HourSpan(from, until)], days, []), City);
        var rule = new HoursRule(new ThresholdRule("full", 0, [new WayIn(High, 5 * Minute)], Low), 1, windows);
        var state = rule.Initial;
        for (var minute = 0; minute < 21 * Day; minute += 30)
        {
            var sample = new Sample(At(minute), At(minute), [minute % 50 == 0 ? 90 : 20]);
            while (rule.NextChangeMs(state) is { } change && change < sample.AtMs)
                state = rule.Change(state, change);
            state = rule.Apply(state, sample);
            state.Slots[..4].ShouldBe([.. windows.From(sample.AtMs).Take(2).SelectMany(w => new[] { w.OpenMs, w.CloseMs })], $"after {minute} minutes");
        }
    }

    // The device was heard again after ten minutes, with a sample of one minute past the opening: what must be held is not told at once.
    [Fact]
    public void A_wait_goes_by_the_devices_clock()
    {
        var lane = new LaneState(_ => new KindRules("bin", ["fill", "b"], 10 * Minute, [Held]));
        LaneInput Fill(long seq, double at, double heard, double value) => new(seq, InputKind.Reading, Bin, At(at), At(heard), [value, double.NaN]);
        Run(lane, [Fill(1, 730, 730, 50), Wake(2, 740), Fill(3, 731, 740, 86)]).ShouldBeEmpty();
        lane.NextWakeMs().ShouldBe(At(745));
        Say(Run(lane, [Wake(4, 745)])).ShouldBe(["full 1 raised 731.."]);
    }

    private static HoursRule Nightly(ConditionRule rule) => new(rule, 2, new WatchWindows(new WatchedTimes([new HourSpan(1320, 360)], WatchedDays.Every, []), City));

    private static string[] Open(WatchedTimes times, CityTime city, int count) =>
        [.. new WatchWindows(times, city).From(At(-120)).Take(count).Select(w => $"{city.LocalOf(w.OpenMs):MM-dd HH:mm}-{city.LocalOf(w.CloseMs):HH:mm}")];
}
