using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>A stretch of time: from <paramref name="OpenMs"/> until just before <paramref name="CloseMs"/>, Unix milliseconds.</summary>
public readonly record struct WatchWindow(long OpenMs, long CloseMs)
{
    /// <summary>Whether the instant lies in it.</summary>
    public bool Holds(long ms) => ms >= OpenMs && ms < CloseMs;
}

/// <summary>The stretches in which a condition is watched, laid out on the city's clocks.</summary>
public sealed class WatchWindows(WatchedTimes times, CityTime city)
{
    // A run of whole days is one stretch, so that its beginning may lie some days back.
    private const int DaysBack = 15;
    private const int DaysAhead = 60;
    private readonly HourSpan[] spans = times.Hours.Count == 0 ? [new HourSpan(0, 1440)] : [.. times.Hours.OrderBy(h => h.FromMinute)];

    /// <summary>The stretches that end after an instant, for sixty days, the earliest first; those that touch or overlap are one.</summary>
    public IEnumerable<WatchWindow> From(long ms)
    {
        var first = DateOnly.FromDateTime(city.LocalOf(ms)).AddDays(-DaysBack);
        WatchWindow? open = null;
        for (var i = 0; i <= DaysBack + DaysAhead; i++)
        {
            foreach (var window in Of(first.AddDays(i)))
            {
                if (open is { } before && window.OpenMs <= before.CloseMs)
                {
                    open = before with { CloseMs = Math.Max(before.CloseMs, window.CloseMs) };
                    continue;
                }
                if (open is { } whole && whole.CloseMs > ms)
                    yield return whole;
                open = window;
            }
        }
        if (open is { } last && last.CloseMs > ms)
            yield return last;
    }

    private IEnumerable<WatchWindow> Of(DateOnly day)
    {
        if (!Begins(day))
            yield break;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        foreach (var span in spans)
            yield return new WatchWindow(city.InstantOf(midnight.AddMinutes(span.FromMinute)), city.InstantOf(midnight.AddMinutes(span.FromMinute + span.Minutes)));
    }

    private bool Begins(DateOnly day) => times.Days switch
    {
        WatchedDays.Workdays => city.Calendar.IsWorkday(day),
        WatchedDays.Weekends => !city.Calendar.IsWorkday(day),
        WatchedDays.Named => times.Named.Contains(day.DayOfWeek),
        _ => true,
    };
}
