using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>What an input of a lane is. The numbers are stored and never change.</summary>
public enum InputKind
{
    /// <summary>A reading that is judged.</summary>
    Reading = 1,

    /// <summary>A message whose content was refused; it takes its place in the order and changes nothing.</summary>
    Refused = 2,

    /// <summary>Time has passed: what is held or silent for long enough now counts.</summary>
    Wake = 3,

    /// <summary>Another revision of the packages is in force from here on.</summary>
    Rules = 4,

    /// <summary>A message that was refused because a value is out of range; conditions that ask for it hear of that, and of nothing else in it.</summary>
    Faulty = 5,

    /// <summary>What a device says will be; only conditions on forecasts hear it, and silence.</summary>
    Forecast = 6,

    /// <summary>A register's row is otherwise than before, or there is one more about a place.</summary>
    Row = 8,

    /// <summary>Somebody looked at what a condition told: the case is closed.</summary>
    Looked = 9,

    /// <summary>On how many devices of a place conditions hold is otherwise than before: a fact from other lanes, or from this one.</summary>
    Fact = 10,
}

/// <summary>One input of a lane, as stored.</summary>
/// <param name="Seq">Its place in the order, ascending.</param>
/// <param name="Kind">What it is.</param>
/// <param name="DeviceId">The device; 0 for a wake.</param>
/// <param name="AtMs">The instant on the device's clock, Unix milliseconds UTC; the end of the interval for counts; of a forecast when it was issued.</param>
/// <param name="ReceivedMs">The city's clock at receipt, Unix milliseconds UTC, never falling within a lane.</param>
/// <param name="Values">Numbers in the order of the kind's profile, NaN where absent; of a faulty message only what is out of range; of <see cref="InputKind.Rules"/> the revision; else empty.</param>
/// <param name="Profile">The profile whose order that is; null for the one by which the lane folds the device.</param>
/// <param name="ValidAtMs">Of a forecast: when it will be so, later than <paramref name="AtMs"/>; else null.</param>
public readonly record struct LaneInput(
    long Seq, InputKind Kind, long DeviceId, long AtMs, long ReceivedMs, double[] Values, IReadOnlyList<ValueDefinition>? Profile = null, long? ValidAtMs = null);

/// <summary>One output of a lane; (device, condition, episode) names an alarm once and for all.</summary>
/// <param name="Seq">The input that brought it.</param>
/// <param name="AtMs">The lane's time, Unix milliseconds UTC.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="News">The condition and what became known.</param>
/// <param name="Kind">The rules that told it.</param>
public readonly record struct LaneOutput(long Seq, long AtMs, long DeviceId, ConditionNews News, KindRules Kind);

/// <summary>A device's track as it was stored.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Seq">The track holds all inputs up to this one.</param>
/// <param name="Track">The track.</param>
public readonly record struct RestoredTrack(long DeviceId, long Seq, DeviceTrack Track);

/// <summary>
/// The conditions of all devices of one lane. Outputs depend on the stored inputs and their order alone.
/// </summary>
/// <param name="kindOf">The rules for a device at a revision of the packages; null when it is no longer registered, then its inputs change nothing.</param>
/// <param name="revision">The revision that is in force before the first input.</param>
public sealed class LaneState(Func<long, int, KindRules?> kindOf, int revision)
{
    /// <summary>A lane whose rules never change.</summary>
    public LaneState(Func<long, KindRules?> kindOf) : this((device, _) => kindOf(device), 0)
    {
    }

    private readonly Dictionary<long, DeviceTrack> devices = [];
    private readonly PriorityQueue<long, (long WakeMs, long DeviceId)> wakes = new();
    private readonly Dictionary<long, long> inQueue = [];
    private readonly HashSet<long> changed = [];
    private readonly Dictionary<long, long> ahead = [];
    private readonly PriorityQueue<long, long> aheadBySeq = new();
    private readonly List<ConditionNews> told = [];

    /// <summary>The revision of the packages by which the lane folds now.</summary>
    public int Revision { get; private set; } = revision;

    /// <summary>The last input that was applied; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>The lane's time, Unix milliseconds UTC: the latest receipt.</summary>
    public long NowMs { get; private set; } = long.MinValue;

    /// <summary>Devices whose track changed since <see cref="Checkpointed"/>.</summary>
    public IReadOnlyCollection<long> Changed => changed;

    /// <summary>Readings that came too late to be judged, since the start of this process.</summary>
    public long TooLate { get; private set; }

    /// <summary>The track of a device; null before its first reading.</summary>
    public DeviceTrack? Find(long deviceId) => devices.GetValueOrDefault(deviceId);

    /// <summary>All devices that were ever heard.</summary>
    public IReadOnlyDictionary<long, DeviceTrack> Devices => devices;

    /// <summary>Applies the next input; one that was applied before is passed over.</summary>
    public void Apply(in LaneInput input, List<LaneOutput> outputs)
    {
        if (input.Seq <= Position)
            return;
        JoinUntil(input.Seq - 1);
        NowMs = Math.Max(NowMs, input.ReceivedMs);
        if (input.Kind.IsHeard)
            Hear(input, outputs);
        else if (input.Kind == InputKind.Wake)
            WakeAll(input.Seq, outputs);
        else if (input.Kind == InputKind.Rules && input.Values[0] > Revision)
            ChangeRules(input.Seq, (int)input.Values[0], outputs);
        Position = input.Seq;
        JoinUntil(Position);
    }

    /// <summary>No input that was not applied stands before or at this place in the order: the lane has heard all up to there.</summary>
    public void NothingUntil(long seq)
    {
        Position = Math.Max(Position, seq);
        JoinUntil(Position);
    }

    /// <summary>When the lane next has something to tell without a reading; null when never.</summary>
    public long? NextWakeMs()
    {
        while (wakes.TryPeek(out var id, out var queued))
        {
            var real = devices[id].NextWakeMs();
            if (real == queued.WakeMs)
                return real;
            wakes.Dequeue();
            if (inQueue.GetValueOrDefault(id, long.MinValue) == queued.WakeMs)
                inQueue.Remove(id);
            Queue(id, real);
        }
        return null;
    }

    /// <summary>Everything changed so far is stored.</summary>
    public void Checkpointed() => changed.Clear();

    /// <summary>
    /// Takes up a lane from its checkpoint. A track may be ahead of it, when the process ended while tracks were being stored: it holds
    /// inputs up to its own <c>Seq</c> already, and neither they nor the wakes among them concern it again.
    /// </summary>
    public void Restore(long position, long nowMs, IEnumerable<RestoredTrack> tracks)
    {
        Position = position;
        NowMs = nowMs;
        foreach (var (id, seq, track) in tracks)
        {
            devices[id] = track;
            if (seq > position)
            {
                ahead[id] = seq;
                aheadBySeq.Enqueue(id, seq);
            }
            else
            {
                Queue(id, track.NextWakeMs());
            }
        }
    }

    // The lane has come to where these tracks are.
    private void JoinUntil(long seq)
    {
        while (aheadBySeq.TryPeek(out var id, out var at) && at <= seq)
        {
            aheadBySeq.Dequeue();
            ahead.Remove(id);
            Queue(id, devices[id].NextWakeMs());
        }
    }

    private void Hear(in LaneInput input, List<LaneOutput> outputs)
    {
        if (ahead.ContainsKey(input.DeviceId))
            return;
        var track = devices.GetValueOrDefault(input.DeviceId);
        if ((track?.Kind ?? kindOf(input.DeviceId, Revision)) is not { } kind || (input.Kind == InputKind.Faulty && !kind.HearsFaults))
            return;
        track ??= devices[input.DeviceId] = new DeviceTrack(kind);
        if (track.Hear(new Sample(input.AtMs, NowMs, ValuesFor(track.Kind, input), input.ValidAtMs), told) == Judgement.TooLate)
            TooLate++;
        else
            Close(input.Seq, input.DeviceId, track, outputs);
    }

    // A message may have been read by the profile of the revision before.
    private static double[] ValuesFor(KindRules kind, in LaneInput input) =>
        input.Profile is not { } read || kind.Declared?.Values is not { } folded || CarryValues.Alike(read, folded) ? input.Values : CarryValues.To(folded, read, input.Values);

    private void ChangeRules(long seq, int next, List<LaneOutput> outputs)
    {
        Revision = next;
        foreach (var id in devices.Keys.Order().ToList())
        {
            var before = devices[id];
            if (ahead.ContainsKey(id) || kindOf(id, next) is not { } kind || ReferenceEquals(kind, before.Kind))
                continue;
            if (before.Kind.FoldsLike(kind))
            {
                before.Adopt(kind);
                continue;
            }
            ChangedRules.End(before, kind, NowMs, told);
            Close(seq, id, before, outputs);
            var after = devices[id] = ChangedRules.Carry(before, kind, NowMs);
            after.Wake(NowMs, told);
            Close(seq, id, after, outputs);
        }
    }

    private void WakeAll(long seq, List<LaneOutput> outputs)
    {
        while (NextWakeMs() is { } wake && wake <= NowMs)
        {
            var id = wakes.Dequeue();
            inQueue.Remove(id);
            devices[id].Wake(NowMs, told);
            Close(seq, id, devices[id], outputs);
        }
    }

    private void Close(long seq, long deviceId, DeviceTrack track, List<LaneOutput> outputs)
    {
        foreach (var news in told)
            outputs.Add(new LaneOutput(seq, NowMs, deviceId, news, track.Kind));
        told.Clear();
        changed.Add(deviceId);
        Queue(deviceId, track.NextWakeMs());
    }

    // A queued wake that moved later is left where it is and corrected when it comes to the top.
    private void Queue(long deviceId, long? wakeMs)
    {
        if (wakeMs is not { } wake || (inQueue.TryGetValue(deviceId, out var queued) && queued <= wake))
            return;
        inQueue[deviceId] = wake;
        wakes.Enqueue(deviceId, (wake, deviceId));
    }
}
