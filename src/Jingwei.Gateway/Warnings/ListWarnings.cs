using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>Messages of others that touch the asker's areas.</summary>
internal sealed class ListWarnings(ICityReader reader, Access access, AreaDirectory areas, WarningPlace place)
{
    private const int Shown = 50;

    public static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "warning_unknown");

    /// <summary>The newest first.</summary>
    /// <param name="state"><c>active</c> for those that hold now; anything else, or nothing, for all.</param>
    public Task<Page<WarningView>> Run(string? state, string? cursor, Actor actor, CancellationToken ct)
    {
        // Whatever touches an area below a root is noted for the root too.
        HashSet<long> roots = [.. access.AreasFor(actor, Actions.WarningRead).Select(place.NotedFor)];
        var before = Ids.Find(cursor) ?? long.MaxValue;
        return reader.Read(
            async db =>
            {
                // Few are active at once: their index is read whole, where a search by the newest first would go through all that ever came.
                var touching = db.Set<WarningAreaRow>().Where(a => roots.Contains(a.AreaId) && a.WarningId < before);
                if (state == "active")
                {
                    var active = await db.Set<WarningInRow>().Where(w => w.State == WarningState.Active).Select(w => w.Id).ToListAsync(ct);
                    touching = touching.Where(a => active.Contains(a.WarningId));
                }

                var ids = touching.Select(a => a.WarningId).Distinct();
                var page = await ids.OrderByDescending(id => id).Take(Shown + 1).ToListAsync(ct);
                var rows = await db.Set<WarningInRow>().Where(w => page.Contains(w.Id)).OrderByDescending(w => w.Id).ToListAsync(ct);
                return new Page<WarningView>(await Show(db, [.. rows.Take(Shown)], ct), page.Count > Shown ? page[Shown - 1].ToString() : null);
            },
            ct);
    }

    public Task<Result<WarningPage>> One(string id, Actor actor, CancellationToken ct)
    {
        var mine = Mine(actor);
        return reader.Read<Result<WarningPage>>(
            async db =>
            {
                if (Ids.Find(id) is not { } number || await db.Set<WarningInRow>().SingleOrDefaultAsync(w => w.Id == number, ct) is not { } row)
                {
                    return Unknown;
                }

                var touched = await db.Set<WarningAreaRow>().Where(a => a.WarningId == number).Select(a => a.AreaId).ToListAsync(ct);
                if (!touched.Exists(mine.Contains))
                {
                    return Unknown;
                }

                var related = await db.Set<WarningRefRow>().Where(r => r.WarningId == number).Join(db.Set<WarningInRow>().Where(w => w.FeedId == row.FeedId), r => new { r.Sender, r.Identifier }, w => new { w.Sender, w.Identifier }, (_, w) => w)
                    .Union(db.Set<WarningRefRow>().Where(r => r.Sender == row.Sender && r.Identifier == row.Identifier).Join(db.Set<WarningInRow>().Where(w => w.FeedId == row.FeedId), r => r.WarningId, w => w.Id, (_, w) => w))
                    .OrderBy(w => w.Id).Take(Shown).ToListAsync(ct);
                var shown = await Show(db, [row, .. related.Where(r => r.Id != row.Id)], ct);
                return new WarningPage(shown[0], row.Xml, [.. touched.Where(mine.Contains).Select(a => WarningWords.AreaOf(areas, a))], [.. shown.Skip(1)]);
            },
            ct);
    }

    /// <summary>The asker's areas as messages are noted for them: each root, and the streets, districts and zones below.</summary>
    private HashSet<long> Mine(Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.WarningRead);
        return [.. roots.Select(place.NotedFor), .. areas.List(AreaLevels.Subdistrict).Concat(areas.List(AreaLevels.District)).Where(a => roots.Any(r => areas.Covers(r, a.Id))).Select(a => a.Id)];
    }

    private static async Task<List<WarningView>> Show(CityDb db, IReadOnlyList<WarningInRow> rows, CancellationToken ct)
    {
        var feeds = await db.Set<WarningFeedRow>().ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        return
        [
            .. rows.Select(w => new WarningView(
                w.Id.ToString(), w.FeedId.ToString(), feeds.GetValueOrDefault(w.FeedId, ""), w.Sender, w.Identifier, w.Sent, w.Status, w.MsgType, WebhookViews.Word<WarningState>(w.State)!, w.Severity, w.Tells,
                w.Placed, JsonSerializer.Deserialize<List<WarningInfoView>>(w.Infos, StoredJson.Options)!, w.ReceivedAt, w.EndsAt, w.EndedAt, w.EndedBy?.ToString())),
        ];
    }
}
