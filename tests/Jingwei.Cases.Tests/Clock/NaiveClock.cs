using Jingwei.Cases.Rules.Clock;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Testing.Time;

namespace Jingwei.Cases.Tests.Clock;

/// <summary>A clock of a case counted the slow way: from minute to minute, with a list of what happened beside it.</summary>
internal sealed class NaiveClock
{
    private readonly List<int> used = [0];

    public NaiveClock(MinuteByMinute time, IReadOnlyList<(int At, ClockEvent Event)> events)
    {
        var start = events[0].At;
        if (Lengths(time, start, Limits(events)) is not { } parts)
            return;
        (Known, Allowed) = (true, parts.Sum(p => p.Length));
        var (part, inPart, suspended, next) = (0, 0, false, 1);
        for (var minute = start; minute < time.Minutes; minute++)
        {
            for (; next < events.Count && events[next].At <= minute; next++)
                suspended = events[next].Event switch { ClockSuspended => true, ClockResumed => false, _ => suspended };
            if (part < parts.Count - 1 && inPart == parts[part].Length)
                (part, inPart) = (part + 1, 0);
            var counted = !suspended && time.Counts(parts[part].Unit, minute);
            inPart += counted ? 1 : 0;
            used.Add(used[^1] + (counted ? 1 : 0));
        }
        Start = start;
    }

    /// <summary>Whether the time that was looked at is long enough to say how long the limits are.</summary>
    public bool Known { get; }

    public int Start { get; }
    public int Allowed { get; }

    public int UsedAt(int minute) => used[minute - Start];

    /// <summary>The end of the minute in which this share of the time is used; null when it is not within the time that was looked at.</summary>
    public int? When(int percent)
    {
        var found = used.FindIndex(u => u * 100L >= (long)Allowed * percent);
        return found < 0 ? null : Start + found;
    }

    private static List<TimeLimit> Limits(IReadOnlyList<(int At, ClockEvent Event)> events)
    {
        var limit = ((ClockStarted)events[0].Event).Limit;
        var added = new List<TimeLimit>();
        foreach (var (_, happened) in events)
        {
            if (happened is ClockExtended extended)
                added.Add(extended.By);
            if (happened is ClockLimitGranted granted)
                (limit, added) = (granted.Limit, []);
            if (happened is ClockCategoryChanged changed)
                limit = changed.Limit;
        }
        return [.. added.Prepend(limit).GroupBy(l => l.Unit).Select(g => new TimeLimit(g.Sum(l => l.Amount), g.Key))];
    }

    // As if nothing were ever suspended.
    private static List<(TimeUnit Unit, int Length)>? Lengths(MinuteByMinute time, int start, List<TimeLimit> limits)
    {
        var parts = new List<(TimeUnit, int)>();
        foreach (var limit in limits)
        {
            if (start >= time.Minutes || time.Due(start, limit) is not { } due)
                return null;
            parts.Add((limit.Unit, time.Between(limit.Unit, start, due)));
            start = due;
        }
        return parts;
    }
}
