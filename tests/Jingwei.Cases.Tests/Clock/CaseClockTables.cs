using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Tests.Clock;

/// <summary>One case's clock through suspensions, extensions and a changed category, in a city with the holidays that ship. 23 November 2026 is a Monday; work is 9 to 12 and 13:30 to 17:30.</summary>
public sealed class CaseClockTables
{
    private static readonly WorkTime Shanghai = new(new CityTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), HolidayLists.Read("cn", HolidayLists.Shipped())), WorkHours.Usual);

    private static ClockEvent[] Started(string at, TimeLimit limit) => [new ClockStarted(At(at), limit)];

    [Fact]
    public void A_suspension_moves_a_limit_in_hours_by_the_hours_that_it_kept() =>
        // From Thursday 16:30 over the lunch of Friday to 14:00: one hour, three, and half an hour.
        Due([.. Started("11-26 09:00", TimeLimit.Hours(7)), new ClockSuspended(At("11-26 16:30")), new ClockResumed(At("11-27 14:00"))]).ShouldBe("11-27 15:00");

    [Fact]
    public void A_suspension_moves_a_limit_in_days_by_the_hours_that_it_kept() =>
        Due([.. Started("11-23 10:00", TimeLimit.Days(2)), new ClockSuspended(At("11-24 10:00")), new ClockResumed(At("11-24 12:00"))]).ShouldBe("11-26 11:00");

    [Fact]
    public void A_suspension_over_a_weekend_night_moves_nothing() =>
        Due([.. Started("11-26 10:00", TimeLimit.Days(2)), new ClockSuspended(At("11-27 17:30")), new ClockResumed(At("11-30 09:00"))]).ShouldBe("11-30 17:30");

    [Fact]
    public void A_suspension_in_plain_minutes_moves_by_plain_minutes() =>
        Due([.. Started("11-26 22:00", TimeLimit.Minutes(180)), new ClockSuspended(At("11-26 23:00")), new ClockResumed(At("11-27 03:00"))]).ShouldBe("11-27 05:00");

    [Fact]
    public void A_suspension_at_the_very_due_instant_comes_too_late() =>
        Due([.. Started("11-26 09:00", TimeLimit.Hours(3)), new ClockSuspended(At("11-26 12:00"))]).ShouldBe("11-26 12:00");

    [Fact]
    public void One_before_it_leaves_the_due_instant_open() =>
        new CaseClock([.. Started("11-26 09:00", TimeLimit.Hours(3)), new ClockSuspended(At("11-26 12:00").AddTicks(-1))], Shanghai).DueAt.ShouldBeNull();

    [Fact]
    public void Extensions_of_one_unit_are_added_to_the_limit() =>
        Due([.. Started("11-23 10:00", TimeLimit.Days(2)), new ClockExtended(At("11-24 10:00"), TimeLimit.Days(3)), new ClockExtended(At("11-24 11:00"), TimeLimit.Days(1))]).ShouldBe("12-01 17:30");

    [Fact]
    public void An_extension_in_another_unit_runs_from_the_due_instant() =>
        Due([.. Started("11-23 10:00", TimeLimit.Days(2)), new ClockExtended(At("11-23 11:00"), TimeLimit.Minutes(60))]).ShouldBe("11-25 18:30");

    [Fact]
    public void A_new_limit_replaces_all_that_was_added() =>
        Due([.. Started("11-23 10:00", TimeLimit.Days(2)), new ClockExtended(At("11-24 10:00"), TimeLimit.Days(3)), new ClockLimitGranted(At("11-24 11:00"), TimeLimit.Days(3))]).ShouldBe("11-26 17:30");

    [Fact]
    public void Another_category_counts_from_the_original_start_and_keeps_suspensions_and_extensions() =>
        Due(
        [
            .. Started("11-23 10:00", TimeLimit.Days(5)), new ClockSuspended(At("11-23 14:00")), new ClockResumed(At("11-23 16:00")), new ClockExtended(At("11-23 16:30"), TimeLimit.Hours(1)),
            new ClockCategoryChanged(At("11-24 09:00"), TimeLimit.Hours(4)),
        ]).ShouldBe("11-24 10:00");

    [Fact]
    public void Lights_turn_at_their_shares_and_the_due_instant_itself_is_red_and_in_time()
    {
        var clock = new CaseClock(Started("11-26 09:00", TimeLimit.Hours(5)), Shanghai);
        var figures = clock.At(At("11-26 12:00"));
        (Said(figures.YellowAt), Said(figures.RedAt), figures.UsedPercent, figures.Light).ShouldBe(("11-26 14:30", "11-26 15:30", 60, ClockLight.Green));
        clock.At(At("11-26 14:30").AddTicks(-1)).ShouldSatisfyAllConditions(f => f.Light.ShouldBe(ClockLight.Green), f => f.UsedPercent.ShouldBe(79));
        clock.At(At("11-26 14:30")).Light.ShouldBe(ClockLight.Yellow);
        clock.At(At("11-26 15:30").AddTicks(-1)).Light.ShouldBe(ClockLight.Yellow);
        clock.At(At("11-26 15:30")).ShouldSatisfyAllConditions(f => f.Light.ShouldBe(ClockLight.Red), f => f.IsLate.ShouldBeFalse(), f => f.Left.ShouldBe(TimeSpan.Zero));
        clock.At(At("11-26 16:30")).ShouldSatisfyAllConditions(f => f.IsLate.ShouldBeTrue(), f => f.Over.ShouldBe(TimeSpan.FromHours(1)), f => f.UsedPercent.ShouldBe(120));
        // In the night after it no working time goes by, and it is late all the same.
        new CaseClock(Started("11-26 09:00", TimeLimit.Hours(7)), Shanghai).At(At("11-26 20:00")).ShouldSatisfyAllConditions(f => f.IsLate.ShouldBeTrue(), f => f.Over.ShouldBe(TimeSpan.Zero));
    }

    [Fact]
    public void Thresholds_are_arguments()
    {
        var figures = new CaseClock(Started("11-26 09:00", TimeLimit.Hours(5)), Shanghai).At(At("11-26 10:00"), new ClockLights(50, 120));
        (Said(figures.YellowAt), Said(figures.RedAt), Said(figures.DueAt)).ShouldBe(("11-26 11:30", "11-26 16:30", "11-26 15:30"));
        Should.Throw<ArgumentOutOfRangeException>(() => new CaseClock(Started("11-26 09:00", TimeLimit.Hours(5)), Shanghai).At(At("11-26 10:00"), new ClockLights(90, 80)));
    }

    [Fact]
    public void A_stopped_clock_stays_as_it_was()
    {
        var clock = new CaseClock([.. Started("11-26 09:00", TimeLimit.Hours(5)), new ClockStopped(At("11-26 14:00"))], Shanghai);
        var figures = clock.At(At("12-26 14:00"));
        (figures.UsedPercent, figures.Light, figures.IsLate, figures.YellowAt, figures.RedAt).ShouldBe((70, ClockLight.Green, false, null, null));
        new CaseClock([.. Started("11-26 09:00", TimeLimit.Hours(5)), new ClockStopped(At("11-26 15:30"))], Shanghai).At(At("11-27 00:00")).IsLate.ShouldBeFalse();
        new CaseClock([.. Started("11-26 09:00", TimeLimit.Hours(5)), new ClockStopped(At("11-26 15:30").AddTicks(1))], Shanghai).At(At("11-27 00:00")).IsLate.ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_have_happened_is_refused()
    {
        var start = Started("11-26 09:00", TimeLimit.Hours(5));
        ClockEvent[] suspended = [.. start, new ClockSuspended(At("11-26 10:00"))];
        (ClockEvent[] Events, string Why)[] wrong =
        [
            ([], "a clock begins with its start"),
            ([new ClockSuspended(At("11-26 10:00"))], "a clock begins with its start"),
            ([.. start, .. start], "the clock has started"),
            ([.. start, new ClockResumed(At("11-26 10:00"))], "the clock is not suspended"),
            ([.. suspended, new ClockSuspended(At("11-26 11:00"))], "the clock is suspended"),
            ([.. suspended, new ClockResumed(At("11-26 09:59"))], "it is of before the event in front of it"),
            ([.. start, new ClockStopped(At("11-26 10:00")), new ClockExtended(At("11-26 11:00"), TimeLimit.Days(1))], "the clock has stopped"),
        ];
        foreach (var (events, why) in wrong)
            Should.Throw<ArgumentException>(() => new CaseClock(events, Shanghai)).Message.ShouldContain(why);
        Should.Throw<ArgumentOutOfRangeException>(() => new CaseClock(suspended, Shanghai).At(At("11-26 09:30")));
    }

    [Fact]
    public void Why_a_limit_in_days_over_National_Day_is_due_then() => English(
    [
        new ClockStarted(At("09-29 10:00"), TimeLimit.Days(5), new Text("暴露垃圾", "Litter")),
        new ClockSuspended(At("09-30 09:00")), new ClockResumed(At("09-30 12:00")), new ClockExtended(At("10-08 09:00"), TimeLimit.Days(1)),
    ]).ShouldBe(
    [
        "Runs from 09-29 10:00; the limit of “Litter” is 5 working days",
        "Extension approved at 10-08 09:00: 1 working day more, 6 working days in all",
        "09-29, the day of the start (09-29 10:00), does not count: the first working day is 09-30",
        "Suspended from 09-30 09:00 to 09-30 12:00: 3 h of working time not counted",
        "National Day from 10-01 to 10-07 skipped, 7 days",
        "10-10 is worked in exchange for National Day: it counts",
        "10-11 is a day off",
        "Due at 10-14 12:00",
    ]);

    [Fact]
    public void The_same_in_Chinese() =>
        new CaseClock([new ClockStarted(At("11-27 18:00"), TimeLimit.Hours(1.5m)), new ClockStopped(At("11-30 11:00"))], Shanghai).Why().Select(ClockSentences.Chinese).ShouldBe(
        [
            "11-27 18:00起计时，时限 1.5 个工作时",
            "11-27 18:00不在工作时间，从 11-30 09:00 起算",
            "跳过周末 11-28 至 11-29",
            "截止 11-30 10:30",
            "11-30 11:00停表，已超时",
        ]);

    [Fact]
    public void Why_it_is_open_while_suspended_and_which_year_was_assumed() => English(
    [
        new ClockStarted(At("12-07 10:00"), TimeLimit.Days(20)), new ClockCategoryChanged(At("12-08 10:00"), TimeLimit.Days(25)), new ClockSuspended(new(2027, 1, 6, 2, 0, 0, TimeSpan.Zero)),
    ]).ShouldBe(
    [
        "Runs from 12-07 10:00; the limit is 20 working days",
        "Category changed at 12-08 10:00: the limit is 25 working days, still counted from 12-07 10:00",
        "12-07, the day of the start (12-07 10:00), does not count: the first working day is 12-08",
        "4 weekends from 12-12 to 01-03 skipped, 8 days",
        "The holidays of 2027 are not published: ordinary weeks are assumed",
        "Suspended since 01-06 10:00: 27 h of working time left once it is resumed",
    ]);

    [Fact]
    public void Each_sentence_of_the_document_is_said_in_both_languages_with_the_same_places()
    {
        ClockSentences.All.Count.ShouldBe(22);
        foreach (var (code, (zh, en)) in ClockSentences.All)
            Places(zh).Order().ShouldBe(Places(en).Order(), code);

        static IEnumerable<string> Places(string sentence) => System.Text.RegularExpressions.Regex.Matches(sentence, @"\{\w+\}").Select(m => m.Value);
    }

    private static IEnumerable<string> English(ClockEvent[] events) => new CaseClock(events, Shanghai).Why().Select(ClockSentences.English);

    private static string? Due(ClockEvent[] events) => Said(new CaseClock(events, Shanghai).DueAt);

    private static string? Said(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string local) => new(DateTime.ParseExact($"2026-{local}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
