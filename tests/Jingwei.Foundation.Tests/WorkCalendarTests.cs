namespace Jingwei.Foundation.Tests;

public sealed class WorkCalendarTests
{
    // The Spring Festival of 2026 as the State Council announced it: 15 to 23 February off, 14 and 28 February worked.
    private static readonly WorkCalendar Calendar = new(
        Enumerable.Range(15, 9).Select(d => new DateOnly(2026, 2, d)), [new DateOnly(2026, 2, 14), new DateOnly(2026, 2, 28)]);

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(28, true)]
    public void Holidays_are_off_and_swapped_days_are_worked(int day, bool worked) => Calendar.IsWorkday(new DateOnly(2026, 2, day)).ShouldBe(worked);

    [Fact]
    public void Without_a_calendar_Monday_to_Friday_are_worked() =>
        Enumerable.Range(5, 7).Select(d => WorkCalendar.MondayToFriday.IsWorkday(new DateOnly(2026, 1, d))).ShouldBe([true, true, true, true, true, false, false]);
}
