namespace Jingwei.Foundation.WorkingTime;

/// <summary>The worked stretches of one year of a city's calendar, in UTC ticks, with what was worked before each: what is asked of it is found by halving.</summary>
internal sealed class WorkYear
{
    private readonly long[] starts;
    private readonly long[] ends;

    // Worked ticks of the year before each stretch, and after the last.
    private readonly long[] before;
    private readonly int[] days;
    private readonly int[] lastOfDay;

    public WorkYear(int year, CityTime city, WorkHours hours)
    {
        Begins = WallClock.FirstAt(city.Zone, new DateTime(year, 1, 1));
        Ends = WallClock.FirstAt(city.Zone, new DateTime(year + 1, 1, 1));
        var (from, until, sums, workdays, lasts) = (new List<long>(800), new List<long>(800), new List<long>(800) { 0 }, new List<int>(270), new List<int>(270));
        var last = new DateOnly(year, 12, 31).DayNumber;
        for (var number = new DateOnly(year, 1, 1).DayNumber; number <= last; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            var counted = false;
            foreach (var span in hours.Of(city.Calendar.Of(day)))
            {
                var start = WallClock.FirstAt(city.Zone, midnight.AddMinutes(span.From));
                var end = WallClock.FirstAt(city.Zone, midnight.AddMinutes(span.Until));
                if (end <= start)
                    continue;
                from.Add(start);
                until.Add(end);
                sums.Add(sums[^1] + (end - start));
                counted = true;
            }
            if (!counted)
                continue;
            workdays.Add(number);
            lasts.Add(until.Count - 1);
        }
        (starts, ends, before, days, lastOfDay) = ([.. from], [.. until], [.. sums], [.. workdays], [.. lasts]);
    }

    /// <summary>First instant of the year.</summary>
    public long Begins { get; }

    /// <summary>First instant of the year after it.</summary>
    public long Ends { get; }

    /// <summary>Worked ticks of the whole year.</summary>
    public long Total => before[^1];

    /// <summary>Days with working time.</summary>
    public int Workdays => days.Length;

    /// <summary>Worked ticks of this year before an instant.</summary>
    public long WorkedBefore(long at)
    {
        var i = FirstOver(ends, at);
        return i == ends.Length ? Total : before[i] + Math.Max(0, at - starts[i]);
    }

    /// <summary>The first instant before which so many ticks of this year (1 to <see cref="Total"/>) are worked.</summary>
    public long WhenWorked(long ticks)
    {
        var i = FirstOver(before, ticks - 1) - 1;
        return starts[i] + (ticks - before[i]);
    }

    /// <summary>The instant itself when it lies in a worked stretch, else when the next one of this year begins; null after the last.</summary>
    public long? NextWorked(long at)
    {
        var i = FirstOver(ends, at);
        return i == ends.Length ? null : Math.Max(at, starts[i]);
    }

    /// <summary>Working days of this year up to a day (its number) and with it.</summary>
    public int WorkdaysUntil(int day)
    {
        var i = Array.BinarySearch(days, day);
        return i < 0 ? ~i : i + 1;
    }

    /// <summary>The n-th working day of this year, from 1.</summary>
    public int Workday(int n) => days[n - 1];

    /// <summary>When the work of a day ends; null when it is no working day.</summary>
    public long? EndOf(int day)
    {
        var i = Array.BinarySearch(days, day);
        return i < 0 ? null : ends[lastOfDay[i]];
    }

    // The first place whose value is more than this; the length when there is none. Values never fall.
    private static int FirstOver(long[] values, long than)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (values[middle] > than)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
