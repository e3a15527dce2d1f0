namespace Jingwei.Sensing.Rules;

/// <summary>
/// A number that cannot be: outside the range that the profile believes. The sensor's fault, not the street's.
/// </summary>
/// <remarks>
/// Such a message is refused as a whole and kept with its code; the lane hears of it only that the value was out of range. Begins when no number within the range came for
/// T, counted from the first that was outside. Any number within the range ends it.
/// <list type="table">
/// <item><term>at once: 999 at 10:00</term><description>begins at 10:00</description></item>
/// <item><term>for 5 min: 999 at 10:00, nothing more</term><description>begins at 10:05 on the clock, counted from 10:00</description></item>
/// <item><term>for 5 min: 999 at 10:00, 40 at 10:05</term><description>does not</description></item>
/// <item><term>for 5 min: 999 at 10:00, −5 at 10:03, 40 at 10:05:00.001</term><description>begins at 10:05, ends at 10:05:00.001</description></item>
/// <item><term>999 at 10:00, another value at 10:01</term><description>goes on: of this one nothing was said</description></item>
/// </list>
/// </remarks>
public sealed class OutOfRangeRule : ConditionRule
{
    // Memory: since when.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [Never]);
    private readonly int valueIndex;
    private readonly long forMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="forMs">T in milliseconds; 0 for at once.</param>
    public OutOfRangeRule(string code, int valueIndex, long forMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(forMs);
        (this.valueIndex, this.forMs) = (valueIndex, forMs);
    }

    public override FoldState Initial => Unheard;

    public override bool HearsFaults => true;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (SampleValue.IsOutOfRange(value))
            return state.Slots[0] == Never ? state with { Slots = [sample.AtMs] } : state;
        return double.IsNaN(value) ? state : Unheard;
    }

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[0] == Never ? null : state.Slots[0] + forMs;

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[0] };
}
