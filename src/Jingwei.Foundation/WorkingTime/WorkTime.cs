namespace Jingwei.Foundation.WorkingTime;

/// <summary>When a limit that starts at an instant is due.</summary>
/// <param name="At">Met at this instant is in time.</param>
/// <param name="AssumedYears">Years on the way whose list of holidays is not published, so that ordinary weeks were assumed: the instant may still move. Empty for plain minutes.</param>
public readonly record struct DueTime(DateTimeOffset At, IReadOnlyList<int> AssumedYears);

/// <summary>
/// A city's working time: its clocks, its calendar, the hours of its days, and how it counts days. Exact to the tick; nothing is rounded. The answers are UTC.
/// </summary>
/// <remarks>
/// Work is from the first instant at which the clocks show the begin of a span (or later) to the first at which they show its end (or later): a night shift over
/// the jump in spring is an hour shorter, over the one in autumn an hour longer. A day without any such instant is no working day.
/// </remarks>
public sealed class WorkTime
{
    public const int FirstYear = 1902;
    public const int LastYear = 9_000;

    private readonly WorkTimeline hourly;
    private readonly WorkTimeline daily;

    /// <exception cref="ArgumentException">The calendar's week and the hours have no day in common, so that nobody would ever work.</exception>
    public WorkTime(CityTime city, WorkHours hours, DayCounting? counting = null)
    {
        (City, Hours, Counting) = (city, hours, counting ?? DayCounting.CivilCode);
        if (Counting.StartDayCountsBefore is < 0 or > WorkSpan.Day)
            throw new ArgumentOutOfRangeException(nameof(counting), Counting.StartDayCountsBefore, "minutes after midnight");
        if (city.Calendar.OrdinaryWeeks.Any(week => week.All(d => hours.On(d).Count == 0)))
            throw new ArgumentException("the hours are of no day that the calendar calls worked", nameof(hours));
        hourly = new WorkTimeline(city, hours);
        daily = Counting.UntilMidnight ? new WorkTimeline(city, hours.WholeDays()) : hourly;
    }

    public CityTime City { get; }
    public WorkHours Hours { get; }
    public DayCounting Counting { get; }

    /// <summary>
    /// When a limit ends. Minutes run through. Working hours run while the city works: of a start outside of it from the next begin of work; what ends with a span is due at its end, not
    /// when the next one begins. The n-th working day is due when its work ends.
    /// </summary>
    public DueTime Due(DateTimeOffset start, TimeLimit limit)
    {
        if (limit.Unit == TimeUnit.Minutes)
            return new DueTime(At(start.UtcTicks + limit.Length!.Value.Ticks), []);
        var due = limit.Unit == TimeUnit.WorkingHours
            ? hourly.WhenWorked(start.UtcTicks, limit.Length!.Value.Ticks)
            : daily.EndOf(daily.WorkdayAfter(DayBeforeFirst(start), (int)limit.Amount))!.Value;
        return new DueTime(At(due), AssumedYears(start, At(due)));
    }

    /// <summary>The first day that a limit in working days counts, when it starts at an instant.</summary>
    public DateOnly FirstDay(DateTimeOffset start) => daily.WorkdayAfter(DayBeforeFirst(start), 1);

    /// <summary>The time of a unit between two instants: plain time for minutes, working time for the others; none when the second is not later.</summary>
    public TimeSpan Between(TimeUnit unit, DateTimeOffset from, DateTimeOffset until) =>
        new(Of(unit) is { } timeline ? timeline.Worked(from.UtcTicks, until.UtcTicks) : Math.Max(0, until.UtcTicks - from.UtcTicks));

    /// <summary>The first instant at which so much time of a unit has gone by since an instant; the instant itself when it is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset After(TimeUnit unit, DateTimeOffset from, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return time == TimeSpan.Zero ? from.ToUniversalTime() : At(Of(unit) is { } timeline ? timeline.WhenWorked(from.UtcTicks, time.Ticks) : from.UtcTicks + time.Ticks);
    }

    /// <summary>How much time of its unit a limit gives that starts at an instant: for working days what is worked from the start until it is due.</summary>
    public TimeSpan LengthOf(DateTimeOffset start, TimeLimit limit) => limit.Length ?? Between(limit.Unit, start, Due(start, limit).At);

    /// <summary>The instant itself when the time of a unit runs then, else when it begins to run next.</summary>
    public DateTimeOffset Next(TimeUnit unit, DateTimeOffset at) => Of(unit) is { } timeline ? At(timeline.NextWorked(at.UtcTicks)) : at.ToUniversalTime();

    /// <summary>The city's day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => hourly.DayOf(at.UtcTicks);

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(hourly.StartOf(day));

    /// <summary>Working days after one day up to another and with it.</summary>
    public int Workdays(DateOnly after, DateOnly until) => daily.Workdays(after, until);

    /// <summary>The years of the city's days between two instants whose lists are not published.</summary>
    public IReadOnlyList<int> AssumedYears(DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (hourly.YearOf(from.UtcTicks), hourly.YearOf(until.UtcTicks));
        List<int>? assumed = null;
        for (var year = first; year <= last; year++)
            if (!City.Calendar.IsPublished(year))
                (assumed ??= []).Add(year);
        return assumed ?? (IReadOnlyList<int>)[];
    }

    // Working days are counted from the day after this one.
    private DateOnly DayBeforeFirst(DateTimeOffset start)
    {
        var day = daily.DayOf(start.UtcTicks);
        var counts = Counting.StartDayCountsBefore is { } before && start.UtcTicks < daily.At(day, before) && daily.EndOf(day) is { } end && start.UtcTicks < end;
        return counts ? day.AddDays(-1) : day;
    }

    private WorkTimeline? Of(TimeUnit unit) => unit switch
    {
        TimeUnit.Minutes => null,
        TimeUnit.WorkingHours => hourly,
        _ => daily,
    };

    private static DateTimeOffset At(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
