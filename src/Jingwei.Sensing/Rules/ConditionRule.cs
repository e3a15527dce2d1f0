namespace Jingwei.Sensing.Rules;

/// <summary>
/// A condition as a fold over samples in event order. Pure: a rule holds no state of its own.
/// </summary>
/// <remarks>
/// The folder calls <c>Advance(state, t − 1)</c> and then <c>Apply(sample at t)</c>, so a sample at the very instant at which a wait
/// would end is heard first. After the last sample, time passes with <c>Advance</c> alone.
/// </remarks>
public abstract class ConditionRule(string code)
{
    /// <summary>An instant that has not come.</summary>
    public const long Never = long.MinValue;

    /// <summary>The condition's code, unique within a device kind; part of an alarm's identity.</summary>
    public string Code { get; } = code;

    /// <summary>Where the rule stands before the first sample.</summary>
    public abstract FoldState Initial { get; }

    /// <summary>Time passes up to and including an instant, without a sample.</summary>
    public abstract FoldState Advance(FoldState state, long toMs);

    /// <summary>A sample is heard. An episode may end here; it begins in <see cref="Advance"/>, if only at the same instant.</summary>
    public abstract FoldState Apply(FoldState state, in Sample sample);

    /// <summary>The event time at which <see cref="Advance"/> would begin an episode without another sample; null when it never will.</summary>
    public abstract long? NextChangeMs(FoldState state);
}
