using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>Counts over the devices of a place that are so together, at once or for a time.</summary>
/// <remarks>
/// The episode counts from the first counts that are so. It ends when they are no longer so and, where an end is named, that is so too. Counts that are not all known
/// change nothing.
/// <list type="table">
/// <item><term>flooded and not pumping for 10 min: flooded at 10:00, nothing more</term><description>begins at 10:10, counted from 10:00</description></item>
/// <item><term>the same, pumping at 10:10</term><description>does not begin: at the instant itself it was no longer so</description></item>
/// <item><term>out &gt;= 3 until out &lt; 2: 3, 2</term><description>goes on</description></item>
/// <item><term>the same: 3, 2, 1</term><description>ends</description></item>
/// <item><term>out &gt;= 50 %: 2 of 4</term><description>is so</description></item>
/// <item><term>out &lt; 50 %, or not out: 0 of 0</term><description>is not: where no device is, nothing holds</description></item>
/// </list>
/// </remarks>
public sealed class TogetherRule : ConditionRule
{
    private readonly Func<double[], bool> holds;
    private readonly Func<double[], bool>? until;
    private readonly int[] known;
    private readonly int[] there;
    private readonly int shown;
    private readonly long heldForMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="test">What must be so.</param>
    /// <param name="indexOf">The place of a value in a sample; −1 when there is none.</param>
    /// <exception cref="ArgumentException">A term names a value that is not there, or the time is negative.</exception>
    public TogetherRule(string code, TogetherTest test, Func<string, int> indexOf) : base(code)
    {
        known = [.. test.Holds.Names.Concat(test.Until?.Names ?? []).Distinct().Select(Index)];
        if (known.Length == 0 || test.HeldFor < TimeSpan.Zero)
            throw new ArgumentException("A condition over a group looks at a count, for no less than nothing.", nameof(test));
        there = [.. known.Where((_, i) => i % 2 == 1)];
        (holds, until) = (Compile(test.Holds), test.Until is { } end ? Compile(end) : null);
        (shown, heldForMs) = (known[0], (long)test.HeldFor.TotalMilliseconds);

        int Index(string name) => indexOf(name) is var index and >= 0 ? index : throw new ArgumentException($"There is no value {name}.", nameof(test));

        Func<double[], bool> Compile(GroupTerm term)
        {
            switch (term)
            {
                case AllTerms all:
                    var every = all.Terms.Select(Compile).ToArray();
                    return values => Array.TrueForAll(every, t => t(values));
                case AnyTerm any:
                    var some = any.Terms.Select(Compile).ToArray();
                    return values => Array.Exists(some, t => t(values));
                case NotTerm not:
                    var other = Compile(not.Term);
                    return values => !other(values);
                case CountTerm { Share: true } share:
                    var (part, whole) = (Index(share.Count), Index(GroupForm.There(share.Count)));
                    return values => values[whole] > 0 && share.Level.Holds(values[part] * 100 / values[whole]);
                case CountTerm count:
                    var at = Index(count.Count);
                    return values => count.Level.Holds(values[at]);
                default:
                    throw new ArgumentException($"No rule for {term.GetType().Name}.", nameof(test));
            }
        }
    }

    // Memory: since when it is so.
    public override FoldState Initial { get; } = new(false, 0, double.NaN, [Never]);

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var values = sample.Values;
        foreach (var index in known)
            if (double.IsNaN(values[index]))
                return state;
        var anyThere = Array.Exists(there, index => values[index] > 0);
        var so = anyThere && holds(values);
        var since = !so ? Never : state.Slots[0] != Never ? state.Slots[0] : sample.AtMs;
        return state with
        {
            Active = state.Active && anyThere && (so || until?.Invoke(values) == false),
            Value = values[shown],
            Slots = since == state.Slots[0] ? state.Slots : [since],
        };
    }

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[0] == Never ? null : state.Slots[0] + heldForMs;

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[0] };

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        Apply(Initial with { Active = true, StartMs = startMs }, latest) is { Active: true } state ? state : null;
}
