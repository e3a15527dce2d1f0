using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Views;

/// <param name="Filter">By the names of the list's API.</param>
/// <param name="Sort">new, urgent or severity; left out for new.</param>
/// <param name="Columns">Which are shown, in the list's own order; left out for all.</param>
/// <param name="AreaId">The center with which it is shared; left out for one's own.</param>
/// <param name="Pinned">Above one's list, with its count.</param>
public sealed record ViewRequest(string? Name, IReadOnlyDictionary<string, string>? Filter, string? Sort = null, IReadOnlyList<string>? Columns = null, string? AreaId = null, bool Pinned = false);

/// <param name="SharedWith">Null when it is the reader's own alone.</param>
/// <param name="Mine">The reader made it.</param>
/// <param name="MayChange">The reader may change it or take it away.</param>
public sealed record CaseView(
    string Id, string Name, IReadOnlyDictionary<string, string> Filter, string Sort, IReadOnlyList<string>? Columns, AreaRef? SharedWith, Text By, bool Mine, bool Pinned, bool MayChange);

/// <summary>Keeps views: one's own, and those of one's centers, which their makers and whoever leads there change.</summary>
internal sealed class CaseViews(ICityWriter writer, ICityReader reader, CaseFilters filters, ListCases list, CaseAccess cases, Access access, AreaDirectory areas)
{
    public const int LongestName = 40;
    public const int MostOfOne = 50;
    public static readonly IReadOnlyList<string> Sorts = ["new", "urgent", "severity"];
    public static readonly IReadOnlyList<string> Columns = ["severity", "number", "title", "place", "state", "who", "source", "opened", "due"];

    public Task<Page<CaseView>> List(Actor actor, CancellationToken ct) => reader.Read(async db => new Page<CaseView>(await Of(db, await Seen(db, actor).OrderBy(v => v.Name).ToListAsync(ct), actor), null), ct);

    public Task<Result<CaseView>> Add(ViewRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<CaseView>>(async scope =>
    {
        if (await Wrong(scope.Db, request, actor) is { } wrong)
        {
            return wrong;
        }

        if (await scope.Db.Set<CaseViewRow>().CountAsync(v => v.OwnerId == actor.AccountId) >= MostOfOne)
        {
            return Refusal.Because(RefusalKind.Conflict, "view_too_many", ("most", MostOfOne));
        }

        var row = new CaseViewRow { Id = scope.NewId(), OwnerId = actor.AccountId, Name = "", Filter = "" };
        scope.Db.Add(row);
        return await Fill(scope, row, request, actor);
    }, ct);

    public Task<Result<CaseView>> Change(string id, ViewRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<CaseView>>(async scope =>
        await Changeable(scope.Db, id, actor) is var found && !found.Ok ? found.Refusal
        : await Wrong(scope.Db, request, actor) is { } wrong ? wrong
        : await Fill(scope, found.Value, request, actor), ct);

    public Task<Result<Done>> Remove(string id, Actor actor, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        var found = await Changeable(scope.Db, id, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        await scope.Db.Set<CaseViewPinRow>().Where(p => p.ViewId == found.Value.Id).ExecuteDeleteAsync();
        scope.Db.Remove(found.Value);
        return Done.Ok;
    }, ct);

    /// <summary>Pins are each reader's own, of shared views too.</summary>
    public Task<Result<CaseView>> Pin(string id, bool pinned, Actor actor, CancellationToken ct) => writer.Write<Result<CaseView>>(async scope =>
    {
        if (Ids.Find(id) is not { } known || await Seen(scope.Db, actor).SingleOrDefaultAsync(v => v.Id == known) is not { } row)
        {
            return Unknown(id);
        }

        await KeepPin(scope, row.Id, actor, pinned);
        await scope.Db.SaveChangesAsync();
        return (await Of(scope.Db, [row], actor))[0];
    }, ct);

    internal IQueryable<CaseViewRow> Seen(CityDb db, Actor actor)
    {
        // Each of the reader's posts: a center below another post of theirs is theirs as well.
        var centers = cases.PostsThat(actor, Actions.CaseRead);
        return db.Set<CaseViewRow>().Where(v => v.OwnerId == actor.AccountId || (v.AreaId != null && EF.Parameter(centers).Contains(v.AreaId.Value)));
    }

    internal static IReadOnlyDictionary<string, string> FilterOf(CaseViewRow row) => JsonSerializer.Deserialize<Dictionary<string, string>>(row.Filter, StoredJson.Options)!;

    private async Task<Result<CaseView>> Fill(WriteScope scope, CaseViewRow row, ViewRequest request, Actor actor)
    {
        var filter = request.Filter!.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Key, f => f.Value);
        (row.Name, row.Filter, row.Sort, row.ChangedAt) = (request.Name!.Trim(), JsonSerializer.Serialize(filter, StoredJson.Options), request.Sort is null or "new" ? null : request.Sort, scope.Now);
        row.Columns = request.Columns is { Count: > 0 } columns ? JsonSerializer.Serialize(Columns.Where(columns.Contains).ToList(), StoredJson.Options) : null;
        row.AreaId = Ids.Find(request.AreaId);
        await KeepPin(scope, row.Id, actor, request.Pinned);
        await scope.Db.SaveChangesAsync();
        return (await Of(scope.Db, [row], actor))[0];
    }

    private static async Task KeepPin(WriteScope scope, long viewId, Actor actor, bool pinned)
    {
        await scope.Db.Set<CaseViewPinRow>().Where(p => p.AccountId == actor.AccountId && p.ViewId == viewId).ExecuteDeleteAsync();
        if (pinned)
        {
            scope.Db.Add(new CaseViewPinRow { AccountId = actor.AccountId, ViewId = viewId, PinnedAt = scope.Now });
        }
    }

    private async Task<Refusal?> Wrong(CityDb db, ViewRequest request, Actor actor)
    {
        if (actor.Kind != ActorKind.Person)
        {
            return Refusal.Because(RefusalKind.Forbidden, "view_for_people");
        }

        if (string.IsNullOrWhiteSpace(request.Name))
        {
            return Refusal.Invalid("name", "text_required");
        }

        if (request.Name.Trim().Length > LongestName)
        {
            return Refusal.Invalid("name", "text_too_long", ("most", LongestName));
        }

        var read = filters.Read(request.Filter ?? new Dictionary<string, string>());
        if (!read.Ok || request.Filter is null)
        {
            return read.Refusal ?? Refusal.Invalid("filter", "view_filter_required");
        }

        if (await list.Narrow(db, read.Value) is { Ok: false } narrowed)
        {
            return narrowed.Refusal;
        }

        if (request.Sort is { } sort && !Sorts.Contains(sort))
        {
            return Refusal.Invalid("sort", "view_sort_unknown", ("known", Sorts));
        }

        if (request.Columns?.FirstOrDefault(c => !Columns.Contains(c)) is { } column)
        {
            return Refusal.Invalid("columns", "view_column_unknown", ("column", column), ("known", Columns));
        }

        return !string.IsNullOrEmpty(request.AreaId) && !(Ids.Find(request.AreaId) is { } area && cases.PostsThat(actor, Actions.CaseRead).Contains(area))
            ? Refusal.Invalid("areaId", "view_not_your_center", ("area", request.AreaId)) : null;
    }

    private async Task<Result<CaseViewRow>> Changeable(CityDb db, string id, Actor actor) =>
        Ids.Find(id) is not { } known || await Seen(db, actor).SingleOrDefaultAsync(v => v.Id == known) is not { } row ? Unknown(id)
        : MayChange(row, actor) ? row : Refusal.Because(RefusalKind.Forbidden, "view_not_yours", ("name", row.Name));

    private bool MayChange(CaseViewRow row, Actor actor) => row.OwnerId == actor.AccountId || (row.AreaId is { } area && access.May(actor, Actions.CaseSupervise, new AccessScope(area)));

    private async Task<IReadOnlyList<CaseView>> Of(CityDb db, IReadOnlyList<CaseViewRow> rows, Actor actor)
    {
        var pinned = (await db.Set<CaseViewPinRow>().Where(p => p.AccountId == actor.AccountId).Select(p => p.ViewId).ToListAsync()).ToHashSet();
        var owners = await PeopleCards.Find(db, [.. rows.Select(v => v.OwnerId).Distinct()]);
        return
        [
            .. rows.Select(v => new CaseView(
                v.Id.ToString(), v.Name, FilterOf(v), v.Sort ?? "new", v.Columns is null ? null : JsonSerializer.Deserialize<List<string>>(v.Columns, StoredJson.Options),
                v.AreaId is { } area ? new AreaRef(area.ToString(), areas.Find(area)?.Name ?? Text.Same("–")) : null,
                owners.GetValueOrDefault(v.OwnerId)?.DisplayName ?? Text.Same("–"), v.OwnerId == actor.AccountId, pinned.Contains(v.Id), MayChange(v, actor))),
        ];
    }

    private static Refusal Unknown(string id) => Refusal.Because(RefusalKind.NotFound, "view_unknown", ("id", id));
}
