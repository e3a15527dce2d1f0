using Jingwei.Cases.Contracts;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>The traffic light of a clock: 绿灯, 黄灯, 红灯.</summary>
public enum ClockLight
{
    Green,
    Yellow,
    Red,
}

/// <summary>From which share of its time on a clock is yellow, and from which red, in percent: whole, more than nothing, yellow not above red.</summary>
public sealed record ClockLights(int Yellow = 80, int Red = 100)
{
    public static readonly ClockLights Usual = new();
}

/// <summary>How a clock stands at an instant.</summary>
/// <param name="DueAt">By when; null while it is suspended with time left.</param>
/// <param name="Used">What it has counted: plain time for a limit in minutes, else working time.</param>
/// <param name="Left">What is left of its limit; none when it has run out.</param>
/// <param name="Over">What it has counted beyond its limit.</param>
/// <param name="UsedPercent">Share of the limit that is used, rounded down: 79 is never shown for what is yellow.</param>
/// <param name="YellowAt">When it turned yellow or will; null while it is suspended before that, and when it was stopped before.</param>
/// <param name="RedAt">As <paramref name="YellowAt"/>, for red.</param>
/// <param name="IsLate">It was stopped after its due instant, or runs past it.</param>
public sealed record ClockFigures(
    DateTimeOffset? DueAt, TimeSpan Used, TimeSpan Left, TimeSpan Over, int UsedPercent, ClockLight Light, DateTimeOffset? YellowAt, DateTimeOffset? RedAt, bool IsLate);

/// <summary>
/// One clock of a case, as its events say: when it is due, how far it is, and why. Working time is asked of the city's <see cref="WorkTime"/>. Pure, exact to the tick.
/// </summary>
public sealed class CaseClock
{
    private readonly ClockStory story;
    private readonly ClockRun run;
    private readonly WorkTime time;

    /// <param name="events">From the start on, in order; of one instant in the order in which they happened.</param>
    /// <exception cref="ArgumentException">One of the events cannot follow those before it.</exception>
    public CaseClock(IEnumerable<ClockEvent> events, WorkTime time)
    {
        this.time = time;
        story = new ClockStory(events);
        run = new ClockRun(story, time);
        DueAt = run.When(run.Allowed);
    }

    public DateTimeOffset StartedAt => story.StartedAt;

    /// <summary>When it stopped; null while it runs or is suspended.</summary>
    public DateTimeOffset? StoppedAt => story.StoppedAt;

    /// <summary>Since when it stands still; null when it does not. A clock that was stopped while it stood still keeps it.</summary>
    public DateTimeOffset? SuspendedAt => story.SuspendedAt;

    /// <summary>The limits that hold, one after the other.</summary>
    public IReadOnlyList<TimeLimit> Limits => story.Limits[^1];

    /// <summary>All the time that it gives, in what it counts.</summary>
    public TimeSpan Allowed => run.Allowed;

    /// <summary>By when it must be stopped; that instant itself is in time. Null while it is suspended with time left: it then waits for the resumption.</summary>
    public DateTimeOffset? DueAt { get; }

    /// <summary>Years on the way to the due instant (or to the suspension) whose holidays are not published: until they are, the due instant may move.</summary>
    public IReadOnlyList<int> AssumedYears => run.Counted(DueAt ?? SuspendedAt ?? StartedAt).Where(c => c.Unit != TimeUnit.Minutes)
        .SelectMany(c => time.AssumedYears(c.From, c.Until)).Distinct().ToList();

    /// <summary>How it stands.</summary>
    /// <param name="now">Not before the last event. After the clock stopped it is as it was then.</param>
    /// <exception cref="ArgumentOutOfRangeException">An event is of later, or the lights cannot be.</exception>
    public ClockFigures At(DateTimeOffset now, ClockLights? lights = null)
    {
        lights ??= ClockLights.Usual;
        ArgumentOutOfRangeException.ThrowIfLessThan(now, story.Events[^1].At);
        ArgumentOutOfRangeException.ThrowIfLessThan(lights.Yellow, 1, nameof(lights));
        ArgumentOutOfRangeException.ThrowIfLessThan(lights.Red, lights.Yellow, nameof(lights));
        var at = StoppedAt ?? now;
        var used = run.UsedAt(at);
        var over = used - Allowed;
        var percent = (Int128)used.Ticks * 100 / Allowed.Ticks;
        return new ClockFigures(
            DueAt, used, over < TimeSpan.Zero ? -over : TimeSpan.Zero, over > TimeSpan.Zero ? over : TimeSpan.Zero, (int)Int128.Min(percent, int.MaxValue),
            percent >= lights.Red ? ClockLight.Red : percent >= lights.Yellow ? ClockLight.Yellow : ClockLight.Green,
            Turns(lights.Yellow), Turns(lights.Red), at > DueAt);
    }

    /// <summary>Why it is due then, line by line; each can be read alone. The sentences stand in <c>docs/clock.md</c>.</summary>
    public IReadOnlyList<Reason> Why() => new ExplainDue(story, run, time, DueAt).Lines();

    private DateTimeOffset? Turns(int percent)
    {
        var share = (long)(((Int128)Allowed.Ticks * percent + 99) / 100);
        return run.When(new TimeSpan(share)) is { } at && !(at > StoppedAt) ? at : null;
    }
}
