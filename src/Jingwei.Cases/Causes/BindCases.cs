using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Learnt;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>
/// 同因并管: binds open cases to the case of their cause. Each stays a case of its own, with its clocks, holder and reporters; what the end of the cause means for it, <see cref="SettleChildren"/> does.
/// All that are named are bound, or none. The tree has two levels.
/// </summary>
internal sealed class BindCases(ICityWriter writer, CaseBook book, CaseAccess access, CauseRules rules)
{
    public const string BoundCode = "causeBound";
    public const string ChildBoundCode = "causeChildBound";
    public const string ReleasedCode = "causeReleased";
    public const string ChildReleasedCode = "causeChildReleased";
    public const int MostAtOnce = 50;

    public Task<Result<string>> Bind(string number, BindRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var found = await Find(scope, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var parent = found.Value;
        if (parent.Stage == CaseStage.Ended || parent.CauseId is not null)
        {
            return parent.CauseId is { } above ? Refusal.Because(RefusalKind.Conflict, "cause_is_child", ("number", number), ("parent", await NumberOf(scope.Db, above)))
                : Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number));
        }

        var children = await ChildrenOf(scope, parent, request, actor);
        if (!children.Ok)
        {
            return children.Refusal;
        }

        foreach (var row in children.Value)
        {
            await BindOne(scope, parent, row, request, actor, how);
        }

        await CaseBook.Involve(scope, parent, actor.AccountId, handled: false);
        CaseBook.Write(scope, parent.Id, new Happening(ChildBoundCode, actor.AccountId, await RoleOf(scope, parent, actor), how, new { count = children.Value.Count, numbers = children.Value.Select(c => c.Number) }, Tidy(request.Note)));
        // No move of the parent rests on what is bound to it.
        await book.SaveUnmoved(scope, parent);
        return parent.Number;
    }, ct);

    public Task<Result<string>> Release(string number, ReleaseRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var row = found.Value;
        var refusal = string.IsNullOrWhiteSpace(request.Note) ? Refusal.Invalid("note", "text_required")
            : request.Note.Length > MoveCase.LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote))
            : row.CauseId is null ? Refusal.Because(RefusalKind.Conflict, "cause_not_bound", ("number", number))
            : row.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number))
            : await scope.Db.Set<CaseCauseRow>().AnyAsync(b => b.CaseId == row.Id && b.ReleasedAt == null && b.SettledAt != null) ? Refusal.Because(RefusalKind.Conflict, "cause_settled", ("number", number)) : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var parent = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.CauseId);
        await Undo(scope, row, actor.AccountId);
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        var role = await RoleOf(scope, row, actor);
        CaseBook.Write(scope, row.Id, new Happening(ReleasedCode, actor.AccountId, role, how, new { number = parent.Number }, request.Note!.Trim()));
        CaseBook.Write(scope, parent.Id, new Happening(ChildReleasedCode, actor.AccountId, role, how, new { number = row.Number }, request.Note.Trim()));
        await book.SaveUnmoved(scope, row);
        await book.SaveUnmoved(scope, parent);
        return row.Number;
    }, ct);

    /// <summary>The bond of a case is undone; whoever calls writes why and saves.</summary>
    public static async Task Undo(WriteScope scope, CaseRow row, long? byId)
    {
        var bond = await scope.Db.Set<CaseCauseRow>().Where(b => b.CaseId == row.Id && b.ReleasedAt == null).OrderByDescending(b => b.Id).FirstAsync();
        (bond.ReleasedAt, bond.ReleasedById, row.CauseId) = (scope.Now, byId, null);
    }

    /// <summary>Whether cases are bound to it.</summary>
    public static Task<bool> IsParent(CityDb db, long caseId) => db.Set<CaseRow>().AnyAsync(c => c.CauseId == caseId);

    private async Task<Result<IReadOnlyList<CaseRow>>> ChildrenOf(WriteScope scope, CaseRow parent, BindRequest request, Actor actor)
    {
        var children = new List<CaseRow>();
        foreach (var number in (request.Children ?? []).Select(n => n.Trim()).Distinct())
        {
            var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
            if (await WhyNot(scope.Db, parent, row, number, actor) is { } refusal)
            {
                return refusal;
            }

            children.Add(row!);
        }

        if (Ids.Find(request.Matter) is { } matter)
        {
            var cases = scope.Db.Set<HotMatterMessageRow>().Where(m => m.MatterId == matter).Join(scope.Db.Set<CaseReporterRow>(), m => m.ReporterId, r => r.Id, (m, r) => r.CaseId);
            var open = scope.Db.Set<CaseRow>().Where(c => cases.Contains(c.Id) && c.Id != parent.Id && c.Stage != CaseStage.Ended && c.CauseId == null);
            foreach (var row in await open.OrderBy(c => c.Id).Take(2 * MostAtOnce).ToListAsync())
            {
                // Of a matter as many as go at once; asked again, it gives the next ones.
                if (children.Count < MostAtOnce && !children.Contains(row) && await WhyNot(scope.Db, parent, row, row.Number, actor) is null)
                {
                    children.Add(row);
                }
            }
        }

        return children.Count == 0 ? Refusal.Invalid("children", "cause_children_required")
            : children.Count > MostAtOnce ? Refusal.Invalid("children", "cause_too_many", ("most", MostAtOnce))
            : children;
    }

    private async Task<Refusal?> WhyNot(CityDb db, CaseRow parent, CaseRow? row, string number, Actor actor)
    {
        var parts = row is null ? CasePart.None : await access.PartsOf(db, row, actor);
        return row is null || parts == CasePart.None ? Refusal.Invalid("children", "case_unknown", ("number", number))
            : row.Id == parent.Id ? Refusal.Because(RefusalKind.Conflict, "cause_itself", ("number", number))
            : !MergeCases.MayBy(parts, actor) ? Refusal.Because(RefusalKind.Forbidden, "cause_other_area", ("number", number))
            : row.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number))
            : row.CauseId is { } other ? Refusal.Because(RefusalKind.Conflict, "cause_bound_already", ("number", number), ("parent", await NumberOf(db, other)))
            : await IsParent(db, row.Id) ? Refusal.Because(RefusalKind.Conflict, "cause_has_children", ("number", number)) : null;
    }

    private async Task BindOne(WriteScope scope, CaseRow parent, CaseRow row, BindRequest request, Actor actor, string how)
    {
        scope.Db.Add(new CaseCauseRow
        {
            Id = scope.NewId(), CaseId = row.Id, ParentId = parent.Id, ById = actor.AccountId, At = scope.Now, Cause = request.Cause!.Trim(), Matter = Tidy(request.Matter), RuleVersion = rules.Newest.Version,
        });
        row.CauseId = parent.Id;
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        // Its note is what the reporters read; what is for those inside stands with the parent.
        CaseBook.Write(scope, row.Id, new Happening(BoundCode, actor.AccountId, await RoleOf(scope, row, actor), how, new { number = parent.Number }, request.Cause.Trim()));
        await book.SaveUnmoved(scope, row);
    }

    private async Task<Result<CaseRow>> Find(WriteScope scope, string number, Actor actor)
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null || actor.Kind != ActorKind.Person ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        return row is null || parts == CasePart.None ? Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number))
            : MergeCases.MayBy(parts, actor) ? row : Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.CaseFile));
    }

    private async Task<string> RoleOf(WriteScope scope, CaseRow row, Actor actor) =>
        CaseParts.RoleOf(await access.PartsOf(scope.Db, row, actor) & (CasePart.ShiftLeader | CasePart.Operator));

    private static Task<string> NumberOf(CityDb db, long id) => db.Set<CaseRow>().Where(c => c.Id == id).Select(c => c.Number).SingleAsync();

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Refusal? Wrong(BindRequest request) =>
        string.IsNullOrWhiteSpace(request.Cause) ? Refusal.Invalid("cause", "cause_required")
        : request.Cause.Length > MoveCase.LongestNote ? Refusal.Invalid("cause", "text_too_long", ("most", MoveCase.LongestNote))
        : request.Note?.Length > MoveCase.LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote))
        : request.Matter is { Length: > 0 } matter && Ids.Find(matter) is null ? Refusal.Invalid("matter", "matter_unknown")
        : request.Children?.Any(string.IsNullOrWhiteSpace) == true ? Refusal.Invalid("children", "cause_child_empty")
        : request.Children?.Count > MostAtOnce ? Refusal.Invalid("children", "cause_too_many", ("most", MostAtOnce)) : null;
}
