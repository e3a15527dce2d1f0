using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Foundation.Tests.WorkingTime;

public sealed class WorkHoursTests
{
    [Theory]
    [InlineData(540, 540, "is no span within a day")]
    [InlineData(600, 540, "is no span within a day")]
    [InlineData(-1, 540, "is no span within a day")]
    [InlineData(1320, 1441, "is no span within a day")]
    public void A_span_lies_within_one_day(int from, int until, string why) =>
        Should.Throw<ArgumentException>(() => WorkHours.Every(new WorkSpan(from, until))).Message.ShouldContain(why);

    [Fact]
    public void Spans_may_touch_and_not_overlap()
    {
        WorkHours.Every(new WorkSpan(540, 720), new WorkSpan(720, 1020)).On(DayOfWeek.Monday).Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => WorkHours.Every(new WorkSpan(540, 721), new WorkSpan(720, 1020))).Message.ShouldStartWith("12:00-17:00 of Sunday begins before 09:00-12:01 ends");
        Should.Throw<ArgumentException>(() => WorkHours.Every(new WorkSpan(720, 1020), new WorkSpan(540, 600)));
    }

    [Fact]
    public void Somebody_works_on_some_day()
    {
        Should.Throw<ArgumentException>(() => WorkHours.Every());
        var sundays = new WorkHours(new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Sunday] = [new(540, 600)] });
        Should.Throw<ArgumentException>(() => new WorkTime(CityTime.Usual, sundays)).Message.ShouldStartWith("the hours are of no day that the calendar calls worked");
    }

    [Fact]
    public void A_swapped_day_has_the_hours_of_the_first_weekday_unless_it_has_its_own()
    {
        var saturday = new CalendarDay(new DateOnly(2026, 10, 10), DayKind.SwappedWorkday, null, true);
        var days = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Friday] = [new(540, 720)], [DayOfWeek.Tuesday] = [new(540, 1020)] };
        new WorkHours(days).Of(saturday).ShouldBe([new WorkSpan(540, 1020)]);
        new WorkHours(days, [new(600, 660)]).Of(saturday).ShouldBe([new WorkSpan(600, 660)]);
        new WorkHours(days).Of(saturday with { Kind = DayKind.Weekend }).ShouldBeEmpty();
        new WorkHours(days).Of(saturday with { Kind = DayKind.Holiday }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, TimeUnit.Minutes)]
    [InlineData(-1, TimeUnit.WorkingDays)]
    [InlineData(1.5, TimeUnit.WorkingDays)]
    [InlineData(1.52, TimeUnit.Minutes)]
    [InlineData(0.01, TimeUnit.WorkingHours)]
    [InlineData(4000, TimeUnit.WorkingDays)]
    public void Some_amounts_are_no_limit(double amount, TimeUnit unit) => Should.Throw<ArgumentOutOfRangeException>(() => new TimeLimit((decimal)amount, unit));

    [Fact]
    public void A_limit_is_said_in_both_languages()
    {
        TimeLimit.Hours(1.5m).Words.ShouldBe(new Text("1.5 个工作时", "1.5 working hours"));
        TimeLimit.Days(1).Words.ShouldBe(new Text("1 个工作日", "1 working day"));
        TimeLimit.Hours(1.5m).Length.ShouldBe(TimeSpan.FromMinutes(90));
        TimeLimit.Days(5).Length.ShouldBeNull();
    }
}
