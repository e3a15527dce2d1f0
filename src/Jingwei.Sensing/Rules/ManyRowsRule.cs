using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// So many new rows about one place within a time.
/// </summary>
/// <remarks>
/// Looks at how many rows there have been, which only rises; what is heard first counts as one. Begins with the n-th within less than T and counts from the first of
/// these n, but not from before the end of an earlier episode; ends by itself when fewer than n are left within T.
/// <list type="table">
/// <item><term>3 rows in 1 h: 1 at 10:00, 2 at 10:20, 3 at 10:59:59.999</term><description>begins, counted from 10:00, and ends at 11:00 when nothing follows</description></item>
/// <item><term>1 at 10:00, 2 at 10:20, 3 at 11:00</term><description>does not: the first has just left the hour</description></item>
/// <item><term>1 at 10:00, 4 at 10:01</term><description>begins, counted from 10:01: three came at once</description></item>
/// <item><term>3 heard once more</term><description>is nothing new</description></item>
/// </list>
/// </remarks>
public sealed class ManyRowsRule : ConditionRule
{
    // Memory: how many rows there have been, when an episode begins, the end of the last one, and the instants of the last n rows.
    private const int Heard = 0;
    private const int Due = 1;
    private const int LastEnd = 2;
    private const int Times = 3;
    private readonly int rowsIndex;
    private readonly int count;
    private readonly long withinMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="rowsIndex">The value that says how many rows there have been.</param>
    /// <param name="count">n, from 2 to <see cref="CountTest.MostTimes"/>.</param>
    /// <param name="withinMs">T in milliseconds; more than 0.</param>
    public ManyRowsRule(string code, int rowsIndex, int count, long withinMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CountTest.MostTimes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(withinMs);
        (this.rowsIndex, this.count, this.withinMs) = (rowsIndex, count, withinMs);
    }

    public override bool EndsByTime => true;

    public override FoldState Initial { get; } = new(false, 0, double.NaN, [0, Never, Never]);

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var (slots, rows) = (state.Slots, sample.Values[rowsIndex]);
        if (double.IsNaN(rows) || rows <= slots[Heard])
            return state;
        var fresh = slots[Heard] == 0 ? 1 : (int)Math.Min(count, rows - slots[Heard]);
        long[] all = [.. slots[Times..], .. Enumerable.Repeat(sample.AtMs, fresh)];
        var times = all[Math.Max(0, all.Length - count)..];
        var enough = !state.Active && times.Length == count && sample.AtMs - times[0] < withinMs;
        return state with { Slots = [(long)rows, enough ? sample.AtMs : Never, slots[LastEnd], .. times] };
    }

    public override long? NextChangeMs(FoldState state) =>
        state.Active ? state.Slots[Times] + withinMs : state.Slots[Due] == Never ? null : state.Slots[Due];

    public override FoldState Change(FoldState state, long atMs) =>
        state.Active
            ? state with { Active = false, Slots = [state.Slots[Heard], Never, atMs, .. state.Slots[Times..]] }
            : state with { Active = true, StartMs = Math.Max(state.Slots[Times], state.Slots[LastEnd]), Slots = [state.Slots[Heard], Never, .. state.Slots[LastEnd..]] };

    public override bool Remembers(int slots) => slots >= Times && slots <= Times + count;
}
