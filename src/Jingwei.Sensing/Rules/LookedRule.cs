namespace Jingwei.Sensing.Rules;

/// <summary>
/// Something that happens in a register's row, at an instant, and that somebody must look at. The episode lasts from then until the case that it led to is closed.
/// </summary>
/// <remarks>
/// What happens again meanwhile belongs to the same episode. That a case was closed is heard with the instant at which it was: what happened after that was not
/// looked at, and is an episode of its own.
/// <list type="table">
/// <item><term>happens at 10:00, looked at 14:00</term><description>holds from 10:00 to 14:00</description></item>
/// <item><term>happens at 10:00 and 11:00, looked at 14:00</term><description>is one episode</description></item>
/// <item><term>happens at 10:00 and 14:01, heard at 14:02 that somebody looked at 14:00</term><description>ends at 14:02, a second episode begins then</description></item>
/// <item><term>a look of before it began</term><description>changes nothing</description></item>
/// </list>
/// </remarks>
/// <param name="code">The condition's code.</param>
/// <param name="lookedIndex">The value that says when somebody looked, Unix milliseconds.</param>
/// <param name="memory">What <see cref="Hear"/> remembers before the first row.</param>
public abstract class LookedRule(string code, int lookedIndex, long memory) : ConditionRule(code)
{
    // Memory: when the next episode begins, when it last happened, and what Hear remembers.
    private const int Due = 0;
    private const int HappenedAt = 1;
    private const int Memory = 2;

    public sealed override FoldState Initial { get; } = new(false, 0, double.NaN, [Never, Never, memory]);

    public sealed override FoldState Apply(FoldState state, in Sample sample)
    {
        var (active, due, happenedAt) = (state.Active, Never, state.Slots[HappenedAt]);
        var (happens, remembered) = Hear(state.Slots[Memory], sample);
        if (sample.Values[lookedIndex] is var looked && active && looked >= state.StartMs)
        {
            active = false;
            due = happenedAt > looked ? sample.AtMs : Never;
        }
        if (happens)
            (happenedAt, due) = (sample.AtMs, active ? Never : sample.AtMs);
        return new FoldState(active, state.StartMs, double.NaN, [due, happenedAt, remembered]);
    }

    public sealed override long? NextChangeMs(FoldState state) => state.Active || state.Slots[Due] == Never ? null : state.Slots[Due];

    public sealed override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = atMs, Slots = [Never, .. state.Slots[HappenedAt..]] };

    public sealed override FoldState BeginWith(in Sample last) => Initial with { Slots = [Never, Never, Hear(memory, last).Memory] };

    public sealed override FoldState? GoOn(long startMs, in Sample latest, long nowMs) => BeginWith(latest) with { Active = true, StartMs = startMs };

    /// <summary>Whether it happens with this sample, and what is to be remembered of it.</summary>
    protected abstract (bool Happens, long Memory) Hear(long memory, in Sample sample);
}
