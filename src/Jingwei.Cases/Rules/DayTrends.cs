namespace Jingwei.Cases.Rules;

/// <summary>From when to when something held; without an end it still holds.</summary>
public readonly record struct Held(DateTimeOffset From, DateTimeOffset? Until)
{
    public bool At(DateTimeOffset instant) => From <= instant && (Until is null || instant < Until);
}

/// <summary>A figure through the hours of a day: 24 values from <c>today</c> (midnight) on, null for hours that have not begun at <c>now</c>. Pure.</summary>
public static class DayTrends
{
    private const int Hours = 24;

    /// <summary>How many of the instants lie in each hour.</summary>
    public static IReadOnlyList<double?> Counts(IEnumerable<DateTimeOffset> instants, DateTimeOffset today, DateTimeOffset now)
    {
        var counts = instants.GroupBy(i => HourOf(i, today)).ToDictionary(g => g.Key, g => g.Count());
        return Each(today, now, (hour, _) => counts.GetValueOrDefault(hour));
    }

    /// <summary>The share in percent of what is good among what lies in each hour; null for an hour without any.</summary>
    public static IReadOnlyList<double?> Rates(IEnumerable<(DateTimeOffset At, bool Good)> found, DateTimeOffset today, DateTimeOffset now)
    {
        var shares = found.GroupBy(f => HourOf(f.At, today)).ToDictionary(g => g.Key, g => (double?)Math.Round(100.0 * g.Count(f => f.Good) / g.Count(), 1));
        return Each(today, now, (hour, _) => shares.GetValueOrDefault(hour));
    }

    /// <summary>For how many things one of their spans holds at the end of each hour; in the hour that runs, now.</summary>
    public static IReadOnlyList<double?> AtEnds(IEnumerable<IEnumerable<Held>> things, DateTimeOffset today, DateTimeOffset now)
    {
        var all = things.Select(spans => spans.ToArray()).ToArray();
        return Each(today, now, (_, end) => all.Count(spans => spans.Any(s => s.At(end))));
    }

    /// <summary>Nothing is known but what holds now.</summary>
    public static IReadOnlyList<double?> OnlyNow(double value, DateTimeOffset today, DateTimeOffset now) =>
        Each(today, now, (hour, _) => hour == HourOf(now, today) ? value : null);

    private static int HourOf(DateTimeOffset instant, DateTimeOffset today) => (int)Math.Floor((instant - today).TotalHours);

    private static List<double?> Each(DateTimeOffset today, DateTimeOffset now, Func<int, DateTimeOffset, double?> valueOf) =>
    [
        .. Enumerable.Range(0, Hours).Select(hour =>
        {
            var end = today.AddHours(hour + 1);
            return today.AddHours(hour) > now ? null : valueOf(hour, end < now ? end : now);
        }),
    ];
}
