using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules;

/// <summary>One clock of a case.</summary>
/// <param name="DueAt">By when the state must be reached.</param>
/// <param name="MetAt">When it stopped, reached or void; null while it runs.</param>
public readonly record struct RunningClock(CaseClockKind Kind, DateTimeOffset SetAt, DateTimeOffset DueAt, DateTimeOffset? MetAt)
{
    /// <summary>Share of a clock's time after which it is "late soon" (the traffic light's amber).</summary>
    public const double SoonShare = 0.8;

    /// <summary>When <see cref="SoonShare"/> of the time is used.</summary>
    public DateTimeOffset SoonAt => SetAt + (DueAt - SetAt) * SoonShare;

    /// <summary>Late when it was met after its time, or still runs past it.</summary>
    public bool IsLate(DateTimeOffset now) => (MetAt ?? now) > DueAt;
}

/// <summary>Which state stops which clock. Pure.</summary>
public static class CaseClocks
{
    /// <summary>Clocks that are met by entering a state; a state further on meets the earlier clocks too.</summary>
    public static IReadOnlyList<CaseClockKind> MetBy(CaseState state) => state switch
    {
        CaseState.Filed => [],
        CaseState.Accepted or CaseState.OnTheWay => [CaseClockKind.Accept],
        CaseState.Arrived or CaseState.Confirmed or CaseState.HandedOver or CaseState.Handling => [CaseClockKind.Accept, CaseClockKind.Arrive],
        CaseState.Done => [CaseClockKind.Accept, CaseClockKind.Arrive, CaseClockKind.Clear],
        CaseState.Closed => [CaseClockKind.Accept, CaseClockKind.Arrive, CaseClockKind.Clear, CaseClockKind.Check],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The clock that runs out next; null when none runs.</summary>
    public static RunningClock? Next(IEnumerable<RunningClock> clocks) =>
        clocks.Where(c => c.MetAt is null).OrderBy(c => c.DueAt).Select(c => (RunningClock?)c).FirstOrDefault();

    /// <summary>A case is late while a running clock is past its time, or once the problem was not cleared in time.</summary>
    public static bool IsLate(IEnumerable<RunningClock> clocks, DateTimeOffset now) =>
        clocks.Any(c => c.IsLate(now) && (c.MetAt is null || c.Kind == CaseClockKind.Clear));
}
