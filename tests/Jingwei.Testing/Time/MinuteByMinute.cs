using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Testing.Time;

/// <summary>
/// Working time counted the slow way: every minute of some years is looked at, by the clocks on the wall and the lists of days, with none of the product's arithmetic. Instants
/// are minutes since <see cref="From"/>. A minute is of the day, and of the time of day, that is the latest the clocks have shown so far.
/// </summary>
public sealed class MinuteByMinute
{
    private const int Day = 24 * 60;

    private readonly bool[] worked;
    private readonly bool[] ofWorkday;
    private readonly int[] days;
    private readonly int[] times;

    public MinuteByMinute(RandomCity city, DateTimeOffset from, int minutes)
    {
        (City, From) = (city, from);
        (worked, ofWorkday, days, times) = (new bool[minutes], new bool[minutes], new int[minutes], new int[minutes]);
        // A day more at both ends, so that what the clocks have shown before, and what is worked of the first and the last day, is known.
        var shown = DateTime.MinValue;
        var workdays = new HashSet<int>();
        for (var minute = -Day; minute < minutes + Day; minute++)
        {
            var wall = TimeZoneInfo.ConvertTimeFromUtc(from.UtcDateTime.AddMinutes(minute), city.Zone);
            shown = wall > shown ? wall : shown;
            var (day, time) = (DateOnly.FromDateTime(shown), (shown.Hour * 60) + shown.Minute);
            var works = city.SpansOf(day).Any(s => time >= s.From && time < s.Until);
            if (works)
                workdays.Add(day.DayNumber);
            if (minute >= 0 && minute < minutes)
                (worked[minute], days[minute], times[minute]) = (works, day.DayNumber, time);
        }
        for (var minute = 0; minute < minutes; minute++)
            ofWorkday[minute] = workdays.Contains(days[minute]);
    }

    public RandomCity City { get; }
    public DateTimeOffset From { get; }
    public int Minutes => worked.Length;

    /// <summary>The city's day, as its number.</summary>
    public int DayOf(int minute) => days[minute];

    /// <summary>Whether a unit counts a minute.</summary>
    public bool Counts(TimeUnit unit, int minute) => unit switch
    {
        TimeUnit.Minutes => true,
        TimeUnit.WorkingHours => worked[minute],
        _ => City.Counting.UntilMidnight ? ofWorkday[minute] : worked[minute],
    };

    /// <summary>Counted minutes of a stretch.</summary>
    public int Between(TimeUnit unit, int from, int until)
    {
        var count = 0;
        for (var minute = from; minute < until; minute++)
            count += Counts(unit, minute) ? 1 : 0;
        return count;
    }

    /// <summary>The end of the minute in which a limit is used up; null when it lies beyond what was looked at.</summary>
    public int? Due(int start, TimeLimit limit) =>
        limit.Unit == TimeUnit.WorkingDays ? DueDay(start, (int)limit.Amount) : After(limit.Unit, start, (int)(limit.Amount * (limit.Unit == TimeUnit.WorkingHours ? 60 : 1)));

    private int? After(TimeUnit unit, int start, int amount)
    {
        for (var minute = start; minute < Minutes; minute++)
            if (Counts(unit, minute) && --amount == 0)
                return minute + 1;
        return null;
    }

    private int? DueDay(int start, int amount)
    {
        // The start's own day counts when it is early enough and something of its work is still to come.
        var own = City.Counting.StartDayCountsBefore is { } before && times[start] < before && WorkAhead(start);
        var counted = own ? days[start] - 1 : days[start];
        int? lastWorked = null;
        for (var minute = start; minute < Minutes; minute++)
        {
            if (days[minute] > counted && ofWorkday[minute])
                (counted, amount) = (days[minute], amount - 1);
            if (amount == 0 && days[minute] == counted && worked[minute])
                lastWorked = minute;
            if (amount == 0 && (minute + 1 == Minutes || days[minute + 1] > counted))
                return minute + 1 == Minutes ? null : City.Counting.UntilMidnight ? minute + 1 : lastWorked + 1;
        }
        return null;
    }

    private bool WorkAhead(int start)
    {
        for (var minute = start; minute < Minutes && days[minute] == days[start]; minute++)
            if (City.Counting.UntilMidnight ? ofWorkday[minute] : worked[minute])
                return true;
        return false;
    }
}
