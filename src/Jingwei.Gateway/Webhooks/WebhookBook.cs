using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Outward;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Webhooks;

/// <summary>Subscriptions as administrators keep them, each those of their areas.</summary>
internal sealed class WebhookBook(ICityWriter writer, Access access, AreaDirectory areas, IScenarioCatalog catalog, PersonalText seal, OutwardOptions options, TimeProvider machine)
{
    /// <summary>Of the whole city: each piece of news is looked at for each.</summary>
    public const int Most = 100;

    private const int LongestName = 80;
    private const int MostCategories = 50;

    /// <summary>So long a message is signed with the old secret as well.</summary>
    private static readonly TimeSpan BothHold = TimeSpan.FromHours(24);

    public async Task<Result<WebhookMade>> Make(WebhookRequest request, Actor actor, CancellationToken ct)
    {
        var wanted = Check(request, actor);
        if (!wanted.Ok)
        {
            return wanted.Refusal;
        }

        var secret = WebhookSecret.New();
        var stored = await writer.Write<Result<StoredSecret>>(async scope =>
        {
            if (await scope.Db.Set<WebhookRow>().CountAsync() >= Most)
            {
                return Refusal.Because(RefusalKind.Conflict, "webhooks_too_many", ("most", Most));
            }

            var id = scope.NewId();
            var (name, address, areaId, events, categories) = wanted.Value;
            scope.Db.Add(new WebhookRow
            {
                Id = id, Name = name, Address = address, AreaId = areaId, Events = events, Categories = categories, Secret = seal.Seal(id, secret), MadeBy = actor.UserName, MadeAt = scope.Now,
            });
            await TidyWebhooks.Begin(scope);
            scope.Audit(actor.UserName, "webhook.made", id.ToString(), detail: address);
            return new StoredSecret(id, Mark(secret));
        }, ct);
        return stored.Then<WebhookMade>(s => new WebhookMade(s.Id.ToString(), s.Mark == Mark(secret) ? secret : null));
    }

    public async Task<Result<Done>> Change(string id, WebhookRequest request, Actor actor, CancellationToken ct)
    {
        var wanted = Check(request, actor);
        return !wanted.Ok ? wanted.Refusal : await With(id, actor, "webhook.changed", (_, row) =>
        {
            (row.Name, row.Address, row.AreaId, row.Events, row.Categories) = wanted.Value;
            return Task.CompletedTask;
        }, ct);
    }

    public Task<Result<Done>> Remove(string id, Actor actor, CancellationToken ct) => With(id, actor, "webhook.removed", async (scope, row) =>
    {
        await scope.Db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == row.Id).ExecuteDeleteAsync();
        await scope.CancelDue(WhenWebhookIsDue.KindName, row.Id.ToString());
        scope.Db.Remove(row);
    }, ct);

    /// <summary>A new secret; for a day messages are signed with the old one as well, so that the receiver can change over.</summary>
    public async Task<Result<WebhookMade>> NewSecret(string id, Actor actor, CancellationToken ct)
    {
        var secret = WebhookSecret.New();
        var until = Instants.Truncate(machine.GetUtcNow()) + BothHold;
        var stored = await writer.Write<Result<StoredSecret>>(async scope =>
        {
            if (await Find(scope.Db, id, actor) is not { } row)
            {
                return Unknown;
            }

            // While a change-over is under way the one that the receiver knows goes on: the one between may never have been seen.
            var known = row.EarlierSecret is not null && row.EarlierUntil > machine.GetUtcNow() ? row.EarlierSecret : row.Secret;
            (row.EarlierSecret, row.EarlierUntil, row.Secret) = (known, until, seal.Seal(row.Id, secret));
            scope.Audit(actor.UserName, "webhook.secret", id, detail: row.Address);
            return new StoredSecret(row.Id, Mark(secret));
        }, ct);
        return stored.Then<WebhookMade>(s => new WebhookMade(s.Id.ToString(), s.Mark == Mark(secret) ? secret : null));
    }

    public Task<Result<Done>> Pause(string id, Actor actor, CancellationToken ct) => With(id, actor, "webhook.paused", (scope, row) =>
    {
        (row.Paused, row.PausedAt) = (row.Paused ?? WebhookPause.ByHand, row.PausedAt ?? scope.Now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Goes on at once with what has waited, oldest first.</summary>
    public Task<Result<Done>> Resume(string id, Actor actor, WebhookSignals signals, CancellationToken ct) => With(id, actor, "webhook.resumed", async (scope, row) =>
    {
        (row.Paused, row.PausedAt, row.FailingSince) = (null, null, null);
        await scope.Db.Set<WebhookDeliveryRow>().Where(d => d.WebhookId == row.Id && d.State == DeliveryState.Waiting && d.NextTryAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextTryAt, (DateTimeOffset?)null));
        scope.AfterCommit(signals.Wake);
    }, ct);

    public static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "webhook_unknown");

    /// <summary>The subscription, when the actor keeps those of its area.</summary>
    public async Task<WebhookRow?> Find(CityDb db, string id, Actor actor) =>
        Ids.Find(id) is { } number && await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == number) is { } row && access.May(actor, Actions.WebhookManage, new AccessScope(row.AreaId)) ? row : null;

    private Task<Result<Done>> With(string id, Actor actor, string action, Func<WriteScope, WebhookRow, Task> work, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        if (await Find(scope.Db, id, actor) is not { } row)
        {
            return Unknown;
        }

        await work(scope, row);
        scope.Audit(actor.UserName, action, id, detail: row.Address);
        return Done.Ok;
    }, ct);

    private Result<Wanted> Check(WebhookRequest request, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > LongestName)
        {
            return Refusal.Invalid("name", "webhook_name_invalid", ("most", LongestName));
        }

        var address = OutwardAddress.Read("address", request.Address, options);
        if (!address.Ok)
        {
            return address.Refusal;
        }

        if (areas.Find(Ids.Find(request.AreaId) ?? 0) is not { } area)
        {
            return Refusal.Invalid("areaId", "area_unknown");
        }

        if (!access.May(actor, Actions.WebhookManage, new AccessScope(area.Id)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "webhook_area_not_yours");
        }

        List<string> events = [.. WebhookEvents.All.Where(e => request.Events?.Contains(e) == true)];
        if (events.Count == 0 || request.Events!.Except(WebhookEvents.All).Any())
        {
            return Refusal.Invalid("events", "webhook_events_invalid", ("known", WebhookEvents.All));
        }

        List<string> categories = [.. (request.Categories ?? []).Distinct()];
        return categories.Count > MostCategories ? Refusal.Invalid("categories", "webhook_categories_too_many", ("most", MostCategories))
            : categories.Find(c => catalog.FindCategory(c) is null) is { } unknown ? Refusal.Invalid("categories", "webhook_category_unknown", ("code", unknown.Length > 20 ? unknown[..20] : unknown))
            : new Wanted(request.Name.Trim(), address.Value.AbsoluteUri, area.Id, string.Join(',', events), string.Join(',', categories));
    }

    /// <summary>Tells one secret from another without keeping it.</summary>
    private static string Mark(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record Wanted(string Name, string Address, long AreaId, string Events, string Categories);

    private sealed record StoredSecret(long Id, string Mark);
}
