using System.Collections.Concurrent;

namespace Jingwei.Foundation.WorkingTime;

/// <summary>
/// All worked stretches of a city, year after year; each year is made when it is first asked for. Whatever is asked takes a halving in one year, and a step for each year between.
/// Instants are UTC ticks. Safe for any number of threads.
/// </summary>
internal sealed class WorkTimeline(CityTime city, WorkHours hours)
{
    private readonly ConcurrentDictionary<int, WorkYear> years = new();

    public CityTime City => city;

    /// <summary>Worked ticks between two instants; none when the second is not later.</summary>
    public long Worked(long from, long until)
    {
        if (until <= from)
            return 0;
        var (first, last) = (YearOf(from), YearOf(until));
        var worked = Year(last).WorkedBefore(until) - Year(first).WorkedBefore(from);
        for (var year = first; year < last; year++)
            worked += Year(year).Total;
        return worked;
    }

    /// <summary>The first instant at which so many ticks (more than none) are worked since an instant.</summary>
    public long WhenWorked(long from, long ticks)
    {
        var year = YearOf(from);
        ticks += Year(year).WorkedBefore(from);
        while (ticks > Year(year).Total)
            ticks -= Year(year++).Total;
        return Year(year).WhenWorked(ticks);
    }

    /// <summary>The instant itself when it is worked, else when work begins next.</summary>
    public long NextWorked(long at)
    {
        var year = YearOf(at);
        long? next;
        while ((next = Year(year).NextWorked(at)) is null)
            year++;
        return next.Value;
    }

    /// <summary>The city's calendar year that an instant lies in.</summary>
    public int YearOf(long at)
    {
        var year = new DateTime(at, DateTimeKind.Utc).Year;
        return at < Year(year).Begins ? year - 1 : at >= Year(year).Ends ? year + 1 : year;
    }

    /// <summary>The day that the clocks of the city show, or have shown already when they were put back over a midnight.</summary>
    public DateOnly DayOf(long at)
    {
        var day = DateOnly.FromDateTime(new DateTime(at + city.Zone.GetUtcOffset(new DateTime(at, DateTimeKind.Utc)).Ticks));
        return at >= StartOf(day.AddDays(1)) ? day.AddDays(1) : day;
    }

    /// <summary>First instant of a day.</summary>
    public long StartOf(DateOnly day) => At(day, 0);

    /// <summary>When the clocks first show so many minutes of a day or more.</summary>
    public long At(DateOnly day, int minute) => WallClock.FirstAt(city.Zone, day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute));

    /// <summary>When the work of a day ends; null when it has no working time.</summary>
    public long? EndOf(DateOnly day) => Year(day.Year).EndOf(day.DayNumber);

    /// <summary>The n-th day with working time after a day, from 1.</summary>
    public DateOnly WorkdayAfter(DateOnly day, int n)
    {
        var year = day.Year;
        n += Year(year).WorkdaysUntil(day.DayNumber);
        while (n > Year(year).Workdays)
            n -= Year(year++).Workdays;
        return DateOnly.FromDayNumber(Year(year).Workday(n));
    }

    /// <summary>Days with working time after one day up to another and with it.</summary>
    public int Workdays(DateOnly after, DateOnly until)
    {
        var count = Year(until.Year).WorkdaysUntil(until.DayNumber) - Year(after.Year).WorkdaysUntil(after.DayNumber);
        for (var year = after.Year; year < until.Year; year++)
            count += Year(year).Workdays;
        return Math.Max(0, count);
    }

    private WorkYear Year(int year) => years.TryGetValue(year, out var known) ? known : years.GetOrAdd(year, Make);

    private WorkYear Make(int year) => year is >= WorkTime.FirstYear and <= WorkTime.LastYear
        ? new WorkYear(year, city, hours)
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"working time is known from {WorkTime.FirstYear} to {WorkTime.LastYear}");
}
