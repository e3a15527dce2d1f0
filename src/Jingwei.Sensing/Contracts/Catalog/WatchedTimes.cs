namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>When a condition is watched, on the city's own clocks; outside of it no level holds. See <see cref="Rules.HoursRule"/>.</summary>
/// <param name="Hours">Stretches of each of the days; the whole day when there is none. Together with <paramref name="Days"/> they leave some time unwatched.</param>
/// <param name="Days">On which days a stretch begins.</param>
/// <param name="Named">The days of the week, for <see cref="WatchedDays.Named"/>; else empty.</param>
public sealed record WatchedTimes(IReadOnlyList<HourSpan> Hours, WatchedDays Days, IReadOnlyList<DayOfWeek> Named);

/// <summary>A stretch of a day, from its first minute until just before its last; one that does not end after it begins goes on into the next day.</summary>
/// <param name="FromMinute">Minutes after midnight, 0 to 1,439.</param>
/// <param name="UntilMinute">Minutes after midnight, 1 to 1,440; never equal to <paramref name="FromMinute"/>.</param>
public readonly record struct HourSpan(int FromMinute, int UntilMinute)
{
    /// <summary>How long it is; 1 to 1,440 minutes.</summary>
    public int Minutes => UntilMinute > FromMinute ? UntilMinute - FromMinute : UntilMinute + 1440 - FromMinute;
}

/// <summary>Days on which a condition is watched.</summary>
public enum WatchedDays
{
    /// <summary>All.</summary>
    Every,

    /// <summary>Those that the city's calendar says are worked.</summary>
    Workdays,

    /// <summary>All others: Saturdays, Sundays and holidays that are not worked.</summary>
    Weekends,

    /// <summary>Days of the week by name, holiday or not.</summary>
    Named,
}
