using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Outward;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>Sources of warnings as administrators keep them, each those of their areas. A source is stopped and never removed: what came from it stays.</summary>
internal sealed class FeedBook(
    ICityWriter writer, ICityReader reader, Access access, AreaDirectory areas, IDevices devices, IScenarioCatalog catalog, OutwardOptions options, WarningSignals signals)
{
    public const int Most = 50;

    private const int LongestName = 80;
    private const int MostWords = 50;
    private const int MostDevices = 50;

    /// <summary>The value by which a device says how severe the worst warning at its place is.</summary>
    public const string ValueName = "severity";

    public static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "warning_feed_unknown");

    public async Task<Result<WarningFeedMade>> Make(WarningFeedRequest request, Actor actor, CancellationToken ct)
    {
        var wanted = Check(request, actor);
        return !wanted.Ok ? wanted.Refusal : await writer.Write<Result<WarningFeedMade>>(async scope =>
        {
            if (await scope.Db.Set<WarningFeedRow>().CountAsync() >= Most)
            {
                return Refusal.Because(RefusalKind.Conflict, "warning_feeds_too_many", ("most", Most));
            }

            var row = new WarningFeedRow
            {
                Id = scope.NewId(), Name = "", Words = "", Devices = "", MadeBy = actor.UserName, MadeAt = scope.Now, Changes = 1,
            };
            wanted.Value.WriteTo(row, scope.Now);
            scope.Db.Add(row);
            await TidyWarnings.Begin(scope);
            await Wake(scope, row);
            scope.Audit(actor.UserName, "warningFeed.made", row.Id.ToString(), detail: row.Address);
            return new WarningFeedMade(row.Id.ToString());
        }, ct);
    }

    public async Task<Result<Done>> Change(string id, WarningFeedRequest request, Actor actor, CancellationToken ct)
    {
        var wanted = Check(request, actor);
        return !wanted.Ok ? wanted.Refusal : await writer.Write<Result<Done>>(async scope =>
        {
            if (await Find(scope.Db, id, actor, Actions.WarningManage) is not { } row)
            {
                return Unknown;
            }

            var (area, spoke) = (row.AreaId, row.Enabled ? row.DeviceList : []);
            wanted.Value.WriteTo(row, scope.Now);
            if (row.AreaId != area)
            {
                // What was let go because it touched nothing of the old area may touch the new one.
                (row.Etag, row.ModifiedAt) = (null, null);
                await scope.Db.Set<WarningSeenRow>().Where(s => s.FeedId == row.Id).ExecuteDeleteAsync();
            }

            await Leave(scope, row, spoke);
            row.Changes++;
            await Wake(scope, row);
            scope.Audit(actor.UserName, "warningFeed.changed", id, detail: row.Address);
            return Done.Ok;
        }, ct);
    }

    public Task<Page<WarningFeedView>> List(Actor actor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.WarningManage);
        return reader.Read(
            async db =>
            {
                var rows = await db.Set<WarningFeedRow>().Where(f => db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == f.AreaId)).OrderBy(f => f.Id).ToListAsync(ct);
                var shown = new List<WarningFeedView>();
                foreach (var row in rows)
                {
                    shown.Add(await Show(db, row, ct));
                }

                return new Page<WarningFeedView>(shown, null);
            },
            ct);
    }

    /// <summary>Its polls, the newest first.</summary>
    public Task<Result<Page<WarningPollView>>> Polls(string id, string? cursor, Actor actor, CancellationToken ct) => reader.Read<Result<Page<WarningPollView>>>(
        async db =>
        {
            if (await Find(db, id, actor, Actions.WarningManage) is not { } feed)
            {
                return Unknown;
            }

            const int shown = 50;
            var before = Ids.Find(cursor) ?? long.MaxValue;
            var rows = await db.Set<WarningPollRow>().Where(p => p.FeedId == feed.Id && p.Id < before).OrderByDescending(p => p.Id).Take(shown + 1).ToListAsync(ct);
            return new Page<WarningPollView>([.. rows.Take(shown).Select(WarningWords.Of)], rows.Count > shown ? rows[shown - 1].Id.ToString() : null);
        },
        ct);

    /// <summary>The source, when the actor may do this in its area.</summary>
    public async Task<WarningFeedRow?> Find(CityDb db, string id, Actor actor, string action) =>
        Ids.Find(id) is { } number && await db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == number) is { } row && access.May(actor, action, new AccessScope(row.AreaId)) ? row : null;

    public async Task<WarningFeedView> Show(CityDb db, WarningFeedRow row, CancellationToken ct)
    {
        var active = await db.Set<WarningInRow>().CountAsync(w => w.FeedId == row.Id && w.State == WarningState.Active, ct);
        var last = await db.Set<WarningPollRow>().Where(p => p.FeedId == row.Id).OrderByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        var state = !row.Enabled ? "stopped" : row.Failures > 0 ? "failing" : row.LastGoodAt is null ? "waiting" : "good";
        return new WarningFeedView(
            row.Id.ToString(), row.Name, WarningWords.AreaOf(areas, row.AreaId), row.Address, row.EveryMinutes, row.WordList, WarningWords.Severities[row.LeastSeverity], row.DeviceList, row.Enabled, state,
            row.Enabled ? row.NextPollAt : null, row.LastGoodAt, row.Failures, active, last is null ? null : WarningWords.Of(last), [.. row.DeviceList.Where(d => devices.Find(d) is null)]);
    }

    /// <summary>A device through which the source spoke and speaks no more is told once that nothing stands; where another source speaks through it too, that one says its own again.</summary>
    private static async Task Leave(WriteScope scope, WarningFeedRow row, IReadOnlyList<string> spoke)
    {
        var speaks = row.Enabled ? row.DeviceList : [];
        row.Leaving = string.Join(',', row.LeavingList.Union(spoke).Except(speaks));
        foreach (var other in (await scope.Db.Set<WarningFeedRow>().Where(f => f.Id != row.Id && f.Enabled).ToListAsync()).Where(f => f.DeviceList.Intersect(row.LeavingList).Any()))
        {
            other.Changes++;
        }
    }

    private async Task Wake(WriteScope scope, WarningFeedRow row)
    {
        await (row.Enabled ? scope.Schedule(WhenFeedIsDue.KindName, row.Id.ToString(), scope.Now) : scope.CancelDue(WhenFeedIsDue.KindName, row.Id.ToString()));
        scope.AfterCommit(signals.Wake);
    }

    private Result<Wanted> Check(WarningFeedRequest request, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Trim().Length > LongestName)
        {
            return Refusal.Invalid("name", "warning_feed_name_invalid", ("most", LongestName));
        }

        if (areas.Find(Ids.Find(request.AreaId) ?? 0) is not { } area)
        {
            return Refusal.Invalid("areaId", "area_unknown");
        }

        if (!access.May(actor, Actions.WarningManage, new AccessScope(area.Id)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "warning_feed_area_not_yours");
        }

        string? address = null;
        if (!string.IsNullOrWhiteSpace(request.Address))
        {
            var read = OutwardAddress.Read("address", request.Address, options);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            address = read.Value.AbsoluteUri;
        }

        if (request.EveryMinutes is < 1 or > 1440)
        {
            return Refusal.Invalid("everyMinutes", "warning_feed_every_invalid", ("least", 1), ("most", 1440));
        }

        var severity = Array.IndexOf(WarningWords.Severities, request.LeastSeverity ?? "Minor");
        if (severity < 1)
        {
            return Refusal.Invalid("leastSeverity", "warning_severity_unknown", ("known", WarningWords.Severities[1..]));
        }

        List<string> words = [.. (request.Words ?? []).OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0).Distinct()];
        if (words.Count > MostWords || words.Exists(w => w.Length > 40 || w.Contains(',', StringComparison.Ordinal)))
        {
            return Refusal.Invalid("words", "warning_feed_words_invalid", ("most", MostWords));
        }

        List<string> names = [.. (request.Devices ?? []).OfType<string>().Select(d => d.Trim()).Where(d => d.Length > 0).Distinct()];
        return names.Count > MostDevices ? Refusal.Invalid("devices", "warning_feed_devices_too_many", ("most", MostDevices))
            : names.Find(n => devices.Find(n) is not { } device || !areas.Covers(area.Id, device.AreaId)) is { } unknown ? Refusal.Invalid("devices", "warning_feed_device_unknown", ("name", Short(unknown)))
            : names.Find(n => catalog.FindKind(devices.Find(n)!.Kind)?.Values.Any(v => v.Name == ValueName) != true) is { } deaf ? Refusal.Invalid("devices", "warning_feed_device_deaf", ("name", Short(deaf)), ("value", ValueName))
            : new Wanted(request.Name.Trim(), area.Id, address, request.EveryMinutes ?? 5, string.Join(',', words), severity, string.Join(',', names), request.Enabled ?? true);
    }

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;

    private sealed record Wanted(string Name, long AreaId, string? Address, int EveryMinutes, string Words, int LeastSeverity, string Devices, bool Enabled)
    {
        /// <summary>What another address said of its version counts no longer.</summary>
        public void WriteTo(WarningFeedRow row, DateTimeOffset now)
        {
            if (row.Address != Address)
            {
                (row.Etag, row.ModifiedAt, row.Failures) = (null, null, 0);
            }

            (row.Name, row.AreaId, row.Address, row.EveryMinutes, row.Words, row.LeastSeverity, row.Devices, row.Enabled, row.NextPollAt) =
                (Name, AreaId, Address, EveryMinutes, Words, LeastSeverity, Devices, Enabled, now);
        }
    }
}
