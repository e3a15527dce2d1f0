namespace Jingwei.Foundation.Tests;

public sealed class CalendarYearTests
{
    private static readonly Text NewYear = new("元旦", "New Year");

    // The New Year of 2023 began on 31 December 2022, by the list of 2023.
    private static readonly WorkCalendar Calendar = new(
    [
        new CalendarYear(2023, [new PublicHoliday(NewYear, new(2022, 12, 31), new(2023, 1, 2), [new(2023, 1, 8)])]),
        new CalendarYear(2025, []) { Week = [DayOfWeek.Sunday, DayOfWeek.Monday] },
    ]);

    [Theory]
    [InlineData("2022-12-31", DayKind.Holiday, false)]
    [InlineData("2023-01-01", DayKind.Holiday, true)]
    [InlineData("2023-01-02", DayKind.Holiday, true)]
    [InlineData("2023-01-03", DayKind.Workday, true)]
    [InlineData("2023-01-07", DayKind.Weekend, true)]
    [InlineData("2023-01-08", DayKind.SwappedWorkday, true)]
    // 2024 has no list: the week of 2023. 2025 has its own, and what follows has that of 2025.
    [InlineData("2024-01-01", DayKind.Workday, false)]
    [InlineData("2025-01-03", DayKind.Weekend, true)]
    [InlineData("2025-01-05", DayKind.Workday, true)]
    [InlineData("2026-01-04", DayKind.Workday, false)]
    public void A_day_says_what_it_is_and_whether_that_is_published(string day, DayKind kind, bool published)
    {
        var found = Calendar.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        (found.Kind, found.Published).ShouldBe((kind, published));
        found.Name.ShouldBe(kind is DayKind.Holiday or DayKind.SwappedWorkday ? NewYear : null);
    }

    [Fact]
    public void The_published_years_are_named() => Calendar.Published.ShouldBe([2023, 2025]);

    [Fact]
    public void A_year_has_one_list() => Should.Throw<ArgumentException>(() => new WorkCalendar([new CalendarYear(2023, []), new CalendarYear(2023, [])]));

    [Fact]
    public void A_week_has_a_working_day() => Should.Throw<ArgumentException>(() => new WorkCalendar([new CalendarYear(2023, []) { Week = [] }]));

    [Fact]
    public void Without_any_list_no_year_is_published() => WorkCalendar.MondayToFriday.IsPublished(2026).ShouldBeFalse();
}
