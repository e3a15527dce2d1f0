using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Duplicates;

/// <param name="Into">The number of the case that carries it on.</param>
public sealed record MergeRequest(string? Into, string? Note = null);

public sealed record SplitRequest(string? Note = null);

/// <summary>
/// 并案: a case that is another's ends as merged; its reporters, photos and alarms go on with the other. 拆案 takes it out again: it is open as before, with new clocks, and has back
/// what was its own. Both stand in both histories.
/// </summary>
internal sealed class MergeCases(ICityWriter writer, CaseBook book, CaseClocks clocks, WorkflowBook flows, CaseAccess access, AlarmBook alarms)
{
    public const string MergedCode = "merged";
    public const string MergedInCode = "mergedIn";
    public const string SplitCode = "split";
    public const string SplitOffCode = "splitOff";

    /// <summary>Whoever may file there: a shift leader or an operator.</summary>
    public static bool MayBy(CasePart parts, Actor actor) => actor.Kind == ActorKind.Person && parts.HasFlag(CasePart.ShiftLeader);

    public Task<Result<string>> Merge(string number, MergeRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope, number, request.Note, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var row = found.Value;
        var into = string.IsNullOrWhiteSpace(request.Into) ? null : await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == request.Into.Trim(), ct);
        var there = into is null ? CasePart.None : await access.PartsOf(scope.Db, into, actor);
        var refusal = into is null || there == CasePart.None ? Refusal.Invalid("into", "case_unknown", ("number", request.Into))
            : into.Id == row.Id ? Refusal.Because(RefusalKind.Conflict, "merge_itself", ("number", number))
            : row.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number))
            // The ruling is of this case: once it is carried on elsewhere nobody could make it.
            : row.DisputedUntil is { } until ? Refusal.Because(RefusalKind.Conflict, "case_disputed", ("until", until))
            : await Causes.BindCases.IsParent(scope.Db, row.Id) ? Refusal.Because(RefusalKind.Conflict, "cause_has_children", ("number", number))
            : into.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "merge_target_ended", ("number", into.Number))
            : MayBy(there, actor) ? null : Refusal.Because(RefusalKind.Forbidden, "merge_other_area", ("number", into.Number));
        if (refusal is not null)
        {
            return refusal;
        }

        await Join(scope, row, into!, request.Note, actor, how);
        return row.Number;
    }, ct);

    public Task<Result<string>> Split(string number, SplitRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope, number, request.Note, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var row = found.Value;
        if (row.MergedIntoId is not { } intoId || await RootOf(scope.Db, intoId) is not { } rootId)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_not_merged", ("number", number));
        }

        var root = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == rootId, ct);
        if (!MayBy(await access.PartsOf(scope.Db, root, actor), actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "merge_other_area", ("number", root.Number));
        }

        await TakeOut(scope, row, root, request.Note, actor, how);
        return row.Number;
    }, ct);

    /// <summary>The case that carries one on in the end; itself when it is not merged.</summary>
    public static async Task<long?> RootOf(CityDb db, long caseId)
    {
        var at = caseId;
        while (await db.Set<CaseRow>().Where(c => c.Id == at).Select(c => c.MergedIntoId).SingleOrDefaultAsync() is { } next)
        {
            at = next;
        }

        return at;
    }

    private async Task<Result<CaseRow>> Find(WriteScope scope, string number, string? note, Actor actor)
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null || actor.Kind != ActorKind.Person ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        return row is null || parts == CasePart.None ? Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number))
            : !MayBy(parts, actor) ? Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.CaseFile))
            : note?.Length > MoveCase.LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote))
            : row;
    }

    private async Task Join(WriteScope scope, CaseRow row, CaseRow into, string? note, Actor actor, string how)
    {
        var (from, fromStage) = (row.State, row.Stage);
        var flow = flows.Of(row);
        var alarmIds = await AlarmBook.Links(scope.Db).Where(a => a.CaseNumber == row.Number).Select(a => a.Id).ToListAsync();
        scope.Db.Add(new CaseMergeRow
        {
            Id = scope.NewId(), CaseId = row.Id, IntoId = into.Id, ById = actor.AccountId, At = scope.Now, StateBefore = from, OutcomeBefore = row.Outcome, AlarmIds = JsonSerializer.Serialize(alarmIds),
        });
        if (row.SuspendedAt is not null)
        {
            await clocks.Resume(scope, row, flow);
        }

        if (row.CauseId is not null)
        {
            // What carries it on has a bond of its own, or none.
            await Causes.BindCases.Undo(scope, row, actor.AccountId);
        }

        (row.Outcome, row.MergedIntoId) = (CaseOutcome.Merged, into.Id);
        await book.Enter(scope, row, flow.Ended.Id, untouched: true);
        foreach (var alarmId in alarmIds)
        {
            await alarms.LinkCase(scope, alarmId, into.Number, joined: true);
        }

        var reporters = await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId == row.Id).ToListAsync();
        reporters.ForEach(r => r.CaseId = into.Id);
        var photos = await scope.Db.Set<CaseFileRow>().Where(f => f.CaseId == row.Id).Select(f => f.FileId).Distinct().ToListAsync();
        await Tell(scope, row, into, MergedCode, MergedInCode, note, actor, how, new { reporters = reporters.Count, alarms = alarmIds.Count }, photos);
        if (row.Severity > into.Severity)
        {
            CaseBook.Write(scope, into.Id, Happening.ByRule("severityRoseMerged", new { from = into.Severity, to = row.Severity, number = row.Number }));
            scope.Emit(into.Number, new CaseWorsened(into.Id, into.Number, into.Severity, row.Severity));
            into.Severity = row.Severity;
        }

        await CarryLetters(scope, row, into);
        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, MergedCode, from, row.State, actor.AccountId, null) { Does = MoveVerb.Go, FromStage = fromStage, ToStage = row.Stage, ToHold = row.Hold });
        await book.Save(scope, row);
        await book.Save(scope, into);
    }

    private async Task TakeOut(WriteScope scope, CaseRow row, CaseRow root, string? note, Actor actor, string how)
    {
        var merge = await scope.Db.Set<CaseMergeRow>().Where(m => m.CaseId == row.Id && m.SplitAt == null).OrderByDescending(m => m.Id).FirstAsync();
        (merge.SplitAt, merge.SplitById) = (scope.Now, actor.AccountId);
        var from = row.State;
        var flow = flows.Of(row);
        var step = flow.AfterSplit(merge.StateBefore);
        (row.OfficerId, row.CrewId, row.CalledId, row.CalledSince, row.AcceptedAt, row.MergedIntoId) = (null, null, null, null, null, null);
        row.Outcome = step == merge.StateBefore ? merge.OutcomeBefore : null;
        await book.Enter(scope, row, step);
        // Of a chain one may have been taken out before: what it has back is its own.
        var carried = await AlarmBook.Links(scope.Db).Where(a => a.CaseNumber == root.Number).Select(a => a.Id).ToListAsync();
        foreach (var alarmId in JsonSerializer.Deserialize<List<long>>(merge.AlarmIds)!.Intersect(carried))
        {
            await alarms.LinkCase(scope, alarmId, row.Number, joined: alarmId != row.AlarmId);
        }

        var below = await CaseReporters.Below(scope.Db, row.Id);
        var reporters = await scope.Db.Set<CaseReporterRow>().Where(r => EF.Parameter(below).Contains(r.OriginCaseId)).ToListAsync();
        reporters.ForEach(r => r.CaseId = row.Id);
        await Tell(scope, row, root, SplitCode, SplitOffCode, note, actor, how, new { reporters = reporters.Count }, []);
        await CarryLetters(scope, root, row);
        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, SplitCode, from, step, actor.AccountId, null) { Does = MoveVerb.Return, FromStage = CaseStage.Ended, ToStage = row.Stage, ToHold = row.Hold });
        await book.Save(scope, row);
        await book.Save(scope, root);
    }

    /// <summary>What reporters wrote waits where they are now.</summary>
    private static async Task CarryLetters(WriteScope scope, CaseRow one, CaseRow other)
    {
        await scope.Db.SaveChangesAsync();
        var earlier = one.SaidAt is { } at && !(other.SaidAt <= at) ? at : other.SaidAt;
        foreach (var row in new[] { one, other })
        {
            // Of two that become one the earlier wait goes on, whatever was written to the other's reporters before.
            row.SaidAt = row.MergedIntoId is not null ? null : one.MergedIntoId == other.Id ? earlier : await Replies.Letters.WaitsSince(scope.Db, row.Id);
        }
    }

    private async Task Tell(WriteScope scope, CaseRow row, CaseRow other, string code, string otherCode, string? note, Actor actor, string how, object counts, List<string> photos)
    {
        var role = CaseParts.RoleOf(await access.PartsOf(scope.Db, row, actor) & (CasePart.ShiftLeader | CasePart.Operator));
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        await CaseBook.Involve(scope, other, actor.AccountId, handled: false);
        CaseBook.Write(scope, row.Id, new Happening(code, actor.AccountId, role, how, new { number = other.Number }, note));
        CaseBook.Write(scope, other.Id, new Happening(otherCode, actor.AccountId, role, how, new { number = row.Number, counts }, note, photos));
    }
}
