using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>A level of one of the profile's values.</summary>
public readonly record struct ValueLevel(int ValueIndex, Level Level)
{
    /// <summary>Whether the sample says so; null when it says nothing of this value.</summary>
    public bool? Holds(in Sample sample) => double.IsNaN(sample.Values[ValueIndex]) ? null : Level.Holds(sample.Values[ValueIndex]);
}

/// <summary>
/// One thing and then another within a time; or one thing and <i>not</i> another within that time.
/// </summary>
/// <remarks>
/// A thing happens with a sample on its level after one that was not, or after none. <b>Followed</b>: begins when the second happens not more than T
/// after the first. <b>Not followed</b>: begins when T has passed since the first and the second was not so at any moment of it; also ends when the
/// second comes at last. Both count from the first, and end with a sample on the recovery level. If the first happens again, T counts from there;
/// what happened before an end is used up.
/// <list type="table">
/// <item><term>A then B in 5 min: A at 10:00, B at 10:05</term><description>begins, counted from 10:00</description></item>
/// <item><term>A at 10:00, B at 10:05:00.001; or B, then A</term><description>does not</description></item>
/// <item><term>A and B in one sample</term><description>begins: B came no later than A</description></item>
/// <item><term>A and not B in 5 min: A at 10:00, B at 10:05</term><description>does not: B came at the very instant</description></item>
/// <item><term>A at 10:00, B at 10:05:00.001</term><description>begins at 10:05, ends with B</description></item>
/// <item><term>B is so already, then A</term><description>does not: B was so all along</description></item>
/// </list>
/// </remarks>
public sealed class FollowRule : ConditionRule
{
    private const int FirstOn = 0;
    private const int FirstAt = 1;
    private const int ThenOn = 2;
    private const int Due = 3;
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [0, Never, 0, Never]);
    private readonly ValueLevel first;
    private readonly ValueLevel then;
    private readonly bool follows;
    private readonly long withinMs;
    private readonly ValueLevel until;

    /// <param name="code">The condition's code.</param>
    /// <param name="first">A.</param>
    /// <param name="then">B.</param>
    /// <param name="follows">A then B; else A and not B.</param>
    /// <param name="withinMs">T in milliseconds; more than 0.</param>
    /// <param name="until">Ends it.</param>
    public FollowRule(string code, ValueLevel first, ValueLevel then, bool follows, long withinMs, ValueLevel until) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(withinMs);
        (this.first, this.then, this.follows, this.withinMs, this.until) = (first, then, follows, withinMs, until);
    }

    public override FoldState Initial => Unheard;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var slots = (long[])state.Slots.Clone();
        var (isFirst, isThen) = (first.Holds(sample) ?? slots[FirstOn] == 1, then.Holds(sample) ?? slots[ThenOn] == 1);
        var ends = state.Active && (until.Holds(sample) == true || (!follows && isThen));
        if (isFirst && slots[FirstOn] == 0)
            slots[FirstAt] = sample.AtMs;
        else if (ends)
            slots[FirstAt] = Never;
        var happens = isThen && slots[ThenOn] == 0;
        (slots[FirstOn], slots[ThenOn]) = (isFirst ? 1 : 0, isThen ? 1 : 0);
        slots[Due] = follows && happens && slots[FirstAt] != Never && sample.AtMs - slots[FirstAt] <= withinMs ? sample.AtMs : Never;
        if (!follows && isThen)
            slots[FirstAt] = Never;
        var value = sample.Values[first.ValueIndex];
        return new FoldState(state.Active && !ends, state.StartMs, double.IsNaN(value) ? state.Value : value, slots);
    }

    public override long? NextChangeMs(FoldState state) =>
        state.Active ? null
        : follows ? (state.Slots[Due] == Never ? null : state.Slots[Due])
        : state.Slots[FirstAt] == Never ? null : state.Slots[FirstAt] + withinMs;

    // What has begun is used up: the next episode needs the first thing anew.
    public override FoldState Change(FoldState state, long atMs) =>
        state with { Active = true, StartMs = state.Slots[FirstAt], Slots = [state.Slots[FirstOn], Never, state.Slots[ThenOn], Never] };
}
