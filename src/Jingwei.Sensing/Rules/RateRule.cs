namespace Jingwei.Sensing.Rules;

/// <summary>
/// A value that rises, or falls, by so much within a time.
/// </summary>
/// <remarks>
/// Looked at with each sample: its number less the lowest of the samples not more than T before it (for a fall the other way round). Begins when that
/// is the limit or more, and counts from that lowest one. Ends with a sample at which it is less than the recovery; what came before that is then
/// forgotten.
/// <list type="table">
/// <item><term>rises 20 in 10 min, until less than 5: 10 at 10:00, 30 at 10:10</term><description>begins, counted from 10:00</description></item>
/// <item><term>10 at 10:00, 30 at 10:10:00.001</term><description>does not: the 10 is too long ago</description></item>
/// <item><term>10 at 10:00, 29.9 at 10:05</term><description>does not</description></item>
/// <item><term>10 at 10:00, 30 at 10:10, 30 at 10:12</term><description>ends at 10:12: within ten minutes it rose by nothing</description></item>
/// </list>
/// </remarks>
public sealed class RateRule : ConditionRule
{
    /// <summary>The most turning points that are remembered; a device that sends more in T shortens its own T.</summary>
    public const int MostPoints = 256;

    private const int Points = 2;

    // Memory: the sample at which the limit was reached, the instant it counts from, then (instant, number) of the samples that can still be the
    // lowest of a window, their numbers ascending.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [Never, Never]);
    private readonly int valueIndex;
    private readonly double sign;
    private readonly double by;
    private readonly long withinMs;
    private readonly double until;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="rises">A rise; else a fall.</param>
    /// <param name="by">The limit, in the value's unit; more than 0.</param>
    /// <param name="withinMs">T in milliseconds; more than 0.</param>
    /// <param name="until">The recovery; not more than <paramref name="by"/>.</param>
    public RateRule(string code, int valueIndex, bool rises, double by, long withinMs, double until) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(by);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(withinMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, by);
        (this.valueIndex, sign, this.by, this.withinMs, this.until) = (valueIndex, rises ? 1 : -1, by, withinMs, until);
    }

    public override FoldState Initial => Unheard;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (double.IsNaN(value))
            return state;
        var (slots, height) = (state.Slots, value * sign);
        var first = Points;
        while (first < slots.Length && slots[first] < sample.AtMs - withinMs)
            first += 2;
        var last = slots.Length;
        while (last > first && BitConverter.Int64BitsToDouble(slots[last - 1]) >= height)
            last -= 2;
        if (last - first >= 2 * MostPoints)
            first += 2;
        var next = new long[Points + last - first + 2];
        Array.Copy(slots, first, next, Points, last - first);
        (next[^2], next[^1]) = (sample.AtMs, BitConverter.DoubleToInt64Bits(height));
        var change = height - BitConverter.Int64BitsToDouble(next[Points + 1]);
        (next[0], next[1]) = !state.Active && change >= by ? (sample.AtMs, next[Points]) : (Never, Never);
        // What came before an end is over: the next episode counts from the sample that ended this one, at the earliest.
        return state.Active && change < until
            ? new FoldState(false, 0, value, [Never, Never, next[^2], next[^1]])
            : new FoldState(state.Active, state.StartMs, value, next);
    }

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[0] == Never ? null : state.Slots[0];

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[1] };

    public override bool Remembers(int slots) => slots >= Points && slots % 2 == 0;
}
