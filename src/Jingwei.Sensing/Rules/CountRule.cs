using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// Something that happens so many times within a time, in a row or not.
/// </summary>
/// <remarks>
/// A time is a sample on the level after one that was not, or after none. Begins with the n-th within less than T and counts from the first of these n, but not from before the end of an earlier episode;
/// ends by itself when fewer than n are left within T.
/// <list type="table">
/// <item><term>3 times in 1 h: 10:00, 10:20, 10:59:59.999</term><description>begins, counted from 10:00, and ends at 11:00 when nothing follows</description></item>
/// <item><term>10:00, 10:20, 11:00</term><description>does not: the first has just left the hour</description></item>
/// <item><term>10:00, 10:20, 10:40, 10:50</term><description>begins at 10:40, ends at 11:20</description></item>
/// <item><term>on at 10:00 and on at 10:01</term><description>is one time</description></item>
/// </list>
/// </remarks>
public sealed class CountRule : ConditionRule
{
    private const int Times = 3;

    // Memory: whether the last sample was on the level, the time that made it n, the end of the last episode, and the last n times.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [0, Never, Never]);
    private readonly int valueIndex;
    private readonly Level level;
    private readonly int count;
    private readonly long withinMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="level">What counts as a time.</param>
    /// <param name="count">n, from 2 to <see cref="CountTest.MostTimes"/>.</param>
    /// <param name="withinMs">T in milliseconds; more than 0.</param>
    public CountRule(string code, int valueIndex, Level level, int count, long withinMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CountTest.MostTimes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(withinMs);
        (this.valueIndex, this.level, this.count, this.withinMs) = (valueIndex, level, count, withinMs);
    }

    public override bool EndsByTime => true;

    public override FoldState Initial => Unheard;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (double.IsNaN(value))
            return state;
        var (slots, on) = (state.Slots, level.Holds(value));
        if (on == (slots[0] == 1))
            return state with { Value = value };
        if (!on)
            return state with { Value = value, Slots = [0, .. slots[1..]] };
        long[] times = [.. slots[Math.Max(Times, slots.Length - count + 1)..], sample.AtMs];
        var enough = !state.Active && times.Length == count && sample.AtMs - times[0] < withinMs;
        return state with { Value = value, Slots = [1, enough ? sample.AtMs : Never, slots[2], .. times] };
    }

    public override long? NextChangeMs(FoldState state) =>
        state.Active ? state.Slots[Times] + withinMs : state.Slots[1] == Never ? null : state.Slots[1];

    public override FoldState Change(FoldState state, long atMs) =>
        state.Active
            ? state with { Active = false, Slots = [state.Slots[0], Never, atMs, .. state.Slots[Times..]] }
            : state with { Active = true, StartMs = Math.Max(state.Slots[Times], state.Slots[2]), Slots = [state.Slots[0], Never, .. state.Slots[2..]] };

    public override bool Remembers(int slots) => slots >= Times && slots <= Times + count;
}
