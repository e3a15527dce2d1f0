using System.Globalization;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>Days of the city, both counted.</summary>
/// <param name="Last">Not before <paramref name="First"/>.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public bool Holds(DateOnly day) => First <= day && day <= Last;
}

public enum PeriodKind
{
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>A day, week, month, quarter or year of the city.</summary>
public readonly record struct Period
{
    private Period(PeriodKind kind, DateOnly first) => (Kind, First) = (kind, first);

    public PeriodKind Kind { get; }

    public DateOnly First { get; }

    public DateOnly Last => Next.First.AddDays(-1);

    public DaySpan Days => new(First, Last);

    public Period Next => Of(Kind, Moved(1));

    public Period Before => Of(Kind, Moved(-1));

    /// <summary>The one of its kind that holds a day.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => new(kind, kind switch
    {
        PeriodKind.Day => day,
        PeriodKind.Week => day.AddDays(-((int)day.DayOfWeek + 6) % 7),
        PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodKind.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        _ => new DateOnly(day.Year, 1, 1),
    });

    public static Period Month(int year, int month) => Of(PeriodKind.Month, new DateOnly(year, month, 1));

    /// <summary>The period that an address says, as <see cref="ToString"/> writes it; null when it says none.</summary>
    public static Period? Find(string? text)
    {
        if (text is null || text.Length > 10)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Of(PeriodKind.Day, day);
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9000)
            return null;
        return text[4..] switch
        {
            "" => Of(PeriodKind.Year, new DateOnly(year, 1, 1)),
            ['-', 'Q', var quarter] when quarter is >= '1' and <= '4' => Of(PeriodKind.Quarter, new DateOnly(year, (quarter - '0') * 3, 1)),
            ['-', 'W', .. var week] when Two(week) is { } number and >= 1 && number <= ISOWeek.GetWeeksInYear(year) => Of(PeriodKind.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday))),
            ['-', .. var month] when Two(month) is { } number and >= 1 and <= 12 => Month(year, number),
            _ => null,
        };
    }

    /// <summary>
    /// Its days that are over, when today is another; null when none is. A period that still runs is counted up to yesterday: of today's cases some are due in the evening, and would count as
    /// not done in the morning.
    /// </summary>
    public DaySpan? OverBy(DateOnly today) => First >= today ? null : new DaySpan(First, Last < today ? Last : today.AddDays(-1));

    /// <summary>As an address says it: 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodKind.Week => $"{ISOWeek.GetYear(First.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):00}",
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => $"{First.Year}-Q{(First.Month + 2) / 3}",
        _ => $"{First.Year}",
    };

    private static int? Two(string digits) => digits.Length == 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private DateOnly Moved(int by) => Kind switch
    {
        PeriodKind.Day => First.AddDays(by),
        PeriodKind.Week => First.AddDays(7 * by),
        PeriodKind.Month => First.AddMonths(by),
        PeriodKind.Quarter => First.AddMonths(3 * by),
        _ => First.AddYears(by),
    };
}
