using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>Wakes the sender when there is something to send.</summary>
internal sealed class ExchangeSignals : IDisposable
{
    private readonly WebhookSignals bell = new();

    public void Dispose() => bell.Dispose();

    public void Wake() => bell.Wake();

    public Task News(CancellationToken ct) => bell.News(ct);
}

/// <summary>Puts a message for a platform into its queue, in the transaction of what it tells of. What stands in it is written when its turn comes: only then is the platform's own number known.</summary>
internal sealed class QueueMessage(ExchangeSignals signals)
{
    public async Task Run(WriteScope scope, ExchangeLinkRow link, ExchangeKind kind, ToldStep told)
    {
        var held = await scope.Db.Set<ExchangeMessageRow>().AnyAsync(m => m.LinkId == link.Id && (m.State == ExchangeState.Refused || m.State == ExchangeState.Held));
        link.Told = told.Step;
        scope.Db.Add(new ExchangeMessageRow
        {
            Id = scope.NewId(), PlatformId = link.PlatformId, LinkId = link.Id, AreaId = link.AreaId, CaseNumber = link.CaseNumber, Kind = kind, Told = CaseValues.Json(told), At = scope.Now,
            State = held ? ExchangeState.Held : ExchangeState.Waiting,
        });
        scope.AfterCommit(signals.Wake);
    }
}
