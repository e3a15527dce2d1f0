using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Webhooks;

/// <summary>A piece of news as it goes out.</summary>
/// <param name="Type">One of <see cref="WebhookEvents"/>.</param>
/// <param name="Subject">A case's number, an alarm's id.</param>
/// <param name="Data">Numbers, codes, areas, instants and a link; nothing of a person.</param>
internal sealed record WebhookNews(string Type, string Subject, long AreaId, string CategoryCode, object Data);

/// <summary>Puts news into the queue of each subscription that asked for it, in the transaction of whoever tells it.</summary>
internal sealed class WebhookQueue(AreaDirectory areas, IScenarioCatalog catalog, WebhookSignals signals)
{
    /// <summary>Whether anybody asked for one of these; most cities have few subscriptions, and many have none.</summary>
    public static async Task<bool> IsWanted(WriteScope scope, params string[] types)
    {
        var asked = await scope.Db.Set<WebhookRow>().AsNoTracking().Select(w => w.Events).ToListAsync();
        return asked.Exists(events => events.Split(',').Intersect(types).Any());
    }

    public async Task Put(WriteScope scope, WebhookNews news)
    {
        string? body = null;
        foreach (var webhook in await scope.Db.Set<WebhookRow>().AsNoTracking().OrderBy(w => w.Id).ToListAsync())
        {
            if (webhook.EventList.Contains(news.Type) && areas.Covers(webhook.AreaId, news.AreaId) && Asks(webhook, news.CategoryCode))
            {
                body ??= BodyOf(news.Type, scope.Now, news.Data);
                scope.Db.Add(new WebhookDeliveryRow { Id = scope.NewId(), WebhookId = webhook.Id, Type = news.Type, Subject = news.Subject, Body = body, At = scope.Now });
                scope.AfterCommit(signals.Wake);
            }
        }
    }

    /// <summary>The message as the specification has it: type, timestamp, data.</summary>
    public static string BodyOf(string type, DateTimeOffset at, object data) => JsonSerializer.Serialize(new { type, timestamp = at, data }, StoredJson.Options);

    /// <summary>By the code itself, or by the kind that it belongs to.</summary>
    private bool Asks(WebhookRow webhook, string code) =>
        webhook.CategoryList is { Count: 0 } or null || webhook.CategoryList.Contains(code) || (catalog.FindCategory(code)?.ParentCode is { } kind && webhook.CategoryList.Contains(kind));
}

/// <summary>Wakes the sender when there is something to send.</summary>
internal sealed class WebhookSignals : IDisposable
{
    private readonly SemaphoreSlim news = new(0, 1);

    public void Dispose() => news.Dispose();

    public void Wake()
    {
        try
        {
            news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public Task News(CancellationToken ct) => news.WaitAsync(ct);
}
