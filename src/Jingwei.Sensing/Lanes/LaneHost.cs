using System.Collections.Concurrent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Lanes;

/// <summary>Runs the writer of the day files and the lanes behind it.</summary>
internal sealed class LaneHost(
    DeviceDirectory directory, ReadingFolder folder, LaneStore store, CityClock clock, TimeProvider machine, Lazy<HandToLanes> hand, Lazy<KeepGroups> groups, ILoggerFactory logs)
    : IHostedService, ILanes, IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, Lane> lanes = new();
    private readonly ConcurrentBag<Task> running = [];
    private readonly CancellationTokenSource stop = new();
    private readonly InputLog inputs = new(folder);
    private readonly ILogger<LaneHost> log = logs.CreateLogger<LaneHost>();
    private readonly ConcurrentDictionary<long, int> told = new();
    private ReadingWriter? writer;
    private long committedSeq;
    private bool disposed;

    /// <summary>All lanes.</summary>
    public IEnumerable<Lane> Lanes => lanes.Values;

    /// <summary>Since when they work, on the city's clock; null before the start and after the stop.</summary>
    public DateTimeOffset? WorkingSince { get; private set; }

    /// <summary>Whether each lane that works has told what was stored before this start.</summary>
    public bool HaveCaughtUp => lanes.Values.All(l => l.HasCaughtUp || l.Fault is not null);

    /// <summary>Whether any lane is behind.</summary>
    public bool IsBehind => lanes.Values.Any(l => l.IsBehind);

    /// <summary>Has each lane look whether it has something to store, such as a checkpoint that is days old.</summary>
    public void Nudge()
    {
        foreach (var lane in lanes.Values)
            lane.Nudge();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await directory.Load(cancellationToken);
        await store.KeepLanes(cancellationToken);
        writer = new ReadingWriter(folder, clock, Hand, Lose, logs.CreateLogger<ReadingWriter>());
        committedSeq = writer.LastAtStart;
        directory.Changed += EnsureLanes;
        // A lane whose devices have all gone elsewhere may still have inputs to evaluate.
        var known = await store.Known(cancellationToken);
        foreach (var (lane, revision) in await store.Revisions(cancellationToken))
            told[lane] = revision;
        Ensure(known);
        EnsureLanes();
        // A lane that was never told begins by what is in force now; for the others the packages may have changed while nothing ran.
        foreach (var lane in lanes.Keys)
            told.TryAdd(lane, directory.Revision);
        await ChangeRules(directory.Revision, cancellationToken);
        WorkingSince = clock.Now;
    }

    /// <summary>Stores what is under way, evaluates it and makes a last checkpoint, so that the next start has nothing to replay.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (writer is null)
            return;
        WorkingSince = null;
        directory.Changed -= EnsureLanes;
        writer.Dispose();
        await Task.WhenAll(lanes.Values.Select(l => l.Evaluated())).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(lanes.Values.Select(l => l.Finish(cancellationToken))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        writer = null;
    }

    /// <summary>Ends at once; what is not checkpointed is replayed at the next start. May be called again: the container holds the host under several types.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        writer?.Dispose();
        writer = null;
        stop.Dispose();
    }

    /// <summary>Completes when the input is on the disk, and throws when it could not be stored.</summary>
    public ValueTask Append(StoredInput input, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(writer is null, this);
        var appended = writer.Append(input);
        return ct.CanBeCanceled && !appended.IsCompleted ? new ValueTask(appended.AsTask().WaitAsync(ct)) : appended;
    }

    /// <summary>
    /// Completes when all of the inputs are on the disk, and throws when none is. They join the order as they stand here, whether there is room or not: no more than the caller
    /// could wait with.
    /// </summary>
    public Task AppendTogether(IReadOnlyList<StoredInput> inputs, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(writer is null, this);
        return writer.AppendTogether(inputs).WaitAsync(ct);
    }

    /// <summary>Lets time pass in a lane: stores the wake in its order; the lane tells what it brings.</summary>
    public void Wake(long laneId)
    {
        if (writer is null || !lanes.TryGetValue(laneId, out var lane))
            return;
        lane.WaitIsGone();
        // Whoever waits hears of a fault by Lose.
        _ = writer.AppendNow(new StoredInput { LaneId = laneId, Kind = InputKind.Wake });
    }

    public async Task ChangeRules(int revision, CancellationToken ct)
    {
        foreach (var lane in lanes.Keys.Where(lane => told.GetValueOrDefault(lane) < revision))
        {
            await Append(StoredInput.Rules(lane, revision), ct);
            told[lane] = revision;
        }
    }

    public async Task Drain(CancellationToken ct)
    {
        if (writer is null)
            return;
        if (groups.Value.IsBehind)
            await groups.Value.Look(ct);
        do
        {
            await writer.Committed().WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAll(lanes.Values.Select(l => l.Evaluated())).WaitAsync(ct);
        }
        // What lanes tell may be for other lanes to hear.
        while (await hand.Value.Flush(ct));
    }

    private void EnsureLanes() => Ensure(directory.All.Select(d => d.LaneId).Distinct());

    private void Ensure(IEnumerable<long> laneIds)
    {
        foreach (var laneId in laneIds)
        {
            var lane = new Lane(laneId, new LaneParts(store, inputs, directory, () => Volatile.Read(ref committedSeq), machine, log));
            if (lanes.TryAdd(laneId, lane))
                running.Add(Task.Run(() => lane.Run(stop.Token)));
        }
    }

    private void Hand(IReadOnlyList<StoredInput> batch)
    {
        Lane? last = null;
        foreach (var input in batch)
        {
            if (last?.Id != input.LaneId)
            {
                last?.Nudge();
                last = lanes.GetValueOrDefault(input.LaneId);
            }
            last?.Hand(input.ToLaneInput());
        }
        last?.Nudge();
        Volatile.Write(ref committedSeq, batch[^1].Seq);
    }

    // Readings that could not be stored are sent again by their devices; a wake is the lane's to set again.
    private void Lose(IReadOnlyList<StoredInput> batch)
    {
        foreach (var input in batch)
            if (input.Kind == InputKind.Wake && lanes.TryGetValue(input.LaneId, out var lane))
                lane.WakeIsLost();
    }
}
