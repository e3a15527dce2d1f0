using System.Globalization;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Foundation.Tests.WorkingTime;

/// <summary>Limits at the boundaries of days, weeks, holidays and daylight saving, as people would count them on a calendar. Times are of the city's clocks.</summary>
public sealed class WorkTimeTables
{
    // National Day and the Mid-Autumn Festival of 2026, and a year after it of which nothing is known.
    private static readonly WorkCalendar Calendar = new(
    [
        new CalendarYear(2026,
        [
            new PublicHoliday(new("中秋节", "Mid-Autumn Festival"), new(2026, 9, 25), new(2026, 9, 27), []),
            new PublicHoliday(new("国庆节", "National Day"), new(2026, 10, 1), new(2026, 10, 7), [new(2026, 9, 20), new(2026, 10, 10)]),
        ]),
    ]);

    private static readonly WorkTime Shanghai = new(new CityTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Calendar), WorkHours.Usual);
    private static readonly WorkTime Berlin = new(
        new CityTime(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), new WorkCalendar([new CalendarYear(2026, []) { Week = [DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday] }])),
        WorkHours.Every(new WorkSpan(0, 6 * 60)));

    // 26 November 2026 is a Thursday.
    [Theory]
    [InlineData("11-26 09:00:00", 1, "11-26 10:00:00")]
    [InlineData("11-26 09:00:00.0000001", 1, "11-26 10:00:00.0000001")]
    // What fills a span to its end is due at its end, not after the break.
    [InlineData("11-26 09:00:00", 3, "11-26 12:00:00")]
    [InlineData("11-26 09:00:01", 3, "11-26 13:30:01")]
    [InlineData("11-26 11:30:00", 1.5, "11-26 14:30:00")]
    [InlineData("11-26 09:00:00", 7, "11-26 17:30:00")]
    [InlineData("11-26 16:30:00", 2, "11-27 10:00:00")]
    // Outside working time it begins with the next working time.
    [InlineData("11-26 12:00:00", 1, "11-26 14:30:00")]
    [InlineData("11-26 12:45:00", 1, "11-26 14:30:00")]
    [InlineData("11-26 17:30:00", 1, "11-27 10:00:00")]
    [InlineData("11-26 00:00:00", 1, "11-26 10:00:00")]
    [InlineData("11-27 17:30:00", 1, "11-30 10:00:00")]
    [InlineData("11-28 11:00:00", 1, "11-30 10:00:00")]
    // The holiday begins on a Thursday and ends on a Wednesday; a Saturday after it is worked.
    [InlineData("09-30 17:00:00", 1, "10-08 09:30:00")]
    [InlineData("10-09 17:00:00", 1, "10-10 09:30:00")]
    [InlineData("10-10 17:00:00", 1, "10-12 09:30:00")]
    // A Sunday that is worked for it.
    [InlineData("09-18 17:00:00", 1, "09-20 09:30:00")]
    public void Working_hours(string start, decimal hours, string due) => Local(Shanghai.Due(At(start), TimeLimit.Hours(hours)).At).ShouldBe(At(due));

    [Theory]
    // The day of the start does not count, whatever the hour.
    [InlineData("11-23 00:00:00", 1, "11-24 17:30:00")]
    [InlineData("11-23 10:00:00", 1, "11-24 17:30:00")]
    [InlineData("11-23 17:30:00", 1, "11-24 17:30:00")]
    [InlineData("11-23 23:59:59", 1, "11-24 17:30:00")]
    [InlineData("11-24 00:00:00", 1, "11-25 17:30:00")]
    [InlineData("11-23 10:00:00", 5, "11-30 17:30:00")]
    // A start on a day off: the next working day is the first.
    [InlineData("11-28 10:00:00", 1, "11-30 17:30:00")]
    [InlineData("11-29 23:59:59", 1, "11-30 17:30:00")]
    [InlineData("09-30 10:00:00", 1, "10-08 17:30:00")]
    [InlineData("09-30 10:00:00", 3, "10-10 17:30:00")]
    [InlineData("09-30 10:00:00", 4, "10-12 17:30:00")]
    [InlineData("10-03 10:00:00", 1, "10-08 17:30:00")]
    [InlineData("09-18 10:00:00", 1, "09-20 17:30:00")]
    public void Working_days(string start, int days, string due) => Local(Shanghai.Due(At(start), TimeLimit.Days(days)).At).ShouldBe(At(due));

    [Theory]
    // Where the day of the start counts before four o'clock.
    [InlineData("11-23 15:59:59", 1, "11-23 17:30:00")]
    [InlineData("11-23 16:00:00", 1, "11-24 17:30:00")]
    [InlineData("11-23 03:00:00", 1, "11-23 17:30:00")]
    [InlineData("11-28 10:00:00", 1, "11-30 17:30:00")]
    [InlineData("11-23 10:00:00", 5, "11-27 17:30:00")]
    public void Working_days_where_an_early_start_counts(string start, int days, string due) =>
        Local(new WorkTime(Shanghai.City, WorkHours.Usual, new DayCounting(16 * 60)).Due(At(start), TimeLimit.Days(days)).At).ShouldBe(At(due));

    [Theory]
    [InlineData("11-23 10:00:00", 1, "11-25 00:00:00")]
    [InlineData("11-28 10:00:00", 1, "12-01 00:00:00")]
    [InlineData("11-26 10:00:00", 1, "11-28 00:00:00")]
    public void Working_days_that_end_at_midnight(string start, int days, string due) =>
        Local(new WorkTime(Shanghai.City, WorkHours.Usual, new DayCounting(UntilMidnight: true)).Due(At(start), TimeLimit.Days(days)).At).ShouldBe(At(due));

    [Fact]
    public void A_day_always_counts_only_while_something_of_its_work_is_to_come()
    {
        var always = new WorkTime(Shanghai.City, WorkHours.Usual, new DayCounting(WorkSpan.Day));
        Local(always.Due(At("11-23 17:29:59"), TimeLimit.Days(1)).At).ShouldBe(At("11-23 17:30:00"));
        Local(always.Due(At("11-23 17:30:00"), TimeLimit.Days(1)).At).ShouldBe(At("11-24 17:30:00"));
    }

    [Fact]
    public void Minutes_run_day_and_night_through_holidays_and_changes_of_the_clock()
    {
        Local(Shanghai.Due(At("09-30 23:00:00"), TimeLimit.Minutes(180)).At).ShouldBe(At("10-01 02:00:00"));
        var spring = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);
        Berlin.Due(spring, TimeLimit.Minutes(180)).At.ShouldBe(spring.AddHours(3));
    }

    // Berlin works at night: 29 March has five hours from midnight to six, 25 October seven.
    [Theory]
    [InlineData("2026-03-28T22:00:00", "2026-03-29T05:00:00", 5)]
    [InlineData("2026-10-24T20:00:00", "2026-10-25T07:00:00", 7)]
    [InlineData("2026-06-06T20:00:00", "2026-06-07T07:00:00", 6)]
    public void A_night_shift_over_the_change_of_the_clocks_is_as_long_as_it_really_was(string from, string until, int hours) =>
        Berlin.Between(TimeUnit.WorkingHours, Utc(from), Utc(until)).ShouldBe(TimeSpan.FromHours(hours));

    [Theory]
    // Two hours from midnight before the jump: 02:00 comes as 03:00.
    [InlineData("2026-03-28T23:00:00", 2, "2026-03-29T01:00:00")]
    [InlineData("2026-03-28T23:00:00", 3, "2026-03-29T02:00:00")]
    // 02:30 comes twice: two and a half hours from midnight is the first, three and a half the second.
    [InlineData("2026-10-24T22:00:00", 2.5, "2026-10-25T00:30:00")]
    [InlineData("2026-10-24T22:00:00", 3.5, "2026-10-25T01:30:00")]
    public void Hours_over_the_change_of_the_clocks(string start, decimal hours, string due) => Berlin.Due(Utc(start), TimeLimit.Hours(hours)).At.ShouldBe(Utc(due));

    [Fact]
    public void A_year_whose_list_is_not_published_is_named()
    {
        Shanghai.Due(At("12-30 10:00:00"), TimeLimit.Days(1)).AssumedYears.ShouldBeEmpty();
        Shanghai.Due(At("12-30 10:00:00"), TimeLimit.Days(2)).AssumedYears.ShouldBe([2027]);
        Shanghai.Due(At("12-31 17:00:00"), TimeLimit.Hours(1)).AssumedYears.ShouldBe([2027]);
        Shanghai.Due(At("12-31 17:00:00"), TimeLimit.Minutes(3_000)).AssumedYears.ShouldBeEmpty();
        new WorkTime(CityTime.Usual, WorkHours.Usual).Due(At("12-30 10:00:00"), TimeLimit.Days(2)).AssumedYears.ShouldBe([2026, 2027]);
    }

    [Fact]
    public void A_thousand_working_days_are_counted_like_one()
    {
        // 2027 and after have no holidays here, so each year is the weekdays that it has.
        var due = Shanghai.Due(At("12-31 10:00:00"), TimeLimit.Days(1_000));
        Local(due.At).ShouldBe(new DateTimeOffset(2030, 10, 31, 17, 30, 0, TimeSpan.FromHours(8)));
        due.AssumedYears.ShouldBe([2027, 2028, 2029, 2030]);
    }

    [Fact]
    public void Time_before_the_first_and_after_the_last_known_year_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Shanghai.Due(new DateTimeOffset(1899, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeLimit.Days(1)));

    private static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact($"2026-{local}", ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fffffff"], CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8));

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at + "Z", CultureInfo.InvariantCulture);
}
