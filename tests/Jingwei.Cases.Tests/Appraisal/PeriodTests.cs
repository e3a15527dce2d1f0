using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(PeriodKind.Day, "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData(PeriodKind.Week, "2026-11-16", "2026-11-22", "2026-W47")]
    [InlineData(PeriodKind.Month, "2026-11-01", "2026-11-30", "2026-11")]
    [InlineData(PeriodKind.Quarter, "2026-10-01", "2026-12-31", "2026-Q4")]
    [InlineData(PeriodKind.Year, "2026-01-01", "2026-12-31", "2026")]
    public void Each_kind_holds_the_day_from_its_first_to_its_last(PeriodKind kind, string first, string last, string said)
    {
        var period = Period.Of(kind, new DateOnly(2026, 11, 22));
        (Day(period.First), Day(period.Last), period.ToString()).ShouldBe((first, last, said));
        Period.Of(kind, period.Last).ShouldBe(period);
        Period.Find(said).ShouldBe(period);
        period.Before.Last.AddDays(1).ShouldBe(period.First);
        period.Next.Before.ShouldBe(period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("2026-W54")]
    [InlineData("2026-1")]
    [InlineData("2026-02-30")]
    [InlineData("November")]
    public void What_is_no_period_is_none(string said) => Period.Find(said).ShouldBeNull();

    [Fact]
    public void February_ends_when_it_ends() => (Period.Month(2028, 2).Last.Day, Period.Month(2026, 3).Before.Last.Day).ShouldBe((29, 28));

    [Fact]
    public void A_month_that_runs_is_counted_up_to_yesterday()
    {
        var month = Period.Month(2026, 11);
        month.OverBy(new DateOnly(2026, 11, 26)).ShouldBe(new DaySpan(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 25)));
        month.OverBy(new DateOnly(2026, 12, 9)).ShouldBe(month.Days);
        month.OverBy(new DateOnly(2026, 11, 1)).ShouldBeNull();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
