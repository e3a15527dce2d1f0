using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Responses;

namespace Jingwei.Scenarios.Rules;

/// <summary>
/// The life of a response in one area: what conditions that hold make of it, and what people may do with it. The machine proposes, raises and lowers its proposal and
/// withdraws it; it never activates, changes or ends a level. What is open waits for somebody as long as it proposes more than is in force and more than was declined.
/// </summary>
internal static class ResponseLife
{
    private static readonly (ResponseMove Move, ResponseState From, ResponseState To)[] Table =
    [
        (ResponseMove.Activate, ResponseState.Proposed, ResponseState.InForce),
        (ResponseMove.Decline, ResponseState.Proposed, ResponseState.Proposed),
        (ResponseMove.Change, ResponseState.InForce, ResponseState.InForce),
        (ResponseMove.Decline, ResponseState.InForce, ResponseState.InForce),
        (ResponseMove.End, ResponseState.InForce, ResponseState.Ended),
    ];

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>1 for IV to 4 for I; 0 for none.</summary>
    public static int RankOf(string? level) => level switch { "I" => 4, "II" => 3, "III" => 2, "IV" => 1, _ => 0 };

    /// <summary>Whether it can still go on.</summary>
    public static bool IsOpen(ResponseState state) => state is ResponseState.Proposed or ResponseState.InForce;

    /// <summary>The gravest level that is proposed by a condition that holds; null when none is.</summary>
    public static string? Gravest(IEnumerable<ResponseLevel> levels, IReadOnlySet<ConditionName> holding) =>
        levels.Where(l => l.ProposedBy.Any(holding.Contains)).OrderByDescending(l => RankOf(l.Level)).FirstOrDefault()?.Level;

    /// <summary>Whether somebody must decide: more is proposed than is in force, and than somebody said no to.</summary>
    public static bool Waits(ResponseState state, string? proposed, string? inForce, string? declined) =>
        IsOpen(state) && RankOf(proposed) > Math.Max(RankOf(inForce), RankOf(declined));

    /// <summary>What it means that another level is proposed than before; null when nothing changes.</summary>
    public static ResponseChange? Weigh(ResponseState state, string? before, string? now) => (state, before, now) switch
    {
        _ when !IsOpen(state) || before == now => null,
        (ResponseState.Proposed, _, null) => ResponseChange.Lapsed,
        (_, _, null) => ResponseChange.GroundsCleared,
        (_, null, _) => ResponseChange.Proposed,
        _ => RankOf(now) > RankOf(before) ? ResponseChange.Rose : ResponseChange.Fell,
    };

    /// <summary>Where the move leads; null when it cannot be made there.</summary>
    public static ResponseState? After(ResponseState state, ResponseMove move) =>
        Table.Where(t => t.From == state && t.Move == move).Select(t => (ResponseState?)t.To).FirstOrDefault();

    /// <summary>
    /// What counts as declined after a person has decided. Whoever could have activated what is proposed and took less has said no to it; a lesser level by somebody else
    /// answers nothing.
    /// </summary>
    /// <param name="level">The level that is put in force; null for other moves.</param>
    /// <param name="couldTakeIt">Whether the person may activate what is proposed.</param>
    public static string? DeclinedAfter(ResponseMove move, string? level, string? proposed, string? declined, bool couldTakeIt) => move switch
    {
        ResponseMove.Decline => proposed,
        ResponseMove.Activate or ResponseMove.Change => RankOf(proposed) <= RankOf(level) ? null : couldTakeIt ? proposed : declined,
        _ => declined,
    };

    /// <summary>The moves that make sense now; to decline only while somebody must decide.</summary>
    public static IReadOnlyList<ResponseMove> Allowed(ResponseState state, bool waits) =>
        [.. Table.Where(t => t.From == state && (t.Move != ResponseMove.Decline || waits)).Select(t => t.Move)];

    /// <summary>How long after it was told the n-th time it is told again: 5, 10, 20, 40, then every 60 minutes.</summary>
    /// <param name="told">How often it was told, from 1.</param>
    public static TimeSpan PauseAfter(int told) => told > 4 ? LongestPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Max(0, told - 1)));
}
