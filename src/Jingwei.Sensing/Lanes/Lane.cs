using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// One lane at work: takes inputs in their stored order, folds them, and stores what came out together with how far it is. Its inbox is
/// bounded; when it is full, and after a start, the lane reads on from the day files, so nothing is lost and nobody waits for it.
/// </summary>
internal sealed class Lane(long id, LaneParts parts)
{
    private const int MostInInbox = 16_384;
    private const int MostFromLog = 5_000;
    private const int MostBetweenCheckpoints = 200_000;
    private static readonly TimeSpan PositionPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CheckpointPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0);
    private readonly List<(long Seq, TaskCompletionSource Done)> waiting = [];
    private readonly HashSet<long> touched = [];
    private readonly HashSet<long> fresh = [];
    private readonly List<LaneOutput> outputs = [];
    private List<LaneInput> inbox = [];
    private List<LaneInput> batch = [];
    private bool behind = true;
    private long handedSeq;
    private bool hurry;
    private bool wakeLost;
    private int nudged;
    private long storedAt;
    private long checkpointedAt;
    private int sinceStored;
    private int sinceCheckpoint;
    private long checkpointSeq;
    private long judged;
    private Task checkpointing = Task.CompletedTask;
    private LaneProgress progress = LaneProgress.None;
    private LaneState state = new(_ => null);

    public long Id => id;

    /// <summary>Why the lane stands still; null while it works.</summary>
    public string? Fault { get; private set; }

    /// <summary>When the last input that it has judged came; null while it has judged none, or could not read what it had.</summary>
    public DateTimeOffset? JudgedUntil => Volatile.Read(ref judged) is var seq and > 0 ? IdSource.InstantOf(seq) : null;

    /// <summary>Whether it has once come to the end of what was stored, and told it.</summary>
    public bool HasCaughtUp { get; private set; }

    /// <summary>Whether it works and has more before it than its inbox should hold: work that can wait should.</summary>
    public bool IsBehind
    {
        get
        {
            lock (gate)
                return Fault is null && (behind || inbox.Count > MostInInbox / 2);
        }
    }

    /// <summary>Hands over one committed input of this lane, oldest first; a <see cref="Nudge"/> must follow. Never blocks.</summary>
    public void Hand(in LaneInput input)
    {
        lock (gate)
        {
            handedSeq = input.Seq;
            if (!behind)
            {
                if (inbox.Count < MostInInbox)
                    inbox.Add(input);
                else
                    behind = true;
            }
        }
    }

    /// <summary>Completes when all that was handed over so far is evaluated and stored, or the lane stands still.</summary>
    public Task Evaluated()
    {
        lock (gate)
        {
            // In a hurry: something, if only the wait for the next wake, is still to be stored.
            if (Fault is not null || (!behind && !hurry && progress.EvaluatedSeq >= handedSeq && state.Position >= handedSeq))
                return Task.CompletedTask;
            hurry = true;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((handedSeq, done));
            Nudge();
            return done.Task;
        }
    }

    /// <summary>The wait that was set for the next wake is gone; the lane sets a new one when it next stores.</summary>
    public void WaitIsGone() => progress.WakeSetForMs = null;

    /// <summary>A wake could not be stored, and its wait is gone: the lane sets the wait again, for a little later.</summary>
    public void WakeIsLost()
    {
        lock (gate)
            wakeLost = hurry = true;
        Nudge();
    }

    /// <summary>Looks again whether something is to be stored or set.</summary>
    public void Nudge()
    {
        // One signal is enough until it is taken, however many ask: this is called for every batch that is stored.
        if (Interlocked.Exchange(ref nudged, 1) == 0)
            signal.Release();
    }

    /// <summary>Works until stopped. A fault stops this lane alone: it is reported, and after a pause the lane starts again from its checkpoint.</summary>
    public async Task Run(CancellationToken ct)
    {
        var faults = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Restore(ct);
                await Work(() => faults = 0, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                await checkpointing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong with this lane is this lane's affair.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                parts.Log.LogError(fault, "Lane {Lane} stands still after input {Seq}", id, state.Position);
                await Stand($"{fault.GetType().Name}: {fault.Message}", ct);
                var pause = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, faults++)));
                await Task.Delay(pause, parts.Machine, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Restore(CancellationToken ct)
    {
        lock (gate)
        {
            behind = true;
            inbox.Clear();
        }
        outputs.Clear();
        await checkpointing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        checkpointing = Task.CompletedTask;
        (state, progress) = await parts.Store.Load(id, ct);
        checkpointSeq = state.Position;
        foreach (var (deviceId, track) in state.Devices)
            Show(deviceId, track);
        sinceStored = sinceCheckpoint = 0;
        checkpointedAt = parts.Machine.GetTimestamp();
        hurry = true;
    }

    private async Task Work(Action healthy, CancellationToken ct)
    {
        while (true)
        {
            // Looked at first: what is handed over or found in the files from here on holds all of this lane's inputs up to there.
            var committed = parts.Committed();
            var caughtUp = TakeBatch();
            if (!caughtUp)
                batch.AddRange(parts.Inputs.After(id, Math.Max(state.Position, batch.Count > 0 ? batch[^1].Seq : 0), MostFromLog, KindOf));
            var took = batch.Count;
            ApplyBatch();
            if (!caughtUp && took == 0)
                caughtUp = CatchUp();
            if (caughtUp)
                state.NothingUntil(committed);
            await StoreWhenDue(caughtUp, took, ct);
            // Came to the end, and what was due is stored: whatever it stumbled over is behind it, also when nothing new came.
            if (took > 0 || caughtUp)
            {
                Fault = null;
                healthy();
            }

            if (took == 0 && caughtUp)
            {
                await signal.WaitAsync(Rest(), ct);
                Volatile.Write(ref nudged, 0);
            }
        }
    }

    /// <summary>Takes what waits in the inbox; false when the day files must be read too.</summary>
    private bool TakeBatch()
    {
        batch.Clear();
        lock (gate)
        {
            (batch, inbox) = (inbox, batch);
            return !behind;
        }
    }

    // The log had nothing more. If nothing was committed meanwhile, the inbox takes over from here.
    private bool CatchUp()
    {
        lock (gate)
        {
            if (handedSeq <= state.Position)
                behind = false;
            HasCaughtUp |= !behind;
            hurry = true;
            return !behind;
        }
    }

    private void ApplyBatch()
    {
        foreach (ref readonly var input in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch))
        {
            if (input.Seq <= state.Position)
                continue;
            var (told, late) = (outputs.Count, state.TooLate);
            state.Apply(input, outputs);
            // Outputs of inputs up to the stored position were stored with it: a replay tells nothing twice.
            if (input.Seq <= progress.EvaluatedSeq)
                outputs.RemoveRange(told, outputs.Count - told);
            else if (input.Kind.IsAccepted)
                progress.Count(late: state.TooLate > late);
            if (input.Kind.IsHeard)
                fresh.Add(input.DeviceId);
            if (input.Kind.IsHeard && input.Seq > progress.EvaluatedSeq)
                touched.Add(input.DeviceId);
            if (input.Kind == InputKind.Rules)
                fresh.UnionWith(state.Changed);
            for (var i = told; i < outputs.Count; i++)
            {
                fresh.Add(outputs[i].DeviceId);
                touched.Add(outputs[i].DeviceId);
            }
            sinceStored++;
            sinceCheckpoint++;
        }
        foreach (var deviceId in fresh)
            if (state.Find(deviceId) is { } track)
                Show(deviceId, track);
        fresh.Clear();
    }

    // Outputs are stored at once, the position a few times a second, the tracks every few seconds: a start replays what came after them.
    private async Task StoreWhenDue(bool caughtUp, int took, CancellationToken ct)
    {
        // One that failed is a fault of the lane: its tracks no longer count as changed, so only a new beginning is sound.
        var free = checkpointing.IsCompleted;
        if (free)
            await checkpointing;
        var checkpoint = free && (sinceCheckpoint >= MostBetweenCheckpoints
            || (sinceCheckpoint > 0 && parts.Machine.GetElapsedTime(checkpointedAt) >= CheckpointPause)
            || (caughtUp && IsDaysBehind));
        var position = caughtUp && (hurry || (sinceStored > 0 && parts.Machine.GetElapsedTime(storedAt) >= PositionPause));
        if (outputs.Count == 0 && !checkpoint && !position)
            return;
        await Store(checkpoint, news: caughtUp, ct);
        Release(took == 0);
    }

    /// <summary>Stores a last checkpoint of a lane that no longer works, so that the next start has nothing to replay.</summary>
    public async Task Finish(CancellationToken ct)
    {
        if (Fault is not null || outputs.Count > 0 || !checkpointing.IsCompletedSuccessfully || (sinceCheckpoint == 0 && !IsDaysBehind))
            return;
        await Store(checkpoint: true, news: false, ct);
        await checkpointing;
    }

    private async Task Store(bool checkpoint, bool news, CancellationToken ct)
    {
        bool later;
        lock (gate)
            (later, wakeLost) = (wakeLost, false);
        await parts.Store.Save(id, state, progress, outputs, news ? touched : [], later, ct);
        outputs.Clear();
        if (news)
            touched.Clear();
        storedAt = parts.Machine.GetTimestamp();
        sinceStored = 0;
        if (!checkpoint)
            return;
        checkpointedAt = storedAt;
        sinceCheckpoint = 0;
        checkpointSeq = state.Position;
        // The lane works on while its tracks are written; only the next checkpoint waits for this one.
        checkpointing = parts.Store.Save(id, LaneCheckpoint.Take(state));
        _ = checkpointing.ContinueWith(_ => Nudge(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // A lane that hears nothing moves its checkpoint once a day, so that a start does not look through the days before.
    private bool IsDaysBehind => IdSource.InstantOf(checkpointSeq).UtcDateTime.Date < IdSource.InstantOf(state.Position).UtcDateTime.Date;

    private void Release(bool nothingWaits)
    {
        lock (gate)
        {
            hurry &= !nothingWaits;
            for (var i = waiting.Count - 1; i >= 0; i--)
                if (!behind && progress.EvaluatedSeq >= waiting[i].Seq)
                {
                    waiting[i].Done.TrySetResult();
                    waiting.RemoveAt(i);
                }
            hurry |= waiting.Count > 0 || wakeLost;
        }
    }

    private async Task Stand(string fault, CancellationToken ct)
    {
        lock (gate)
        {
            Fault = fault;
            judged = progress.EvaluatedSeq;
            foreach (var (_, done) in waiting)
                done.TrySetResult();
            waiting.Clear();
        }
        // When even this cannot be written the log has it already.
        await parts.Store.SaveFault(id, fault, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan Rest()
    {
        lock (gate)
            if (hurry || inbox.Count > 0)
                return TimeSpan.Zero;
        // The end of a checkpoint that is under way nudges.
        if (sinceCheckpoint == 0 || (sinceStored == 0 && !checkpointing.IsCompleted))
            return LongestRest;
        var left = sinceStored > 0 ? PositionPause - parts.Machine.GetElapsedTime(storedAt) : CheckpointPause - parts.Machine.GetElapsedTime(checkpointedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private DeviceKindDefinition? KindOf(long deviceId) => parts.Directory.RulesFor(deviceId, state.Revision)?.Declared;

    private void Show(long deviceId, DeviceTrack track)
    {
        if (parts.Directory.FindById(deviceId) is { } device)
            device.Live.Snapshot = DeviceSnapshot.Of(track);
    }
}

/// <summary>What every lane works with.</summary>
/// <param name="Committed">The last input of any lane that is on the disk and handed over; 0 when there is none.</param>
internal sealed record LaneParts(LaneStore Store, InputLog Inputs, DeviceDirectory Directory, Func<long> Committed, TimeProvider Machine, ILogger<LaneHost> Log);

/// <summary>How far a lane's outputs are stored.</summary>
internal sealed class LaneProgress
{
    public static LaneProgress None => new();

    public long EvaluatedSeq { get; set; }

    public long EvaluatedReadings { get; private set; }

    public long TooLate { get; private set; }

    /// <summary>For when the lane's due row is set, Unix milliseconds; null when there is none. Changed in the writer only.</summary>
    public long? WakeSetForMs { get; set; }

    public static LaneProgress From(LaneRow row) => new()
    {
        EvaluatedSeq = row.EvaluatedSeq, EvaluatedReadings = row.EvaluatedReadings, TooLate = row.TooLate,
    };

    public void Count(bool late)
    {
        EvaluatedReadings++;
        if (late)
            TooLate++;
    }
}
