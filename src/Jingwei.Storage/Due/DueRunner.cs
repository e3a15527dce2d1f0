using System.Collections.Concurrent;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Storage.Due;

/// <summary>Claims waits as they come due on the city's clock, in the order in which they are due.</summary>
public sealed class DueRunner : BackgroundService
{
    private readonly ICityReader reader;
    private readonly ICityWriter writer;
    private readonly CityClock clock;
    private readonly StorageSignals signals;
    private readonly TimeProvider machine;
    private readonly ILogger<DueRunner> log;
    private readonly Lazy<Dictionary<string, IDueHandler>> handlers;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ConcurrentDictionary<string, long> handledByKind = new();

    public DueRunner(
        ICityReader reader, ICityWriter writer, CityClock clock, StorageSignals signals, TimeProvider machine, Lazy<IEnumerable<IDueHandler>> handlers, ILogger<DueRunner> log)
    {
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.signals = signals;
        this.machine = machine;
        this.log = log;
        this.handlers = new(() => handlers.Value.ToDictionary(h => h.Kind));
    }

    /// <summary>How many waits have been handled since the start.</summary>
    public long Handled => handledByKind.Values.Sum();

    /// <summary>How many of one kind.</summary>
    public long HandledOf(string kind) => handledByKind.GetValueOrDefault(kind);

    /// <summary>When the next wait comes due; null when nothing waits. Waits that faulted and pause do not count.</summary>
    public Task<DateTimeOffset?> NextAt(CancellationToken ct) => reader.Read(db => db.Set<DueRow>()
        .Where(d => d.NextTryAt == null).OrderBy(d => d.At).Select(d => (DateTimeOffset?)d.At).FirstOrDefaultAsync(ct), ct);

    /// <summary>Handles all waits that have come due by now; answers how many.</summary>
    public async Task<int> RunDue(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var handled = 0;
            while (true)
            {
                var now = clock.Now;
                var machineNow = machine.GetUtcNow();
                var rows = await reader.Read(db => db.Set<DueRow>()
                    .Where(d => d.At <= now && (d.NextTryAt == null || d.NextTryAt <= machineNow))
                    .OrderBy(d => d.At).ThenBy(d => d.Id).Take(200).ToListAsync(ct), ct);
                if (rows.Count == 0)
                {
                    return handled;
                }

                await Task.WhenAll(rows.Select(HandleOne));
                handled += rows.Count;
                foreach (var row in rows)
                {
                    handledByKind.AddOrUpdate(row.Kind, 1, static (_, known) => known + 1);
                }
            }
        }
        finally
        {
            one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDue(stoppingToken);
                await Wait(await NextAt(stoppingToken), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Waits could not be read");
                await Task.Delay(TimeSpan.FromSeconds(1), machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Until the next wait is due, a nearer one was set, or (for waits that pause after a fault) some seconds went by.</summary>
    private async Task Wait(DateTimeOffset? next, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waits = new List<Task> { signals.DueChange(stop.Token), Task.Delay(TimeSpan.FromSeconds(5), machine, stop.Token) };
        if (next is { } at)
        {
            waits.Add(clock.WaitUntil(at, stop.Token));
        }

        await Task.WhenAny(waits);
        await stop.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HandleOne(DueRow seen)
    {
        try
        {
            await writer.Write(async scope =>
            {
                if (await scope.Db.Set<DueRow>().SingleOrDefaultAsync(d => d.Id == seen.Id) is { } row)
                {
                    await scope.Db.Set<DueRow>().Where(d => d.Id == row.Id).ExecuteDeleteAsync();
                    scope.Db.Entry(row).State = EntityState.Detached;
                    var handler = handlers.Value.GetValueOrDefault(row.Kind) ?? throw new InvalidOperationException($"Nobody handles waits of kind {row.Kind}");
                    await handler.Handle(row, scope);
                }

                return true;
            });
        }
#pragma warning disable CA1031 // Any fault of a handler is kept on the row and tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Wait {Kind} {Subject} failed", seen.Kind, seen.Subject);
            await writer.Write(async scope =>
            {
                if (await scope.Db.Set<DueRow>().SingleOrDefaultAsync(d => d.Id == seen.Id) is { } row)
                {
                    row.Attempts++;
                    row.Error = $"{fault.GetType().Name}: {fault.Message}";
                    row.NextTryAt = machine.GetUtcNow() + RetryPause.After(row.Attempts);
                }

                return true;
            });
        }
    }
}
