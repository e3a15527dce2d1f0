using System.Text.Json;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The periods in force, what is due in the actor's areas, what was removed there, and what is held; and the same of one case.</summary>
internal sealed class ShowRetention(ICityReader reader, RetentionBook retention, RetentionVersions versions, HoldCase holds, CaseAccess cases, IScenarioCatalog catalog, Access access, AreaDirectory areas, CityClock clock)
{
    private const int RowsShown = 50;
    private const int DueDays = 30;

    public Task<RetentionPage> Run(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var now = clock.Now;
        var roots = access.AreasFor(actor, Actions.RetentionRead);
        var all = cases.SeesAll(roots);
        var soon = now.AddDays(DueDays);
        var due = db.Set<CaseRetentionRow>().Where(p => p.DueAt <= soon && (all || db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == p.AreaId)));
        var next = await due.OrderBy(p => p.DueAt).Take(RowsShown).Join(db.Set<CaseRow>(), p => p.CaseId, c => c.Id, (p, c) => new { p, c.Number, c.Title, c.CategoryCode }).ToListAsync(ct);
        // Whose case it is not reads of it what the list is for: its number and category, not what was reported.
        var ids = next.ConvertAll(x => x.p.CaseId);
        var seen = (await cases.Visible(db, actor).Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var removed = await db.Set<RetentionRemovalRow>().Where(r => all || db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == r.AreaId))
            .OrderByDescending(r => r.At).Take(RowsShown).Join(db.Set<CaseRow>(), r => r.CaseId, c => c.Id, (r, c) => new { r, c.Number }).ToListAsync(ct);
        var held = await db.Set<CaseHoldRow>().Where(h => h.LiftedAt == null && h.Until > now && (all || db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == h.AreaId)))
            .OrderBy(h => h.Until).Take(RowsShown).Join(db.Set<CaseRow>(), h => h.CaseId, c => c.Id, (h, c) => new { h, c }).ToListAsync(ct);
        var rule = await retention.InForce(db);
        var stop = await RetentionGate.Find(db) is { StoppedAt: { } stopped, StoppedWhy: { } why } ? new RetentionStopView(why, stopped, await ReleaseRemovals.Due(db, now), versions.MayPublish(actor)) : null;
        return new RetentionPage(
            ViewOf(rule), await retention.TextInForce(db), await Versions(db, actor, ct), await due.Take(RetentionPage.MostCounted).CountAsync(ct),
            [.. next.OrderBy(x => x.p.DueAt).Select(x => new RetentionDueView(x.Number, seen.Contains(x.p.CaseId) ? x.Title : catalog.FindCategory(x.CategoryCode)?.Name ?? Text.Same(x.CategoryCode), AreaName(x.p.AreaId), x.p.Way, x.p.EndedAt, x.p.Days, x.p.DueAt, x.p.HeldUntil, x.p.Undecided))],
            [.. removed.OrderByDescending(x => x.r.At).Select(x => ViewOf(x.r, x.Number))],
            await Views(db, [.. held.Select(x => (x.h, x.c.Number, holds.May(x.c, actor)))]), versions.MayWrite(actor),
            await db.Set<RetentionPassRow>().AnyAsync(p => p.Own == rule.Own && p.Version == rule.Version && p.FinishedAt == null, ct), rule.Own, stop);
    }, ct);

    public Task<Result<CaseRetentionView>> OfCase(string number, Actor actor, CancellationToken ct) => reader.Read<Result<CaseRetentionView>>(async db =>
    {
        if (await cases.Visible(db, actor).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct) is not { } row)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var rootId = await Duplicates.MergeCases.RootOf(db, row.Id);
        var plan = await db.Set<CaseRetentionRow>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == rootId, ct);
        var removed = await db.Set<RetentionRemovalRow>().AsNoTracking().Where(r => r.CaseId == row.Id || r.CaseId == rootId).OrderByDescending(r => r.Id).ToListAsync(ct);
        var may = holds.May(row, actor);
        var held = may ? await db.Set<CaseHoldRow>().AsNoTracking().Where(h => h.CaseId == row.Id).OrderByDescending(h => h.Id).ToListAsync(ct) : [];
        var rule = await retention.InForce(db);
        return new CaseRetentionView(
            row.Number,
            plan is null ? null : new CasePlanView(plan.EndedAt, plan.Way, plan.Version, plan.Days, plan.DueAt, plan.HeldUntil, rule.RemovesOf(RetentionBook.CarriedBy(plan.Carries)), plan.Undecided, rule.Own && await RetentionGate.Find(db) is not { StoppedAt: not null }),
            await Views(db, [.. held.Select(h => (h, row.Number, true))]), [.. removed.Select(r => ViewOf(r, row.Number))],
            may && await db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == rootId && r.RemovedAt == null, ct));
    }, ct);

    private async Task<IReadOnlyList<RetentionVersionView>> Versions(CityDb db, Actor actor, CancellationToken ct)
    {
        var rows = await db.Set<RetentionVersionRow>().AsNoTracking().OrderByDescending(v => v.Id).Take(RowsShown).ToListAsync(ct);
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(v => new[] { v.ProposedById, v.DecidedById }).OfType<long>().Distinct()]);
        return [.. rows.Select(v => new RetentionVersionView(
            v.Id.ToString(), v.Version, v.Note, v.Yaml, v.ProposedById == RetentionVersions.Product ? new Text("产品", "the product") : NameOf(names, v.ProposedById), v.ProposedAt, v.State, v.DecidedById is { } by ? NameOf(names, by) : null, v.DecidedAt, v.DecisionNote,
            v.State == CodeVersionState.Proposed && v.ProposedById != actor.AccountId && versions.MayPublish(actor), v.State == CodeVersionState.Proposed && v.ProposedById == actor.AccountId))];
    }

    /// <summary>For whom and why is for those who may hold.</summary>
    private static async Task<IReadOnlyList<CaseHoldView>> Views(CityDb db, IReadOnlyList<(CaseHoldRow Hold, string Number, bool May)> rows)
    {
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(r => new[] { r.Hold.SetById, r.Hold.LiftedById }).OfType<long>().Distinct()]);
        return [.. rows.Select(r => new CaseHoldView(
            r.Hold.Id.ToString(), r.Number, r.May ? r.Hold.Person : "", r.May ? r.Hold.Reason : "", r.Hold.Until, NameOf(names, r.Hold.SetById), r.Hold.SetAt, r.Hold.LiftedById is { } by ? NameOf(names, by) : null, r.Hold.LiftedAt, r.May ? r.Hold.LiftedWhy : null))];
    }

    private RetentionRemovalView ViewOf(RetentionRemovalRow row, string number) =>
        new(number, AreaName(row.AreaId), row.At, row.Version, row.Days, row.Way, JsonSerializer.Deserialize<List<RemovedKind>>(row.Kinds, StoredJson.Options)!, row.Reporters, row.Photos);

    private static RetentionRuleView ViewOf(RetentionRule rule) =>
        new(rule.Version, rule.Source, rule.UploadDays, rule.Brake, [.. rule.Lines.Select(l => new RetentionLineView(l.Categories, l.Sources, l.Days, l.Other, l.Removes))]);

    private Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    private static Text NameOf(IReadOnlyDictionary<long, PersonCard> names, long id) => names.GetValueOrDefault(id)?.DisplayName ?? Text.Same("–");
}
