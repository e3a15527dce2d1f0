using Jingwei.Cases.Contracts;

namespace Jingwei.Dispatch.Rules;

/// <summary>When a limit that has passed is still worth a call. Pure.</summary>
public static class MissedLimits
{
    private const double FirstPauseMinutes = 5;
    private const double LongestPauseMinutes = 60;

    /// <summary>
    /// Whether what the limit asked for has still not happened. A case that nobody has taken is not pressed: the order of calls is at it.
    /// </summary>
    public static bool StillOpen(CaseClockKind kind, CaseState state) => kind switch
    {
        CaseClockKind.Accept => false,
        CaseClockKind.Arrive => state is CaseState.Accepted or CaseState.OnTheWay,
        CaseClockKind.Clear => state is CaseState.Accepted or CaseState.OnTheWay or CaseState.Arrived or CaseState.Confirmed or CaseState.HandedOver or CaseState.Handling,
        CaseClockKind.Check => state is CaseState.Done,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Which of the limits that have passed the operator is pressed for, the one that was to be kept first; null when none is still open.</summary>
    public static CaseClockKind? FirstOpen(IEnumerable<CaseClockKind> passed, CaseState state) =>
        passed.Where(kind => StillOpen(kind, state)).Order().Select(kind => (CaseClockKind?)kind).FirstOrDefault();

    /// <summary>5 minutes after the first call, then twice as long each time, at most an hour.</summary>
    /// <param name="round">From 1.</param>
    public static TimeSpan PauseAfter(int round) =>
        TimeSpan.FromMinutes(Math.Min(LongestPauseMinutes, FirstPauseMinutes * Math.Pow(2, Math.Clamp(round - 1, 0, 10))));
}
