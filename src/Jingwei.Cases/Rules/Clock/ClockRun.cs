using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>A stretch in which a clock ran, and what it counted then.</summary>
internal readonly record struct CountedStretch(TimeUnit Unit, DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// How a clock uses up its time. What each limit gives is fixed by the start alone, as if the clock were never suspended; so a suspension moves the due instant by exactly the time that it
/// kept from being counted. Pure.
/// </summary>
internal sealed class ClockRun
{
    private readonly ClockStory story;
    private readonly WorkTime time;
    private readonly List<(TimeUnit Unit, TimeSpan Length)> parts = [];

    public ClockRun(ClockStory story, WorkTime time)
    {
        (this.story, this.time) = (story, time);
        var at = story.StartedAt;
        foreach (var limit in story.Limits[^1])
        {
            var due = time.Due(at, limit).At;
            parts.Add((limit.Unit, limit.Length ?? time.Between(limit.Unit, at, due)));
            at = due;
        }
        Allowed = new TimeSpan(parts.Sum(p => p.Length.Ticks));
    }

    /// <summary>All the time that there is; more than none.</summary>
    public TimeSpan Allowed { get; }

    /// <summary>The first instant at which so much (more than none) is used; null when the clock is suspended before. What comes after the limit counts as the limit's last part does.</summary>
    public DateTimeOffset? When(TimeSpan used)
    {
        var (part, left, needed) = (0, parts[0].Length, used);
        foreach (var (from, until) in story.Running())
        {
            for (var at = from; ;)
            {
                var last = part == parts.Count - 1;
                var piece = last || needed < left ? needed : left;
                var end = time.After(parts[part].Unit, at, piece);
                if (end > until)
                {
                    var gone = time.Between(parts[part].Unit, at, until.Value);
                    (needed, left) = (needed - gone, left - gone);
                    break;
                }
                needed -= piece;
                if (needed == TimeSpan.Zero)
                    return end;
                at = end;
                left = parts[++part].Length;
            }
        }
        return null;
    }

    /// <summary>What is used at an instant.</summary>
    public TimeSpan UsedAt(DateTimeOffset now) => new(Counted(now).Sum(c => time.Between(c.Unit, c.From, c.Until).Ticks));

    /// <summary>The stretches in which the clock ran until an instant, in order; each is of one unit.</summary>
    public IEnumerable<CountedStretch> Counted(DateTimeOffset now)
    {
        var (part, left) = (0, parts[0].Length);
        foreach (var (from, until) in story.Running())
        {
            var end = until < now ? until.Value : now;
            for (var at = from; at < end;)
            {
                var unit = parts[part].Unit;
                var spent = part < parts.Count - 1 ? time.After(unit, at, left) : DateTimeOffset.MaxValue;
                var stop = spent < end ? spent : end;
                yield return new CountedStretch(unit, at, stop);
                if (spent <= end)
                    left = parts[++part].Length;
                else
                    left -= time.Between(unit, at, stop);
                at = stop;
            }
        }
    }

    /// <summary>What a suspension kept from being counted, and in what.</summary>
    public (TimeUnit Unit, TimeSpan Time) Kept(DateTimeOffset from, DateTimeOffset until)
    {
        var (part, used) = (0, UsedAt(from));
        while (part < parts.Count - 1 && used >= parts[part].Length)
            used -= parts[part++].Length;
        var unit = parts[part].Unit;
        return (unit, time.Between(unit, from, until));
    }
}
