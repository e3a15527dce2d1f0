using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Exchange;

/// <summary>
/// Sends what waits for platforms: of each one message after the other, in their order, platforms beside each other. No answer holds all that waits for that platform; a refusal holds what follows of the same case
/// alone. A stop between the platform's answer and our note of it sends the same message again, under the same id and key of repetition.
/// </summary>
internal sealed class SendExchange(SendMessage one, ICityReader reader, CityClock clock, TimeProvider machine, ExchangeSignals signals, ILogger<SendExchange> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Sends all that can be sent now; answers how many tries there were.</summary>
    public async Task<int> RunReady(CancellationToken ct)
    {
        var tries = 0;
        foreach (var id in await Ready([], ct))
        {
            tries += await SendAll(id, ct);
        }

        return tries;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var busy = new Dictionary<long, Task<int>>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var id in await Ready([.. busy.Keys], stoppingToken))
                {
                    busy.Add(id, SendAll(id, stoppingToken));
                }
            }
#pragma warning disable CA1031 // Nothing that happens to a message may stop the program.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Platforms could not be looked at");
            }

            await SomethingNew(busy.Values, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var done in busy.Where(b => b.Value.IsCompleted).ToList())
            {
                busy.Remove(done.Key);
            }
        }

        await ((Task)Task.WhenAll(busy.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SomethingNew(IReadOnlyCollection<Task<int>> busy, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task[] waits = [signals.News(stop.Token), Task.Delay(LookAgain, machine, stop.Token)];
        await Task.WhenAny([.. waits, .. busy]);
        await stop.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Platforms for which something waits and that may be tried now.</summary>
    private async Task<List<long>> Ready(IReadOnlyList<long> busy, CancellationToken ct)
    {
        var now = clock.Now;
        var waiting = await reader.Read(
            db => db.Set<ExchangePlatformRow>().Where(p => !busy.Contains(p.Id) && p.PausedAt == null && (p.NextTryAt == null || p.NextTryAt <= now)
                    && db.Set<ExchangeMessageRow>().Any(m => m.PlatformId == p.Id && m.State == ExchangeState.Waiting))
                .OrderBy(p => p.Id).Select(p => new { p.Id, p.Name, p.Version, p.KeyKind }).ToListAsync(ct),
            ct);
        return [.. waiting.Where(p => one.Knows(p.Name, p.Version, p.KeyKind)).Select(p => p.Id)];
    }

    /// <summary>One after the other until the platform is not to be reached; answers how many tries there were.</summary>
    private async Task<int> SendAll(long platformId, CancellationToken ct)
    {
        var tries = 0;
        try
        {
            while (await one.Next(platformId, ct) is { } ready)
            {
                if (ready.Body is not null)
                {
                    await one.Note(ready, await one.Post(ready, ct), ct);
                    tries++;
                }
            }
        }
#pragma warning disable CA1031 // A fault of ours must not stop the other platforms; the message still waits and is looked at again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Platform {Platform} failed", platformId);
            await NoteFault(platformId, ct);
        }

        return tries;
    }

    /// <summary>Notes a fault of ours as a try, so that the next one waits; where not even that can be stored, this platform stands still for a while, or it would get the same again and again.</summary>
    private async Task NoteFault(long platformId, CancellationToken ct)
    {
        try
        {
            await one.NoteFault(platformId);
        }
#pragma warning disable CA1031 // What cannot be stored cannot be noted either.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError("Platform {Platform} cannot be noted: {Fault}", platformId, fault.GetType().Name);
            await Task.Delay(LookAgain, machine, ct);
        }
    }
}

/// <summary>The pause after a failure is over.</summary>
internal sealed class WhenExchangeIsDue(ExchangeSignals signals) : IDueHandler
{
    public const string KindName = "exchange.send";

    public string Kind => KindName;

    public Task Handle(DueRow due, WriteScope scope)
    {
        scope.AfterCommit(signals.Wake);
        return Task.CompletedTask;
    }
}
