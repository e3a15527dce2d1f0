namespace Jingwei.Sensing.Rules;

/// <summary>
/// A value that does not change although the device goes on speaking: a sensor's fault, not the street's.
/// </summary>
/// <remarks>
/// Begins with the first sample that has the same number T or more after the first of the run; counts from that first one. Any other number ends it.
/// Silence is not being stuck.
/// <list type="table">
/// <item><term>T = 6 h: 12 at 10:00, 12 at 16:00</term><description>begins, counted from 10:00</description></item>
/// <item><term>12 at 10:00, 12 at 15:59:59.999, nothing more</term><description>does not: nobody heard it at 16:00</description></item>
/// <item><term>12 at 10:00, 12.01 at 15:00, 12 at 16:00</term><description>does not: it moved</description></item>
/// </list>
/// </remarks>
public sealed class StuckRule : ConditionRule
{
    // Memory: since when the number is the same, and the sample at which that was long enough.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [Never, Never]);
    private readonly int valueIndex;
    private readonly long forMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="forMs">T in milliseconds; more than 0.</param>
    public StuckRule(string code, int valueIndex, long forMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(forMs);
        (this.valueIndex, this.forMs) = (valueIndex, forMs);
    }

    public override FoldState Initial => Unheard;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (double.IsNaN(value))
            return state;
        if (value != state.Value)
            return new FoldState(false, 0, value, [sample.AtMs, Never]);
        return state.Active || state.Slots[1] != Never || sample.AtMs - state.Slots[0] < forMs
            ? state
            : state with { Slots = [state.Slots[0], sample.AtMs] };
    }

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[1] == Never ? null : state.Slots[1];

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[0] };
}
