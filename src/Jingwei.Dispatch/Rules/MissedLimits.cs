using Jingwei.Cases.Contracts;

namespace Jingwei.Dispatch.Rules;

/// <summary>When a limit that has passed is still worth a call. Pure.</summary>
public static class MissedLimits
{
    private const double FirstPauseMinutes = 5;
    private const double LongestPauseMinutes = 60;

    /// <summary>Whether the operator is pressed for a limit that runs on. Of a case that nobody has taken: no, the order of calls is at it.</summary>
    public static bool Presses(CaseHold hold) => hold is not (CaseHold.CallOfficer or CaseHold.Nobody);

    /// <summary>Which of the limits that have passed and still run the operator is pressed for, the first of them; null when for none.</summary>
    public static string? FirstOpen(IReadOnlyList<string> passed, CaseHold hold) => Presses(hold) && passed.Count > 0 ? passed[0] : null;

    /// <summary>5 minutes after the first call, then twice as long each time, at most an hour.</summary>
    /// <param name="round">From 1.</param>
    public static TimeSpan PauseAfter(int round) =>
        TimeSpan.FromMinutes(Math.Min(LongestPauseMinutes, FirstPauseMinutes * Math.Pow(2, Math.Clamp(round - 1, 0, 10))));
}
