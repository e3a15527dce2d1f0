using System.Runtime.InteropServices;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// One condition of one device: where it stood at the horizon, where it stands after the newest sample, and what has been told. When its rule throws it is set
/// aside: what it told stays, it hears nothing more, and the other conditions go on.
/// </summary>
public sealed class ConditionTrack(ConditionRule rule)
{
    private const int LongestFault = 300;
    private readonly List<Episode> closed = [];
    private readonly List<Episode> known = [];
    private FoldState beforeNewest = rule.Initial;
    private int closedBeforeNewest;

    /// <summary>The rule that is folded.</summary>
    public ConditionRule Rule { get; private set; } = rule;

    /// <summary>Samples before this instant came under another version of the condition and are not heard; Unix milliseconds.</summary>
    public long SinceMs { get; private set; } = long.MinValue;

    /// <summary>Where the fold stood at the horizon; nothing before it can change.</summary>
    public FoldState Base { get; private set; } = rule.Initial;

    /// <summary>Where the fold stands after the newest sample.</summary>
    public FoldState Tail { get; private set; } = rule.Initial;

    /// <summary>Episodes told and still open to change, by start.</summary>
    public List<AnnouncedEpisode> Announced { get; } = [];

    /// <summary>The number that the next new episode gets; the first is 1.</summary>
    public int NextNumber { get; private set; } = 1;

    /// <summary>What its rule threw; null while it works. It stays so until the condition is declared otherwise.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether an episode that was told is under way.</summary>
    public bool IsOpen => Announced.Count > 0 && Announced[^1].Episode.EndMs is null;

    /// <summary>Takes up a track from a checkpoint or from another version of the condition; <see cref="Refold"/> must follow.</summary>
    public void Restore(FoldState baseState, int nextNumber, IEnumerable<AnnouncedEpisode> announced, long sinceMs = long.MinValue)
    {
        Base = baseState;
        NextNumber = nextNumber;
        SinceMs = sinceMs;
        Announced.Clear();
        Announced.AddRange(announced);
    }

    /// <summary>Hears nothing more.</summary>
    public void SetAside(string? fault) => Fault = fault is { Length: > LongestFault } ? fault[..LongestFault] : fault;

    /// <summary>What is kept of a fault of the rule.</summary>
    public static string Say(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";

    /// <summary>Goes on with a rule of the same meaning.</summary>
    public void Adopt(ConditionRule same) => Rule = same;

    /// <summary>The condition ends here, or is another from here on: what was told and is over can no longer change.</summary>
    /// <param name="nowMs">Event time now.</param>
    /// <param name="news">Receives the end of the episode that is under way, if there is one.</param>
    public void End(long nowMs, List<EpisodeNews> news)
    {
        if (IsOpen)
            news.Add(new EpisodeNews(EpisodeChange.Cleared, Announced[^1].Number, Announced[^1].Episode with { EndMs = Math.Max(nowMs, Announced[^1].Episode.StartMs) }));
        Announced.Clear();
    }

    /// <summary>Folds a sample that is newer than all before.</summary>
    public void Append(in Sample sample)
    {
        if (Fault is not null)
            return;
        (beforeNewest, closedBeforeNewest) = (Tail, closed.Count);
        try
        {
            Tail = Step(Tail, sample, closed);
        }
        catch (Exception fault) when (IsOfTheRule(fault))
        {
            SetAside(Say(fault));
        }
    }

    /// <summary>Folds the newest sample again, because another reading of the same instant was merged into it.</summary>
    public void AppendAgain(in Sample sample)
    {
        if (Fault is not null)
            return;
        closed.RemoveRange(closedBeforeNewest, closed.Count - closedBeforeNewest);
        try
        {
            Tail = Step(beforeNewest, sample, closed);
        }
        catch (Exception fault) when (IsOfTheRule(fault))
        {
            SetAside(Say(fault));
        }
    }

    /// <summary>Folds all samples after the horizon again, because an earlier one arrived late.</summary>
    public void Refold(List<Sample> window)
    {
        closed.Clear();
        Tail = Base;
        foreach (ref readonly var sample in CollectionsMarshal.AsSpan(window))
            Append(sample);
    }

    /// <summary>Moves the horizon past the oldest sample of the window; what ended by then is final.</summary>
    /// <param name="oldest">The sample.</param>
    /// <param name="last">Whether no other sample of its instant is left in the window.</param>
    public void Settle(in Sample oldest, bool last)
    {
        if (Fault is not null)
            return;
        var until = last ? oldest.AtMs : oldest.AtMs - 1;
        try
        {
            // What ends at this very instant is final too, and must not be found again when the window is folded anew.
            if (oldest.AtMs >= SinceMs)
                Base = Rule.Advance(Step(Base, oldest, null), until);
            beforeNewest = Rule.Advance(beforeNewest, until);
            // A rule that did not hear the newest samples stands where it stood before them.
            Tail = Rule.Advance(Tail, until);
        }
        catch (Exception fault) when (IsOfTheRule(fault))
        {
            SetAside(Say(fault));
            return;
        }
        // Mostly there is nothing, and this is done for every reading.
        if (closed.Count > 0 || Announced.Count > 0)
            Forget(until);
    }

    private void Forget(long until)
    {
        closedBeforeNewest = Math.Max(0, closedBeforeNewest - closed.RemoveAll(e => e.EndMs <= until));
        Announced.RemoveAll(a => a.Episode.EndMs <= until);
    }

    /// <summary>The event time at which a wake would tell something; null when only a sample can.</summary>
    /// <param name="furthestMs">As for <see cref="Tell"/>: what changes up to it was told.</param>
    public long? NextChangeMs(long furthestMs)
    {
        if (Fault is not null)
            return null;
        try
        {
            return NextToTell(furthestMs);
        }
        catch (Exception fault) when (IsOfTheRule(fault))
        {
            SetAside(Say(fault));
            return null;
        }
    }

    private long? NextToTell(long furthestMs)
    {
        if (!Rule.EndsByTime)
            return IsOpen ? null : Rule.NextChangeMs(Tail);
        var state = Tail;
        while (Rule.NextChangeMs(state) is { } at && at <= furthestMs)
        {
            var after = Rule.Change(state, at);
            // The device's clock may be behind: what begins by time must be waited for, although "now" was there before.
            if (after.Active && !WasTold(after))
                return at;
            state = after;
        }
        return Rule.NextChangeMs(state);
    }

    /// <summary>Tells the difference between what is known now and what was told before.</summary>
    /// <param name="nowMs">Event time now: the newest sample's instant and the time since we heard it.</param>
    /// <param name="furthestMs">The latest event time that was ever "now"; an open episode that was told is not taken back
    /// merely because the wait for it must begin anew, and what ends by time has ended once and for all.</param>
    /// <param name="news">Receives the differences.</param>
    public void Tell(long nowMs, long furthestMs, List<EpisodeNews> news)
    {
        if (Fault is not null)
            return;
        try
        {
            Find(nowMs, furthestMs);
        }
        catch (Exception fault) when (IsOfTheRule(fault))
        {
            SetAside(Say(fault));
            return;
        }
        if (known.Count == 0 && Announced.Count == 0)
            return;
        var next = NextNumber;
        EpisodeDiff.Compare(Announced, known, ref next, news);
        NextNumber = next;
    }

    // What is known now, into the list.
    private void Find(long nowMs, long furthestMs)
    {
        known.Clear();
        known.AddRange(closed);
        var state = Rule.Advance(Tail, nowMs, known);
        while (Rule.NextChangeMs(state) is { } at && at <= furthestMs)
        {
            var after = Rule.Change(state, at);
            if (after.Active && !WasTold(after))
                break;
            if (state.Active)
                known.Add(new Episode(state.StartMs, at));
            state = after;
        }
        if (state.Active)
            known.Add(new Episode(state.StartMs, null));
    }

    // What is wrong with the process and not with the rule goes on up.
    private static bool IsOfTheRule(Exception fault) => fault is not (OutOfMemoryException or InsufficientExecutionStackException);

    private bool WasTold(FoldState begun) => Rule.EndsByTime ? Announced.Exists(a => a.Episode.Overlaps(new Episode(begun.StartMs, null))) : IsOpen;

    private FoldState Step(FoldState state, in Sample sample, List<Episode>? ended)
    {
        if (sample.AtMs < SinceMs || !Rule.Hears(sample))
            return state;
        var before = Rule.Advance(state, sample.AtMs - 1, ended);
        var after = Rule.Apply(before, sample);
        if (before.Active && !after.Active)
            ended?.Add(new Episode(before.StartMs, sample.AtMs));
        return after;
    }
}
