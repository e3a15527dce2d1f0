namespace Jingwei.Sensing.Rules;

/// <summary>
/// A condition as a fold over samples in event order. Pure: a rule holds no state of its own.
/// </summary>
/// <remarks>
/// The folder lets time pass to <c>t − 1</c>, one <see cref="Change"/> after the other, and then calls <c>Apply(sample at t)</c>, so a sample at the
/// very instant at which a wait would end is heard first. After the last sample, time passes alone.
/// </remarks>
public abstract class ConditionRule(string code)
{
    /// <summary>An instant that has not come.</summary>
    public const long Never = long.MinValue;

    /// <summary>The condition's code, unique within a device kind; part of an alarm's identity.</summary>
    public string Code { get; } = code;

    // What it was made of, as RuleMeaning writes it; empty where it was made without a package.
    private string meaning = "";

    /// <summary>Whether the memory of one is the memory of the other.</summary>
    public bool MeansTheSameAs(ConditionRule other) => ReferenceEquals(this, other) || (meaning.Length > 0 && meaning == other.meaning);

    internal ConditionRule Meaning(string text)
    {
        meaning = text;
        return this;
    }

    /// <summary>Where the rule stands before the first sample.</summary>
    public abstract FoldState Initial { get; }

    /// <summary>Whether an episode may end because time passes, and not only with a sample.</summary>
    public virtual bool EndsByTime => false;

    /// <summary>Whether it asks for messages that were refused because a value is out of range; a kind that has no such condition does not hear of them.</summary>
    public virtual bool HearsFaults => false;

    /// <summary>Whether a sample is for this rule to hear; what will be is not, unless it says so.</summary>
    public virtual bool Hears(in Sample sample) => sample.ValidAtMs is null;

    /// <summary>A sample is heard. An episode may end here; it begins in <see cref="Change"/>, if only at the same instant.</summary>
    public abstract FoldState Apply(FoldState state, in Sample sample);

    /// <summary>The event time at which an episode would begin, or of a rule that <see cref="EndsByTime"/> end, without another sample; null when never.</summary>
    public abstract long? NextChangeMs(FoldState state);

    /// <summary>Time has come to <see cref="NextChangeMs"/>: what was not active is, and the other way round.</summary>
    public abstract FoldState Change(FoldState state, long atMs);

    /// <summary>A sample comes while the condition is not watched; what it says now is given to <see cref="BeginAnew"/> anyway.</summary>
    public virtual FoldState Unwatched(FoldState state, in Sample sample) => state;

    /// <summary>The condition is watched from here on: it begins anew, inactive, with what was last said.</summary>
    /// <param name="state">Where it stood when it was last watched.</param>
    /// <param name="last">The last number of each value, at the instant from which it is watched.</param>
    public virtual FoldState BeginAnew(FoldState state, in Sample last) => Apply(Initial, last);

    /// <summary>The condition is watched for the first time on something that was heard before: it begins with what was last said.</summary>
    /// <param name="last">The last number of each value.</param>
    public virtual FoldState BeginWith(in Sample last) => Apply(Initial, last);

    /// <summary>Time passes up to and including an instant, without a sample.</summary>
    /// <param name="ended">Receives the episodes that end by it.</param>
    public FoldState Advance(FoldState state, long toMs, List<Episode>? ended = null)
    {
        while (NextChangeMs(state) is { } at && at <= toMs)
        {
            var after = Change(state, at);
            if (state.Active && !after.Active)
                ended?.Add(new Episode(state.StartMs, at));
            state = after;
        }
        return state;
    }

    /// <summary>
    /// An episode that another version of the condition told, as this rule goes on with it; null when by this rule it does not go on. Without a rule of
    /// its own, no episode does.
    /// </summary>
    /// <param name="startMs">Since when it holds.</param>
    /// <param name="latest">The newest number of each value, at the instant of the newest sample.</param>
    /// <param name="nowMs">Event time now.</param>
    public virtual FoldState? GoOn(long startMs, in Sample latest, long nowMs) => null;

    /// <summary>Whether a memory of so many slots can be one of this rule; one of before its declaration changed cannot.</summary>
    public virtual bool Remembers(int slots) => slots == Initial.Slots.Length;
}
