namespace Jingwei.Foundation;

/// <summary>What a day is in the city's calendar.</summary>
public enum DayKind
{
    /// <summary>Worked, as its weekday always is.</summary>
    Workday,

    /// <summary>Off, as its weekday always is.</summary>
    Weekend,

    /// <summary>Off, because a list says so. A Saturday within a holiday is a holiday.</summary>
    Holiday,

    /// <summary>Worked although its weekday is off, in exchange for a day of a holiday (调休).</summary>
    SwappedWorkday,
}

/// <summary>A day of the calendar.</summary>
/// <param name="Name">The holiday that it is, or that it is worked in exchange for; null when it is neither, or when the list gives no names.</param>
/// <param name="Published">Whether the list of its year is there. When not, holidays and swapped days are yet unknown and ordinary weeks are assumed.</param>
public readonly record struct CalendarDay(DateOnly Day, DayKind Kind, Text? Name, bool Published)
{
    public bool IsWorked => Kind is DayKind.Workday or DayKind.SwappedWorkday;
}

/// <summary>A holiday of a list.</summary>
/// <param name="From">Its first day off.</param>
/// <param name="Until">Its last day off, not before the first.</param>
/// <param name="Worked">Days off that are worked in exchange for it, before or after it.</param>
public sealed record PublicHoliday(Text Name, DateOnly From, DateOnly Until, IReadOnlyList<DateOnly> Worked)
{
    /// <summary>Its days off.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Math.Max(0, Until.DayNumber - From.DayNumber + 1)).Select(From.AddDays);
}

/// <summary>The list of one year, as it was published.</summary>
public sealed record CalendarYear(int Year, IReadOnlyList<PublicHoliday> Holidays)
{
    public static readonly IReadOnlyList<DayOfWeek> MondayToFriday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Weekdays that are worked in this year; at least one.</summary>
    public IReadOnlyList<DayOfWeek> Week { get; init; } = MondayToFriday;

    /// <summary>The notice that says so, as people cite it; empty when none is named.</summary>
    public string Source { get; init; } = "";
}
