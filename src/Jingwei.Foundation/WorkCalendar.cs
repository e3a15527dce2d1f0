using System.Collections.Frozen;

namespace Jingwei.Foundation;

/// <summary>
/// Which days are worked: Monday to Friday, except public holidays, and the days off that are worked in exchange for one (调休). The days come as data; a day
/// that stands in both lists is worked.
/// </summary>
public sealed class WorkCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> worked)
{
    /// <summary>No holiday is known.</summary>
    public static readonly WorkCalendar MondayToFriday = new([], []);

    private readonly FrozenSet<DateOnly> holidays = holidays.ToFrozenSet();
    private readonly FrozenSet<DateOnly> worked = worked.ToFrozenSet();

    /// <summary>Whether the city works on that day of its own calendar.</summary>
    public bool IsWorkday(DateOnly day) =>
        worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));
}
