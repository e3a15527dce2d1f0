using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <param name="Side">of: asked of the reader's bodies; by: asked by the reader's desks, or for cases of their bodies.</param>
/// <param name="State">open, asked, confirmed, declined, late or done; all when left out.</param>
internal sealed record AssistFilter(string? Side = null, string? State = null, int? Limit = null, string? Cursor = null);

/// <summary>协办 lists: what is asked of a body, and what a desk or a leading body asked. Each key of the reader's is a walk along an index, newest first.</summary>
internal sealed class ListAssists(ICityReader reader, CaseAccess cases, AssistBook book, ShowAssists show, Access access, AreaDirectory areas, WorkflowBook flows, IScenarioCatalog catalog, CityClock clock)
{
    private const int MostInOnePage = 200;
    private static readonly string[] Sides = ["of", "by"];
    private static readonly string[] States = ["open", "asked", "confirmed", "declined", "late", "done"];

    public Task<Result<Page<AssistLine>>> Run(AssistFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<AssistLine>>>(async db =>
    {
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        if (!string.IsNullOrEmpty(filter.Side) && !Sides.Contains(filter.Side))
        {
            return Refusal.Invalid("side", "assist_side_unknown", ("given", filter.Side), ("known", Sides));
        }

        if (!string.IsNullOrEmpty(filter.State) && !States.Contains(filter.State))
        {
            return Refusal.Invalid("state", "state_unknown", ("known", States));
        }

        if (!string.IsNullOrEmpty(filter.Cursor) && Ids.Find(filter.Cursor) is null)
        {
            return Refusal.Invalid("cursor", "cursor_invalid");
        }

        var limit = filter.Limit ?? 50;
        var found = new List<CaseAssistRow>();
        foreach (var way in Ways(db, filter, actor, limit + 1))
        {
            found.AddRange(await way.ToListAsync(ct));
        }

        var rows = found.DistinctBy(a => a.Id).OrderByDescending(a => a.Id).Take(limit + 1).ToList();
        return new Page<AssistLine>(await Lines(db, [.. rows.Take(limit)], actor, ct), rows.Count > limit ? ShowAssists.Id(rows[limit - 1].Id) : null);
    }, ct);

    /// <summary>One part, for who stands on a side of it or sees its case.</summary>
    public Task<Result<AssistLine>> Show(string number, string id, Actor actor, CancellationToken ct) => reader.Read<Result<AssistLine>>(async db =>
    {
        var partId = Ids.Find(id);
        var part = await db.Set<CaseAssistRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == partId, ct);
        var row = part is null ? null : await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == part.CaseId && c.Number == number, ct);
        return part is null || row is null || (book.SidesOf(row, part, actor) == AssistSide.None && await cases.PartsOf(db, row, actor) == CasePart.None)
            ? Refusal.Because(RefusalKind.NotFound, "assist_unknown", ("id", id))
            : (await Lines(db, [part], actor, ct))[0];
    }, ct);

    /// <summary>The bodies that can be asked for a part of a case, for who may ask.</summary>
    public Task<Result<Page<BodyView>>> Bodies(string number, Actor actor, CancellationToken ct) => reader.Read<Result<Page<BodyView>>>(async db =>
    {
        var row = await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        return row is null || await cases.PartsOf(db, row, actor) == CasePart.None ? Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number))
            : !book.AtDesk(row, actor) && !book.Answers(row, row.BodyId, actor) ? Refusal.Because(RefusalKind.Forbidden, "assist_not_asked_by_you", ("number", number))
            : new Page<BodyView>(await book.BodiesFor(db, row, clock.Now), null);
    }, ct);

    public Task<AssistCounts> Count(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var now = clock.Now;
        return new AssistCounts(await Tally(Of(db, actor)), await Tally(By(db, actor)));

        async Task<AssistTally> Tally(IQueryable<CaseAssistRow> parts)
        {
            var open = await parts.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count(), Late = g.Count(a => a.LateAt != null || (a.StoodSince == null && a.DueAt < now)) }).ToListAsync(ct);
            return new AssistTally(Number(AssistState.Asked), Number(AssistState.Confirmed), Number(AssistState.Declined), open.Where(g => AssistRule.IsWithBody(g.Key)).Sum(g => g.Late));

            int Number(AssistState state) => open.Find(g => g.Key == state)?.Count ?? 0;
        }
    }, ct);

    /// <summary>The queries whose newest rows together are the page.</summary>
    internal IReadOnlyList<IQueryable<CaseAssistRow>> Ways(CityDb db, AssistFilter filter, Actor actor, int most)
    {
        var now = clock.Now;
        var parts = filter.State switch
        {
            "open" => db.Set<CaseAssistRow>().Where(a => a.EndedAt == null),
            "asked" => db.Set<CaseAssistRow>().Where(a => a.EndedAt == null && a.State == AssistState.Asked),
            "confirmed" => db.Set<CaseAssistRow>().Where(a => a.EndedAt == null && a.State == AssistState.Confirmed),
            "declined" => db.Set<CaseAssistRow>().Where(a => a.EndedAt == null && a.State == AssistState.Declined),
            "late" => db.Set<CaseAssistRow>().Where(a => a.EndedAt == null && (a.State == AssistState.Asked || a.State == AssistState.Confirmed) && (a.LateAt != null || (a.StoodSince == null && a.DueAt < now))),
            "done" => db.Set<CaseAssistRow>().Where(a => a.State == AssistState.Done),
            _ => db.Set<CaseAssistRow>(),
        };
        parts = Ids.Find(filter.Cursor) is { } below ? parts.Where(a => a.Id < below) : parts;
        var bodies = cases.BodiesOf(actor);
        return filter.Side == "by" ? [AllOf(parts, filter, actor, most) ?? OfDesks(db, parts, Desks(actor), most), .. bodies.Select(body => parts.Where(a => a.LeadId == body).OrderByDescending(a => a.Id).Take(most))]
            : [.. bodies.Select(body => parts.Where(a => a.BodyId == body).OrderByDescending(a => a.Id).Take(most))];
    }

    /// <summary>Whoever sees the whole city walks back from the newest one, where that soon fills a page; null where it may not.</summary>
    private IQueryable<CaseAssistRow>? AllOf(IQueryable<CaseAssistRow> parts, AssistFilter filter, Actor actor, int most) =>
        (string.IsNullOrEmpty(filter.State) || filter.State == "done") && actor.Kind == ActorKind.Person && cases.SeesAll(access.AreasFor(actor, Actions.CaseAssign)) ? parts.OrderByDescending(a => a.Id).Take(most) : null;

    /// <summary>The newest of each area, and of these the newest.</summary>
    private static IQueryable<CaseAssistRow> OfDesks(CityDb db, IQueryable<CaseAssistRow> parts, IReadOnlyList<long> desks, int most) =>
        db.Database.SqlQuery<long>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(desks)})")
            .SelectMany(_ => db.Set<CaseAssistRow>(), (desk, a) => new { desk, a })
            .Where(x => parts.Where(k => k.AreaId == x.desk).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.a.Id))
            .Select(x => x.a).OrderByDescending(a => a.Id).Take(most);

    private IQueryable<CaseAssistRow> Of(CityDb db, Actor actor)
    {
        var bodies = cases.BodiesOf(actor);
        return db.Set<CaseAssistRow>().Where(a => a.EndedAt == null && EF.Parameter(bodies).Contains(a.BodyId));
    }

    private IQueryable<CaseAssistRow> By(CityDb db, Actor actor)
    {
        var (desks, bodies, parts) = (Desks(actor), cases.BodiesOf(actor), db.Set<CaseAssistRow>());
        var ids = parts.Where(a => a.EndedAt == null && EF.Parameter(desks).Contains(a.AreaId)).Select(a => a.Id)
            .Concat(parts.Where(a => a.EndedAt == null && a.LeadId != null && EF.Parameter(bodies).Contains(a.LeadId.Value)).Select(a => a.Id));
        return parts.Where(a => ids.Contains(a.Id));
    }

    /// <summary>The areas of which the actor works at the desk.</summary>
    private IReadOnlyList<long> Desks(Actor actor)
    {
        var roots = actor.Kind == ActorKind.Person ? access.AreasFor(actor, Actions.CaseAssign).Concat(access.AreasFor(actor, Actions.HotlineWork)).Distinct().ToList() : [];
        return roots.Count == 0 ? [] : [.. areas.List().Select(a => a.Id).Where(a => roots.Exists(root => areas.Covers(root, a)))];
    }

    private async Task<IReadOnlyList<AssistLine>> Lines(CityDb db, IReadOnlyList<CaseAssistRow> rows, Actor actor, CancellationToken ct)
    {
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var found = await db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var open = (await cases.Visible(db, actor).Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var leads = await PeopleCards.OrganizationNames(db, [.. found.Values.Select(c => c.BodyId).OfType<long>().Distinct()]);
        var views = await show.Views(db, rows, found, actor);
        return [.. rows.Select((part, i) => LineOf(found[part.CaseId], views[i], part))];

        AssistLine LineOf(CaseRow row, AssistView view, CaseAssistRow part)
        {
            var turn = part.State switch { AssistState.Asked or AssistState.Confirmed => AssistSide.Assisting, AssistState.Declined => AssistSide.Asking, _ => AssistSide.None };
            var waits = part.EndedAt is null && (book.SidesOf(row, part, actor) & turn) != 0;
            // Who may not see the case hears of what kind it is and where about: what became of their part, and nothing of the case since.
            return open.Contains(row.Id)
                ? new AssistLine(
                    row.Number, row.Title, book.AreaName(row.AreaId), new PlaceView(row.Lon, row.Lat, row.Address), flows.Of(row).Step(row.State).Name, true, row.BodyId is { } lead ? leads.GetValueOrDefault(lead) : null, waits, view)
                : new AssistLine(row.Number, catalog.FindCategory(row.CategoryCode)?.Name ?? Text.Same("–"), book.AreaName(row.AreaId), null, null, false, null, waits, view);
        }
    }
}
