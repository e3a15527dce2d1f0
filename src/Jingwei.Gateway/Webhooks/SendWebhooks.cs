using Jingwei.Foundation;
using Jingwei.Gateway.Outward;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Webhooks;

/// <summary>
/// Sends what waits: of each subscription one message after the other, in their order, and a message that does not get through holds those behind it; subscriptions beside each
/// other. At least once: a stop between the receiver's answer and our note of it sends the message again, under the same id.
/// </summary>
internal sealed class SendWebhooks(
    ICityWriter writer, ICityReader reader, CityClock clock, TimeProvider machine, PostWebhook post, WebhookSignals signals, ILogger<SendWebhooks> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Sends all that can be sent now; answers how many tries there were.</summary>
    public async Task<int> RunReady(CancellationToken ct)
    {
        var tries = 0;
        while (await Ready([], ct) is { Count: > 0 } ready)
        {
            tries += (await Task.WhenAll(ready.Select(id => SendAll(id, ct)))).Sum();
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
                log.LogError(fault, "Webhooks could not be looked at");
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

    /// <summary>Subscriptions that are not paused and whose first waiting message may be tried now.</summary>
    private Task<List<long>> Ready(IReadOnlyList<long> busy, CancellationToken ct)
    {
        var now = clock.Now;
        return reader.Read(
            db =>
            {
                var waiting = db.Set<WebhookDeliveryRow>().Where(d => d.State == DeliveryState.Waiting);
                return db.Set<WebhookRow>().Where(w => w.Paused == null && !busy.Contains(w.Id)
                        && waiting.Where(d => d.WebhookId == w.Id).OrderBy(d => d.Id).Take(1).Any(d => d.NextTryAt == null || d.NextTryAt <= now))
                    .Select(w => w.Id).ToListAsync(ct);
            },
            ct);
    }

    /// <summary>One after the other until one must wait; answers how many tries there were.</summary>
    private async Task<int> SendAll(long id, CancellationToken ct)
    {
        var tries = 0;
        try
        {
            while (await Next(id, ct) is var (webhook, delivery))
            {
                var answer = await post.Run(webhook, delivery.MessageId, delivery.Body, ct);
                tries++;
                await Note(id, delivery.Id, answer);
            }
        }
#pragma warning disable CA1031 // A fault of ours must not stop the other subscriptions; the message still waits and is looked at again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Webhook {Webhook} failed", id);
            await NoteFault(id, ct);
        }

        return tries;
    }

    /// <summary>Notes a fault of ours as a try, so that the next one waits; where not even that can be stored, this subscription stands still for a while, or its receiver would get the same again and again.</summary>
    private async Task NoteFault(long id, CancellationToken ct)
    {
        try
        {
            await Note(id, null, new OutwardAnswer(null, OutwardFault.NoConnection, []));
        }
#pragma warning disable CA1031 // What cannot be stored cannot be noted either.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError("Webhook {Webhook} cannot be noted: {Fault}", id, fault.GetType().Name);
            await Task.Delay(LookAgain, machine, ct);
        }
    }

    private async Task<(WebhookRow, WebhookDeliveryRow)?> Next(long id, CancellationToken ct)
    {
        var (webhook, first) = await reader.Read(
            async db => (
                await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct),
                await db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == id && d.State == DeliveryState.Waiting).OrderBy(d => d.Id).FirstOrDefaultAsync(ct)),
            ct);
        return webhook is { Paused: null } && first is not null && (first.NextTryAt is null || first.NextTryAt <= clock.Now) ? (webhook, first) : null;
    }

    /// <summary>Keeps what came of a try, on the message and on the subscription. Null: the first that waits.</summary>
    private Task<bool> Note(long webhookId, long? deliveryId, OutwardAnswer answer) => writer.Write(async scope =>
    {
        var webhook = await scope.Db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == webhookId);
        var delivery = await scope.Db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == webhookId && (d.Id == deliveryId || (deliveryId == null && d.State == DeliveryState.Waiting)))
            .OrderBy(d => d.Id).FirstOrDefaultAsync();
        if (webhook is null || delivery is null)
        {
            return false;
        }

        (delivery.Tries, delivery.LastTryAt, delivery.LastFault, delivery.LastStatus, delivery.NextTryAt) = (delivery.Tries + 1, scope.Now, answer.Fault, answer.Status, null);
        if (answer.Fault is not null)
        {
            webhook.FailingSince ??= scope.Now;
            (webhook.LastFailedAt, webhook.LastFault, webhook.LastStatus) = (scope.Now, answer.Fault, answer.Status);
        }

        switch (RetryRule.Of(answer, delivery.Tries, scope.Now - (webhook.FailingSince ?? scope.Now), ChanceOf(delivery)))
        {
            case AfterTry.Delivered:
                // Whoever set it aside meanwhile was too late: it is there.
                delivery.State = DeliveryState.Delivered;
                (webhook.FailingSince, webhook.LastDeliveredAt) = (null, scope.Now);
                break;
            case AfterTry.Again again:
                delivery.NextTryAt = scope.Now + again.Wait;
                await scope.Schedule(WhenWebhookIsDue.KindName, webhookId.ToString(), delivery.NextTryAt.Value);
                break;
            case AfterTry.Pause pause:
                (webhook.Paused, webhook.PausedAt) = (webhook.Paused ?? pause.Why, webhook.PausedAt ?? scope.Now);
                break;
        }

        return true;
    });

    /// <summary>0 to 1, different for each message and try.</summary>
    private static double ChanceOf(WebhookDeliveryRow delivery) => ((((ulong)delivery.Id * 31) + (ulong)delivery.Tries) * 11_400_714_819_323_198_485UL >> 40) / (double)(1 << 24);
}

/// <summary>The pause after a failure is over.</summary>
internal sealed class WhenWebhookIsDue(WebhookSignals signals) : IDueHandler
{
    public const string KindName = "webhook.send";

    public string Kind => KindName;

    public Task Handle(DueRow due, WriteScope scope)
    {
        scope.AfterCommit(signals.Wake);
        return Task.CompletedTask;
    }
}

/// <summary>Once a day: what was delivered a week ago goes, and what never got through in thirty days is dropped and counted.</summary>
internal sealed class TidyWebhooks : IDueHandler
{
    public const string KindName = "webhook.tidy";

    public static readonly TimeSpan DeliveredKept = TimeSpan.FromDays(7);
    public static readonly TimeSpan WaitingKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public string Kind => KindName;

    public static async Task Begin(WriteScope scope)
    {
        if (await scope.FindDue(KindName, "all") is null)
        {
            await scope.Schedule(KindName, "all", scope.Now + Every);
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var (delivered, waiting) = (scope.Now - DeliveredKept, scope.Now - WaitingKept);
        var rows = scope.Db.Set<WebhookDeliveryRow>();
        foreach (var webhook in await scope.Db.Set<WebhookRow>().ToListAsync())
        {
            webhook.Dropped += await rows.Where(d => d.WebhookId == webhook.Id && d.State == DeliveryState.Waiting && d.At < waiting).ExecuteDeleteAsync();
        }

        await rows.Where(d => d.State != DeliveryState.Waiting && d.At < delivered).ExecuteDeleteAsync();
        await scope.Schedule(KindName, "all", scope.Now + Every);
    }
}
