using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>One way into a condition: a level that must hold without a break.</summary>
/// <param name="Level">The level.</param>
/// <param name="HeldForMs">How long, in milliseconds of event time; 0 means at once.</param>
public readonly record struct WayIn(Level Level, long HeldForMs);

/// <summary>
/// A value that goes over (or under, or into) a level, at once or for a time, and comes back over another.
/// </summary>
/// <remarks>
/// Begins when any way in has held for its time; a break of one sample starts that way's wait anew. The episode counts from the
/// first sample of the run that was met first. Ends with a sample that is on the recovery level and on no way's level; samples
/// in between change nothing. Several ways let one condition say "at once from 95, or 85 for five minutes".
/// <list type="table">
/// <item><term>≥ 85 for 5 min: 86 at 10:00, nothing more</term><description>begins at 10:05 on the clock, counted from 10:00</description></item>
/// <item><term>86 at 10:00, 86 at 10:05</term><description>begins</description></item>
/// <item><term>86 at 10:00, 84 at 10:05</term><description>does not: at the instant itself it was no longer so</description></item>
/// <item><term>86 at 10:00, 84 at 10:05:00.001</term><description>begins, and goes on until the recovery level</description></item>
/// <item><term>recovery below 60: 60</term><description>goes on</description></item>
/// <item><term>recovery below 60: 59.9</term><description>ends</description></item>
/// </list>
/// </remarks>
public sealed class ThresholdRule : ConditionRule
{
    private readonly int valueIndex;
    private readonly WayIn[] ways;
    private readonly Level recovery;
    private readonly FoldState initial;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="ways">The ways in; at least one.</param>
    /// <param name="recovery">The level that ends an episode; it may not overlap any way in.</param>
    /// <exception cref="ArgumentException">No way in, a negative time, or a value that both enters and recovers.</exception>
    public ThresholdRule(string code, int valueIndex, IReadOnlyList<WayIn> ways, Level recovery) : base(code)
    {
        if (ways.Count == 0)
            throw new ArgumentException("A threshold needs a way in.", nameof(ways));
        foreach (var way in ways)
        {
            if (way.HeldForMs < 0)
                throw new ArgumentException("A way in cannot be held for less than nothing.", nameof(ways));
            if (way.Level.MeetsWith(recovery))
                throw new ArgumentException("Some value would both enter and recover.", nameof(recovery));
        }
        this.valueIndex = valueIndex;
        this.ways = [.. ways];
        this.recovery = recovery;
        var slots = new long[ways.Count];
        Array.Fill(slots, Never);
        initial = new FoldState(false, 0, double.NaN, slots);
    }

    public override FoldState Initial => initial;

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = First(state)!.Value.SinceMs };

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (double.IsNaN(value))
            return state;
        var slots = state.Slots;
        for (var i = 0; i < ways.Length; i++)
        {
            var since = !ways[i].Level.Holds(value) ? Never : slots[i] != Never ? slots[i] : sample.AtMs;
            if (since == slots[i])
                continue;
            if (ReferenceEquals(slots, state.Slots))
                slots = [.. state.Slots];
            slots[i] = since;
        }
        // Entry and recovery levels never overlap, so a value on the recovery level is on no way in.
        return state with { Active = state.Active && !recovery.Holds(value), Value = value, Slots = slots };
    }

    public override long? NextChangeMs(FoldState state) => state.Active ? null : First(state)?.MetMs;

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        Apply(initial with { Active = true, StartMs = startMs }, latest) is { Active: true } state ? state : null;

    private (long SinceMs, long MetMs)? First(FoldState state)
    {
        (long SinceMs, long MetMs)? first = null;
        for (var i = 0; i < ways.Length; i++)
        {
            if (state.Slots[i] == Never)
                continue;
            var met = state.Slots[i] + ways[i].HeldForMs;
            if (first is null || met < first.Value.MetMs)
                first = (state.Slots[i], met);
        }
        return first;
    }
}
