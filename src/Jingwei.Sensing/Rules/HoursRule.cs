namespace Jingwei.Sensing.Rules;

/// <summary>
/// Another condition, watched only at some hours or on some days: outside of them nothing holds.
/// </summary>
/// <remarks>
/// When a stretch opens, the condition begins anew with what was last said, as if it were said at that instant; a sample at the very instant is heard first. When the
/// stretch closes, an episode ends.
/// <list type="table">
/// <item><term>≥ 85, 22:00 to 06:00: 86 at 21:50, nothing more</term><description>begins at 22:00 on the clock, counted from 22:00, and ends at 06:00</description></item>
/// <item><term>86 at 21:50, 50 at 22:00</term><description>does not: at the instant itself it was no longer so</description></item>
/// <item><term>≥ 85 for 5 min: 86 at 21:50, nothing more</term><description>begins at 22:05, counted from 22:00: what was so before does not count</description></item>
/// <item><term>≥ 85 for 5 min: 86 at 05:55, nothing more</term><description>does not at 06:00, when it is no longer watched; begins at 22:05</description></item>
/// <item><term>86 at 23:00, still so at 06:00 and at 22:00</term><description>ends at 06:00, a second episode begins at 22:00</description></item>
/// <item><term>no data for 30 min, 22:00 to 06:00: the last sample at 12:00</term><description>begins at 22:30, counted from 22:00</description></item>
/// <item><term>on workdays, all day</term><description>one stretch from the first of a run of workdays until the midnight after the last</description></item>
/// </list>
/// </remarks>
public sealed class HoursRule : ConditionRule
{
    // Memory: the stretch that the last sample fell in, else the next one; the one after it; when the next episode begins or ends; the other rule's state; the
    // last number of each value; the other rule's memory.
    private const int Open = 0;
    private const int Close = 1;
    private const int NextOpen = 2;
    private const int NextClose = 3;
    private const int Next = 4;
    private const int InnerActive = 5;
    private const int InnerStart = 6;
    private const int Values = 7;
    private static readonly WatchWindow Nowhere = new(long.MaxValue, long.MaxValue);
    private readonly ConditionRule rule;
    private readonly int valueCount;
    private readonly WatchWindows windows;
    private readonly FoldState initial;

    /// <param name="rule">The other condition.</param>
    /// <param name="valueCount">How many values the profile has.</param>
    /// <param name="windows">When it is watched.</param>
    public HoursRule(ConditionRule rule, int valueCount, WatchWindows windows) : base(rule.Code)
    {
        (this.rule, this.valueCount, this.windows) = (rule, valueCount, windows);
        var slots = new long[Values + valueCount];
        Array.Fill(slots, Never);
        Array.Fill(slots, BitConverter.DoubleToInt64Bits(double.NaN), Values, valueCount);
        initial = new FoldState(false, 0, double.NaN, slots);
    }

    public override bool EndsByTime => true;

    public override bool HearsFaults => rule.HearsFaults;

    public override bool Hears(in Sample sample) => rule.Hears(sample);

    public override FoldState Initial => initial;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var (window, following, inner, before) = Read(state);
        var last = sample.ValidAtMs is null ? SampleValue.Merge(before, sample.Values) : before;
        var heardBefore = state.Slots[Open] != Never;
        if (window.Holds(sample.AtMs) && sample.AtMs > window.OpenMs)
            return Write(window, following, rule.Apply(inner, sample), last);
        // Samples come in event order, so the next stretch stays the next one until it closes; laying stretches out is what costs most here.
        if (!heardBefore || state.Active || following == Nowhere || sample.AtMs >= window.CloseMs)
            (window, following) = Around(sample.AtMs);
        if (sample.AtMs <= window.OpenMs)
            inner = Anew(rule.Unwatched(inner, sample), window, last);
        else
            inner = rule.Apply(heardBefore ? Anew(inner, window, before) : rule.Initial, sample);
        return Write(window, following, inner, last);
    }

    public override long? NextChangeMs(FoldState state) => state.Slots[Next] == Never ? null : state.Slots[Next];

    public override FoldState Change(FoldState state, long atMs)
    {
        var (window, following, inner, last) = Read(state);
        if (state.Active && atMs >= window.CloseMs)
        {
            (window, following) = Around(window.CloseMs);
            return Write(window, following, Anew(inner, window, last), last);
        }
        if (!state.Active && !window.Holds(atMs))
        {
            (window, following) = Around(atMs);
            inner = Anew(inner, window, last);
        }
        return Write(window, following, rule.Change(inner, atMs), last);
    }

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs)
    {
        var (window, following) = Around(nowMs);
        return window.Holds(nowMs) && rule.GoOn(Math.Max(startMs, window.OpenMs), latest, nowMs) is { } inner ? Write(window, following, inner, latest.Values) : null;
    }

    public override bool Remembers(int slots) => slots >= Values + valueCount && (slots == initial.Slots.Length || rule.Remembers(slots - Values - valueCount));

    private (WatchWindow Window, WatchWindow Following) Around(long ms)
    {
        using var found = windows.From(ms).GetEnumerator();
        var window = found.MoveNext() ? found.Current : Nowhere;
        return (window, found.MoveNext() ? found.Current : Nowhere);
    }

    private FoldState Anew(FoldState inner, WatchWindow window, double[] last) => rule.BeginAnew(inner, new Sample(window.OpenMs, window.OpenMs, last));

    private (WatchWindow Window, WatchWindow Following, FoldState Inner, double[] Last) Read(FoldState state)
    {
        var slots = state.Slots;
        var last = new double[valueCount];
        for (var i = 0; i < valueCount; i++)
            last[i] = BitConverter.Int64BitsToDouble(slots[Values + i]);
        var inner = slots.Length == initial.Slots.Length && slots[Open] == Never
            ? rule.Initial
            : new FoldState(slots[InnerActive] == 1, slots[InnerStart], state.Value, slots[(Values + valueCount)..]);
        return (new WatchWindow(slots[Open], slots[Close]), new WatchWindow(slots[NextOpen], slots[NextClose]), inner, last);
    }

    private FoldState Write(WatchWindow window, WatchWindow following, FoldState inner, double[] last)
    {
        var slots = new long[Values + valueCount + inner.Slots.Length];
        (slots[Open], slots[Close], slots[NextOpen], slots[NextClose]) = (window.OpenMs, window.CloseMs, following.OpenMs, following.CloseMs);
        (slots[InnerActive], slots[InnerStart]) = (inner.Active ? 1 : 0, inner.StartMs);
        for (var i = 0; i < valueCount; i++)
            slots[Values + i] = BitConverter.DoubleToInt64Bits(last[i]);
        inner.Slots.CopyTo(slots, Values + valueCount);
        slots[Next] = NextOf(window, following, inner, last) ?? Never;
        return new FoldState(inner.Active, Math.Max(inner.StartMs, window.OpenMs), inner.Value, slots);
    }

    private long? NextOf(WatchWindow window, WatchWindow following, FoldState inner, double[] last)
    {
        var change = rule.NextChangeMs(inner);
        if (inner.Active)
            return rule.EndsByTime && change < window.CloseMs ? change : window.CloseMs;
        if (change < window.CloseMs)
            return change;
        if (following == Nowhere || (change = rule.NextChangeMs(Anew(inner, following, last))) is null)
            return null;
        if (change < following.CloseMs)
            return change;
        // The same said again at another opening takes as long: a stretch must be looked for that is long enough.
        var wait = change.Value - following.OpenMs;
        foreach (var later in windows.From(following.CloseMs))
            if (wait < later.CloseMs - later.OpenMs)
                return later.OpenMs + wait;
        return null;
    }
}
