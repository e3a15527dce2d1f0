using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Tests.Calendars;

public sealed class HolidayListsTests
{
    private static readonly WorkCalendar China = HolidayLists.Read("cn", HolidayLists.Shipped());

    [Fact]
    public void What_ships_has_no_mistake() => HolidayLists.Check(HolidayLists.Shipped()).ShouldBeEmpty();

    [Fact]
    public void The_years_that_ship_are_published_and_the_one_after_them_is_not()
    {
        China.Published.ShouldBe([2023, 2024, 2025, 2026]);
        China.Of(new DateOnly(2027, 1, 1)).Published.ShouldBeFalse();
    }

    // Days off within each year, and days worked in exchange, as the notices say them.
    [Theory]
    [InlineData(2023, 26, 7)]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void Each_year_has_its_days(int year, int off, int swapped)
    {
        var days = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(d => d.Year == year).Select(China.Of).ToList();
        (days.Count(d => d.Kind == DayKind.Holiday), days.Count(d => d.Kind == DayKind.SwappedWorkday)).ShouldBe((off, swapped));
    }

    [Theory]
    [InlineData("2022-12-31", DayKind.Holiday, "元旦")]
    [InlineData("2024-02-09", DayKind.Workday, null)]
    [InlineData("2024-02-18", DayKind.SwappedWorkday, "春节")]
    [InlineData("2024-05-11", DayKind.SwappedWorkday, "劳动节")]
    [InlineData("2025-10-08", DayKind.Holiday, "国庆节、中秋节")]
    [InlineData("2025-10-11", DayKind.SwappedWorkday, "国庆节、中秋节")]
    [InlineData("2026-02-23", DayKind.Holiday, "春节")]
    [InlineData("2026-09-20", DayKind.SwappedWorkday, "国庆节")]
    [InlineData("2026-10-08", DayKind.Workday, null)]
    public void Single_days(string day, DayKind kind, string? name)
    {
        var found = China.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        (found.Kind, found.Name?.Zh).ShouldBe((kind, name));
    }

    [Fact]
    public void A_city_writes_its_own_file_in_place_of_ours()
    {
        var ours = HolidayLists.Shipped().ToList();
        var own = ("cn/2026.yaml", Of(2026, "  - { name: { zh: 城庆, en: City Day }, from: 2026-03-03, until: 2026-03-03 }"));
        var city = HolidayLists.Read("cn", [.. ours, own]);
        city.Of(new DateOnly(2026, 3, 3)).Name.ShouldBe(new Text("城庆", "City Day"));
        city.Of(new DateOnly(2026, 10, 1)).Kind.ShouldBe(DayKind.Workday);
        city.Of(new DateOnly(2025, 10, 1)).Kind.ShouldBe(DayKind.Holiday);
    }

    [Fact]
    public void A_folder_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("calendars");
        try
        {
            folder.CreateSubdirectory("xx");
            File.WriteAllText(Path.Combine(folder.FullName, "xx", "2026.yaml"), Of(2026, "[]", "xx") + "week: [sun, mon]\n");
            var calendar = HolidayLists.Read("xx", HolidayLists.In(folder.FullName));
            calendar.IsWorkday(new DateOnly(2026, 11, 22)).ShouldBeTrue();
            calendar.IsWorkday(new DateOnly(2026, 11, 24)).ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each with its line, and what would be right.
    [Theory]
    [InlineData("from: 2026-10-01, until: 2026-09-30", "endsBefore", 6)]
    [InlineData("from: 2026-10-01, until: 2026-11-30", "tooLong", 6)]
    [InlineData("from: 2025-10-01, until: 2025-10-02", "otherYear", 6)]
    [InlineData("from: 2026-12-31, until: 2027-01-02", "otherYear", 6)]
    [InlineData("from: 2026-10-1, until: 2026-10-02", "notDay", 6)]
    [InlineData("from: 2026-02-29, until: 2026-03-02", "notDay", 6)]
    [InlineData("until: 2026-10-02", "keyLacking", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, worked: [2026-10-03]", "workedInHoliday", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, worked: [2026-10-12]", "workedAnyway", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, worked: [2026-01-10]", "workedFarOff", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, worked: 2026-10-10", "notList", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, worked: [2026-10-10, 2026-10-10]", "dayTwice", 6)]
    [InlineData("from: 2026-10-01, until: 2026-10-07, off: [2026-10-10]", "keyUnknown", 6)]
    public void A_mistake_in_a_holiday_is_told_with_its_line(string days, string code, int line) =>
        Mistake(Of(2026, $"  - {{ name: {{ zh: 国庆节, en: National Day }}, {days} }}")).ShouldBe((code, line));

    [Theory]
    [InlineData("", "noMap", 1)]
    [InlineData("- a\n", "noMap", 1)]
    [InlineData("calendar: cn\nyear: [2026\n", "notYaml", 3)]
    [InlineData("calendar: us\nyear: 2026\nsource: { title: T, date: 2025-01-01 }\nholidays: []\n", "notFolder", 1)]
    [InlineData("calendar: cn\nyear: 2025\nsource: { title: T, date: 2025-01-01 }\nholidays: []\n", "notFileYear", 2)]
    [InlineData("calendar: cn\nyear: next\nsource: { title: T, date: 2025-01-01 }\nholidays: []\n", "notYear", 2)]
    [InlineData("calendar: cn\nyear: 2026\nholidays: []\n", "keyLacking", 1)]
    [InlineData("calendar: cn\nyear: 2026\nsource: { title: T, date: 2025-01-01 }\nweek: [mon, mond]\nholidays: []\n", "notWeekday", 4)]
    [InlineData("calendar: cn\nyear: 2026\nsource: { title: T, date: 2025-01-01 }\nweek: []\nholidays: []\n", "weekEmpty", 4)]
    [InlineData("calendar: &a cn\nyear: *a\n", "noAliases", 2)]
    [InlineData("calendar: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n", "tooDeep", 1)]
    public void A_mistake_in_a_file_is_told_with_its_line(string yaml, string code, int line) => Mistake(yaml).ShouldBe((code, line));

    [Fact]
    public void A_day_of_two_holidays_is_a_mistake() => Mistake(Of(2026,
        """
          - { name: { zh: 甲, en: A }, from: 2026-10-01, until: 2026-10-03 }
          - { name: { zh: 乙, en: B }, from: 2026-10-03, until: 2026-10-04 }
        """)).ShouldBe(("dayTwice", 7));

    [Fact]
    public void A_file_with_a_mistake_is_not_used_in_part()
    {
        var wrong = Should.Throw<CalendarException>(() => HolidayLists.Read("cn", [("cn/2026.yaml", Of(2026, "  - { name: { zh: 国庆节, en: National Day }, from: 2026-10-01, until: 2026-09-30 }"))]));
        wrong.Message.ShouldContain("cn/2026.yaml:6: The holiday ends on 2026-09-30, before it begins on 2026-10-01.");
        wrong.Mistakes.Single().Sentence.Zh.ShouldBe("假期 2026-09-30 结束，早于 2026-10-01 开始。");
    }

    [Fact]
    public void Every_mistake_has_a_sentence_in_both_languages() =>
        City.Calendars.ReadCalendarYear.Sentences.English.Keys.Order().ShouldBe(City.Calendars.ReadCalendarYear.Sentences.Chinese.Keys.Order());

    private static (string Code, int Line) Mistake(string yaml)
    {
        var problem = HolidayLists.Check([("cn/2026.yaml", yaml)]).ShouldHaveSingleItem();
        problem.Sentence.En.ShouldNotContain("{");
        problem.Sentence.Zh.ShouldNotContain("{");
        problem.Sentence.En.ShouldNotBe(problem.Code);
        return (problem.Code, problem.Line);
    }

    private static string Of(int year, string holidays, string calendar = "cn") =>
        $"calendar: {calendar}\nyear: {year}\nsource:\n  {{ title: T, date: 2025-01-01 }}\nholidays:{(holidays.StartsWith('[') ? " " : "\n")}{holidays}\n";
}
