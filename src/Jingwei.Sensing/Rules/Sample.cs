namespace Jingwei.Sensing.Rules;

/// <summary>
/// One reading as a condition sees it.
/// </summary>
/// <param name="AtMs">When it was so, on the device's clock: Unix milliseconds UTC; the end of the interval for counts.</param>
/// <param name="HeardMs">When we received it, on the city's clock: Unix milliseconds UTC.</param>
/// <param name="Values">One number for each value of the kind's profile, in its order; NaN where the reading has none, <see cref="SampleValue.OutOfRange"/> where it has one that cannot be. Never changed.</param>
/// <param name="ValidAtMs">Of a forecast, which was issued at <paramref name="AtMs"/>: when it will be so; null of what is.</param>
public readonly record struct Sample(long AtMs, long HeardMs, double[] Values, long? ValidAtMs = null)
{
    /// <summary>Comes before, is, or comes after another of the same device in the order of folding.</summary>
    public int CompareTo(in Sample other) => AtMs != other.AtMs ? AtMs.CompareTo(other.AtMs) : Nullable.Compare(ValidAtMs, other.ValidAtMs);
}

/// <summary>
/// Where a condition stands after the samples so far. Immutable; what <paramref name="Slots"/> mean is the rule's own affair.
/// </summary>
/// <param name="Active">Whether an episode is under way.</param>
/// <param name="StartMs">Since when the state that makes the episode holds (event time); meaningless unless active.</param>
/// <param name="Value">The last value that the rule looked at; NaN before the first.</param>
/// <param name="Slots">The rule's memory; <see cref="ConditionRule.Never"/> stands for an instant that has not come.</param>
public readonly record struct FoldState(bool Active, long StartMs, double Value, long[] Slots);
