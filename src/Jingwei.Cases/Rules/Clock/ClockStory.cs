using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>What the events of a clock come to. Pure.</summary>
internal sealed class ClockStory
{
    private readonly List<(DateTimeOffset From, DateTimeOffset? Until)> suspensions = [];
    private readonly List<TimeLimit> added = [];
    private TimeLimit limit;

    /// <exception cref="ArgumentException">The events are not in the order of their instants, or one of them cannot follow those before it.</exception>
    public ClockStory(IEnumerable<ClockEvent> events)
    {
        var all = events.ToList();
        if (all is not [ClockStarted start, ..])
            throw new ArgumentException("a clock begins with its start", nameof(events));
        limit = start.Limit;
        foreach (var happened in all)
        {
            if (Events.Count > 0)
                Follow(happened);
            Events.Add(happened);
            Limits.Add(Sum());
        }
    }

    public List<ClockEvent> Events { get; } = [];

    /// <summary>For each event the limits that hold after it, one after the other: amounts of one unit are added up, units follow in the order in which they first came.</summary>
    public List<IReadOnlyList<TimeLimit>> Limits { get; } = [];

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Suspensions => suspensions;

    public DateTimeOffset StartedAt => Events[0].At;

    public DateTimeOffset? StoppedAt { get; private set; }

    public DateTimeOffset? SuspendedAt => suspensions is [.., (var from, null)] ? from : null;

    /// <summary>When the clock runs: from the start on, without the suspensions. The last stretch has no end unless the clock is suspended.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> Running()
    {
        var from = StartedAt;
        foreach (var (suspended, resumed) in suspensions)
        {
            if (suspended > from)
                yield return (from, suspended);
            if (resumed is null)
                yield break;
            from = resumed.Value;
        }
        yield return (from, null);
    }

    private void Follow(ClockEvent happened)
    {
        if (happened.At < Events[^1].At)
            throw Impossible(happened, "it is of before the event in front of it");
        if (StoppedAt is not null)
            throw Impossible(happened, "the clock has stopped");
        switch (happened)
        {
            case ClockSuspended when SuspendedAt is null:
                suspensions.Add((happened.At, null));
                break;
            case ClockResumed when SuspendedAt is { } since:
                suspensions[^1] = (since, happened.At);
                break;
            case ClockExtended extended:
                added.Add(extended.By);
                break;
            case ClockLimitGranted granted:
                limit = granted.Limit;
                added.Clear();
                break;
            case ClockCategoryChanged changed:
                limit = changed.Limit;
                break;
            case ClockStopped:
                StoppedAt = happened.At;
                break;
            case ClockSuspended:
                throw Impossible(happened, "the clock is suspended");
            case ClockResumed:
                throw Impossible(happened, "the clock is not suspended");
            default:
                throw Impossible(happened, "the clock has started");
        }
    }

    private List<TimeLimit> Sum()
    {
        var sums = new List<TimeLimit> { limit };
        foreach (var more in added)
        {
            var same = sums.FindIndex(s => s.Unit == more.Unit);
            if (same < 0)
                sums.Add(more);
            else
                sums[same] = new TimeLimit(sums[same].Amount + more.Amount, more.Unit);
        }
        return sums;
    }

    private static ArgumentException Impossible(ClockEvent happened, string why) => new($"{happened.GetType().Name} at {happened.At:O}: {why}");
}
