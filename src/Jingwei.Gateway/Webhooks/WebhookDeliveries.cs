using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Webhooks;

/// <summary>What administrators see of subscriptions and their messages, and what they do with a message: try it, send it again, set it aside.</summary>
internal sealed class WebhookDeliveries(ICityWriter writer, ICityReader reader, WebhookBook book, WebhookViews views, Access access, PostWebhook post, WebhookSignals signals)
{
    private const int Shown = 50;

    public Task<Page<WebhookView>> List(Actor actor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.WebhookManage);
        return reader.Read(
            async db =>
            {
                var rows = await db.Set<WebhookRow>().Where(w => db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == w.AreaId)).OrderBy(w => w.Id).ToListAsync(ct);
                var shown = new List<WebhookView>();
                foreach (var row in rows)
                {
                    shown.Add(await Show(db, row, ct));
                }

                return new Page<WebhookView>(shown, null);
            },
            ct);
    }

    public Task<Result<WebhookView>> Show(string id, Actor actor, CancellationToken ct) => reader.Read<Result<WebhookView>>(
        async db => await book.Find(db, id, actor) is { } row ? await Show(db, row, ct) : WebhookBook.Unknown, ct);

    /// <summary>Its messages, the newest first; those of one state alone when it is named.</summary>
    public Task<Result<Page<WebhookDeliveryView>>> Messages(string id, string? state, string? cursor, Actor actor, CancellationToken ct) => reader.Read<Result<Page<WebhookDeliveryView>>>(
        async db =>
        {
            if (await book.Find(db, id, actor) is not { } webhook)
            {
                return WebhookBook.Unknown;
            }

            var before = Ids.Find(cursor) ?? long.MaxValue;
            var rows = db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == webhook.Id && d.Id < before);
            if (!string.IsNullOrEmpty(state))
            {
                if (!Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var one) || WebhookViews.Word<DeliveryState>(one) != state)
                {
                    return Refusal.Invalid("state", "webhook_state_unknown", ("known", Enum.GetValues<DeliveryState>().Select(s => WebhookViews.Word<DeliveryState>(s)!)));
                }

                rows = rows.Where(d => d.State == one);
            }

            var page = await rows.OrderByDescending(d => d.Id).Take(Shown + 1).ToListAsync(ct);
            return new Page<WebhookDeliveryView>([.. page.Take(Shown).Select(WebhookViews.Of)], page.Count > Shown ? page[Shown - 1].Id.ToString() : null);
        },
        ct);

    /// <summary>
    /// Puts a message into its old place in the queue, to be tried at once: one that waits need not wait any longer, one that was delivered or set aside goes out (again), under
    /// the same id.
    /// </summary>
    public Task<Result<WebhookDeliveryView>> SendAgain(string id, string delivery, Actor actor, CancellationToken ct) => With(id, delivery, actor, "webhook.sentAgain", row =>
    {
        (row.State, row.NextTryAt) = (DeliveryState.Waiting, null);
        return null;
    }, ct);

    /// <summary>Takes a message that does not get through out of the queue, so that those behind it go on.</summary>
    public Task<Result<WebhookDeliveryView>> SetAside(string id, string delivery, Actor actor, CancellationToken ct) => With(id, delivery, actor, "webhook.setAside", row =>
    {
        if (row.State != DeliveryState.Waiting)
        {
            return Refusal.Because(RefusalKind.Conflict, "webhook_delivery_not_waiting");
        }

        (row.State, row.NextTryAt) = (DeliveryState.SetAside, null);
        return null;
    }, ct);

    /// <summary>Sends a message that means nothing, now, past the queue and also while it is paused; nothing of it is kept.</summary>
    public async Task<Result<WebhookTestAnswer>> Test(string id, Actor actor, CancellationToken ct)
    {
        var (row, now, messageId) = await writer.Write(
            async scope =>
            {
                var found = await book.Find(scope.Db, id, actor);
                if (found is not null)
                {
                    scope.Audit(actor.UserName, "webhook.tested", id, detail: found.Address);
                }

                return (found, scope.Now, $"msg_{scope.NewId()}");
            },
            ct);
        if (row is null)
        {
            return WebhookBook.Unknown;
        }

        var answer = await post.Run(row, messageId, WebhookQueue.BodyOf(WebhookEvents.Test, now, new { webhook = row.Id.ToString() }), ct);
        return new WebhookTestAnswer(answer.Status, WebhookViews.Word(answer.Fault));
    }

    private Task<Result<WebhookDeliveryView>> With(string id, string delivery, Actor actor, string action, Func<WebhookDeliveryRow, Refusal?> change, CancellationToken ct) =>
        writer.Write<Result<WebhookDeliveryView>>(async scope =>
        {
            if (await book.Find(scope.Db, id, actor) is not { } webhook)
            {
                return WebhookBook.Unknown;
            }

            var number = Ids.Find(delivery) ?? 0;
            if (await scope.Db.Set<WebhookDeliveryRow>().SingleOrDefaultAsync(d => d.WebhookId == webhook.Id && d.Id == number) is not { } row)
            {
                return Refusal.Because(RefusalKind.NotFound, "webhook_delivery_unknown");
            }

            if (change(row) is { } refusal)
            {
                return refusal;
            }

            scope.Audit(actor.UserName, action, $"{id}:{delivery}");
            scope.AfterCommit(signals.Wake);
            return WebhookViews.Of(row);
        }, ct);

    private async Task<WebhookView> Show(CityDb db, WebhookRow row, CancellationToken ct)
    {
        var waiting = db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == row.Id && d.State == DeliveryState.Waiting);
        return views.Of(row, await waiting.CountAsync(ct), await waiting.OrderBy(d => d.Id).Select(d => d.NextTryAt).FirstOrDefaultAsync(ct));
    }
}
