namespace Jingwei.Cases.Rules;

/// <summary>How one clock of a case stands.</summary>
/// <param name="DueAt">By when it must have stopped; null while it is suspended with time left.</param>
/// <param name="SoonAt">When 80% of its time is used: it is then "late soon" (the traffic light's amber).</param>
/// <param name="MetAt">When it stopped, reached or void; null while it runs.</param>
/// <param name="Main">It is the time to have the problem cleared.</param>
public readonly record struct ClockStand(string Kind, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, DateTimeOffset? MetAt, bool Main)
{
    /// <summary>Late when it was met after its time, or still runs past it.</summary>
    public bool IsLate(DateTimeOffset now) => (MetAt ?? now) > DueAt;

    /// <summary>The clock that runs out next; null when none runs.</summary>
    public static ClockStand? Next(IEnumerable<ClockStand> clocks) =>
        clocks.Where(c => c.MetAt is null && c.DueAt is not null).OrderBy(c => c.DueAt).Select(c => (ClockStand?)c).FirstOrDefault();

    /// <summary>A case is late while a running clock is past its time, or once the problem was not cleared in time.</summary>
    public static bool IsLate(IEnumerable<ClockStand> clocks, DateTimeOffset now) => clocks.Any(c => c.IsLate(now) && (c.MetAt is null || c.Main));
}
