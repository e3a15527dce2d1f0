using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A forecast that reaches a level within a lead time.
/// </summary>
/// <remarks>
/// A forecast says, when it is issued, what will be at a later instant; an issue is as many of them as there are instants. Of each instant the newest issue counts, and a
/// newer issue takes the place of older ones up to the last instant that it speaks of. Begins when such an instant is not more than the lead time away, counted from
/// then or from the issue. Ends when the last instant that is not on the recovery level has passed; or when nothing is left that is not, a minute after the
/// newest issue, since an issue comes in several messages.
/// <list type="table">
/// <item><term>≥ 3.5 within 6 h until &lt; 3: issued at 10:00, 3.6 at 15:00</term><description>begins at 10:00, ends at 15:00 when no issue follows</description></item>
/// <item><term>issued at 10:00, 3.6 at 16:00</term><description>begins at 10:00: six hours are within six hours</description></item>
/// <item><term>issued at 10:00, 3.6 at 18:00</term><description>begins at 12:00 on the clock</description></item>
/// <item><term>begun; issued at 11:00, 3.2 at 15:00</term><description>goes on: 3.2 is not below 3</description></item>
/// <item><term>begun; issued at 11:00, 2.9 at 15:00</term><description>ends at 11:01</description></item>
/// <item><term>begun with 3.6 at 15:00; issued at 11:00, 2.9 at 14:00 and nothing beyond</term><description>goes on: of 15:00 the older issue is the newest</description></item>
/// <item><term>a reading of 4 now</term><description>says nothing: it is no forecast</description></item>
/// </list>
/// </remarks>
public sealed class ForecastRule : ConditionRule
{
    /// <summary>The most instants that are remembered, the nearest ones.</summary>
    public const int MostSteps = 256;

    /// <summary>How long after the newest issue it is judged that nothing is left, in milliseconds.</summary>
    public const long WholeMs = 60_000;

    // Memory: the newest issue, or the instant up to which all has passed; then (instant, issue, number) for each instant, ascending.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [Never]);
    private readonly int valueIndex;
    private readonly Level level;
    private readonly long leadMs;
    private readonly Level until;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="level">What is reached.</param>
    /// <param name="leadMs">The lead time in milliseconds; more than 0.</param>
    /// <param name="until">The recovery; it may not overlap <paramref name="level"/>.</param>
    public ForecastRule(string code, int valueIndex, Level level, long leadMs, Level until) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leadMs);
        if (level.MeetsWith(until))
            throw new ArgumentException("Some value would both enter and recover.", nameof(until));
        (this.valueIndex, this.level, this.leadMs, this.until) = (valueIndex, level, leadMs, until);
    }

    public override bool EndsByTime => true;

    public override FoldState Initial => Unheard;

    public override bool Hears(in Sample sample) => sample.ValidAtMs is not null;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (sample.ValidAtMs is not { } validAt || double.IsNaN(value))
            return state;
        var slots = new List<long>(state.Slots.Length + 3) { sample.AtMs };
        var placed = false;
        for (var i = 1; i < state.Slots.Length; i += 3)
        {
            var (instant, issue) = (state.Slots[i], state.Slots[i + 1]);
            if (instant < sample.AtMs || (issue < sample.AtMs && instant <= validAt))
                continue;
            if (instant > validAt && !placed)
                Place();
            slots.AddRange(state.Slots[i..(i + 3)]);
        }
        if (!placed)
            Place();
        if (slots.Count > 1 + (3 * MostSteps))
            slots.RemoveRange(1 + (3 * MostSteps), 3);
        var next = state with { Slots = [.. slots] };
        return next with { Value = First(next) is { } first ? BitConverter.Int64BitsToDouble(next.Slots[first + 2]) : value };

        void Place()
        {
            slots.AddRange([validAt, slots[0], BitConverter.DoubleToInt64Bits(value)]);
            placed = true;
        }
    }

    public override FoldState Unwatched(FoldState state, in Sample sample) => Apply(state, sample) with { Active = false };

    public override FoldState BeginAnew(FoldState state, in Sample last) => Passed(state, last.AtMs) with { Active = false };

    public override long? NextChangeMs(FoldState state)
    {
        if (!state.Active)
            return First(state) is { } first ? Math.Max(state.Slots[0], state.Slots[first] - leadMs) : null;
        for (var i = state.Slots.Length - 3; i > 0; i -= 3)
            if (!until.Holds(BitConverter.Int64BitsToDouble(state.Slots[i + 2])))
                return state.Slots[i];
        return state.Slots[0] + WholeMs;
    }

    public override FoldState Change(FoldState state, long atMs) =>
        state.Active ? Passed(state, atMs + 1) with { Active = false } : state with { Active = true, StartMs = atMs };

    public override bool Remembers(int slots) => slots % 3 == 1;

    // The nearest instant to come that is on the level.
    private int? First(FoldState state)
    {
        for (var i = 1; i < state.Slots.Length; i += 3)
            if (state.Slots[i] > state.Slots[0] && level.Holds(BitConverter.Int64BitsToDouble(state.Slots[i + 2])))
                return i;
        return null;
    }

    private static FoldState Passed(FoldState state, long beforeMs)
    {
        var first = 1;
        while (first < state.Slots.Length && state.Slots[first] < beforeMs)
            first += 3;
        return state with { Slots = [state.Slots[0] == Never ? Never : Math.Max(state.Slots[0], beforeMs), .. state.Slots[first..]] };
    }
}
