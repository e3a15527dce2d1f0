using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Storage.Outbox;

/// <summary>
/// Delivers undone rows: in order within a stream, streams beside each other (the group commit gathers them). A reaction that faults is
/// tried again with growing pauses; its stream waits behind it, the others go on.
/// </summary>
public sealed class OutboxRunner(
    ICityReader reader, ICityWriter writer, EventCatalog events, IServiceProvider services, StorageSignals signals, TimeProvider machine, ILogger<OutboxRunner> log)
    : BackgroundService
{
    /// <summary>Reactions to reactions that an answer waits for.</summary>
    private const int MostRoundsNow = 8;

    private const int MostAtOnce = 500;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private long delivered;

    /// <summary>How many rows have been delivered since the start.</summary>
    public long Delivered => Interlocked.Read(ref delivered);

    /// <summary>
    /// Delivers until nothing is left that can be delivered now; answers how many were. What is emitted meanwhile begins at once beside what is
    /// under way: a long stream holds no other up.
    /// </summary>
    public async Task<int> Drain(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var total = 0;
            var busy = new Dictionary<string, Task<int>>();
            while (true)
            {
                foreach (var stream in await Waiting([.. busy.Keys], ct))
                {
                    busy.Add(stream.Key, DeliverStream([.. stream]));
                }

                if (busy.Count == 0)
                {
                    return total;
                }

                total += await SomeDone(busy, ct);
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// Delivers what waits in one stream, and what follows there, so that an answer can tell what came of a write. Runs beside the runner: a row is
    /// marked done in the transaction of its reaction, so whoever comes second finds nothing to do. A reaction that faults is left to the runner.
    /// </summary>
    /// <returns>Whether the stream is empty now.</returns>
    public async Task<bool> DeliverNow(string stream, CancellationToken ct)
    {
        for (var round = 0; round < MostRoundsNow; round++)
        {
            var rows = await reader.Read(db => db.Set<OutboxRow>().Where(o => o.DoneAt == null && o.Stream == stream).OrderBy(o => o.Id).ToListAsync(ct), ct);
            if (rows.Count == 0)
            {
                return true;
            }

            var done = rows[0].NextTryAt is null ? await DeliverStream(rows) : 0;
            Interlocked.Add(ref delivered, done);
            if (done == 0)
            {
                return false;
            }
        }

        return false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The outbox could not be read");
            }

            await signals.OutboxChange(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What can be delivered now, by stream: in none of those that are busy, and in none whose head waits for its next try.</summary>
    private async Task<IEnumerable<IGrouping<string, OutboxRow>>> Waiting(IReadOnlyList<string> busy, CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        var rows = await reader.Read(
            db =>
            {
                var outbox = db.Set<OutboxRow>();
                return outbox.Where(o => o.DoneAt == null && !busy.Contains(o.Stream)
                        && !outbox.Any(head => head.DoneAt == null && head.Stream == o.Stream && head.Id <= o.Id && head.NextTryAt > now))
                    .OrderBy(o => o.Id).Take(MostAtOnce).ToListAsync(ct);
            },
            ct);
        return rows.GroupBy(o => o.Stream);
    }

    /// <summary>Until all that is under way is done, or something new was emitted; answers how many rows the finished streams delivered.</summary>
    private async Task<int> SomeDone(Dictionary<string, Task<int>> busy, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var news = signals.OutboxChange(LookAgain, stop.Token);
        await Task.WhenAny(Task.WhenAll(busy.Values), news);
        await stop.CancelAsync();
        await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        var done = 0;
        foreach (var (stream, delivering) in busy.Where(b => b.Value.IsCompleted).ToList())
        {
            done += await delivering;
            busy.Remove(stream);
        }

        Interlocked.Add(ref delivered, done);
        return done;
    }

    private async Task<int> DeliverStream(IReadOnlyList<OutboxRow> rows)
    {
        Idempotency.Leave();
        var done = 0;
        foreach (var row in rows)
        {
            try
            {
                await writer.Write(scope => Deliver(row.Id, scope));
                done++;
            }
#pragma warning disable CA1031 // Any fault of a reaction is kept on the row and tried again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Reaction {Reaction} to {Event} {Id} failed", row.Reaction, row.Name, row.Id);
                await KeepFault(row.Id, fault);
                break;
            }
        }

        return done;
    }

    private async Task<bool> Deliver(long id, WriteScope scope)
    {
        var row = await scope.Db.Set<OutboxRow>().SingleAsync(o => o.Id == id);
        if (row.DoneAt is null)
        {
            var entry = events.Find(row.Reaction) ?? throw new InvalidOperationException($"Nobody is called {row.Reaction} any more");
            var happened = JsonSerializer.Deserialize(row.Body, entry.EventType, StoredJson.Options)!;
            scope.HappenedAt = row.At;
            await entry.Run(services, happened, scope);
            row.DoneAt = scope.Now;
            row.Error = null;
        }

        return true;
    }

    private Task<bool> KeepFault(long id, Exception fault) => writer.Write(async scope =>
    {
        var row = await scope.Db.Set<OutboxRow>().SingleAsync(o => o.Id == id);
        row.Attempts++;
        row.Error = $"{fault.GetType().Name}: {fault.Message}";
        row.NextTryAt = machine.GetUtcNow() + RetryPause.After(row.Attempts);
        return true;
    });
}

/// <summary>1 s, 2 s, 4 s … at most 5 minutes.</summary>
internal static class RetryPause
{
    public static TimeSpan After(int attempts) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(attempts - 1, 20))));
}
