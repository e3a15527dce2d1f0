using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Moves;

/// <param name="Decision">grant, refuse or withdraw.</param>
/// <param name="Note">Why; a refusal needs one.</param>
public sealed record DecisionRequest(string? Decision, string? Note = null);

/// <summary>Grants or refuses what somebody asked for, or takes it back. Whoever asked never decides; a grant makes the move in the same transaction.</summary>
internal sealed class DecideRequest(ICityWriter writer, CaseBook book, WorkflowBook flows, CaseAccess access, CheckMove check, MakeMove make)
{
    private static readonly string[] Decisions = ["grant", "refuse", "withdraw"];

    public Task<Result<string>> Run(string number, string id, DecisionRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null || actor.Kind != ActorKind.Person ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        if (row is null || parts == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (Ids.Find(id) is not { } requestId || await scope.Db.Set<CaseRequestRow>().SingleOrDefaultAsync(r => r.Id == requestId && r.CaseId == row.Id) is not { } asked)
        {
            return Refusal.Because(RefusalKind.NotFound, "request_unknown");
        }

        if (!Decisions.Contains(request.Decision))
        {
            return Refusal.Invalid("decision", "decision_unknown", ("known", Decisions));
        }

        if (request.Note?.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote));
        }

        if (asked.State != RequestState.Waiting)
        {
            return Refusal.Because(RefusalKind.Conflict, "request_decided", ("state", asked.State));
        }

        return request.Decision == "withdraw"
            ? await Withdraw(scope, row, asked, request, actor, how)
            : await Decide(scope, row, asked, request, actor, parts, how);
    }, ct);

    private async Task<Result<string>> Withdraw(WriteScope scope, CaseRow row, CaseRequestRow asked, DecisionRequest request, Actor actor, string how)
    {
        if (asked.AskedById != actor.AccountId)
        {
            return Refusal.Because(RefusalKind.Forbidden, "request_not_yours");
        }

        await Settle(scope, row, asked, RequestState.Withdrawn, request.Note, new Mover(actor.AccountId, asked.AskedRole, how));
        return row.Number;
    }

    private async Task<Result<string>> Decide(WriteScope scope, CaseRow row, CaseRequestRow asked, DecisionRequest request, Actor actor, CasePart parts, string how)
    {
        var flow = flows.Of(row);
        if (flow.Find(row.State, asked.Move) is not { Approval: { } approval } line)
        {
            return Refusal.Because(RefusalKind.Conflict, "move_not_allowed", ("move", asked.Move), ("state", row.State));
        }

        if (asked.AskedById == actor.AccountId)
        {
            return Refusal.Because(RefusalKind.Forbidden, "own_request");
        }

        if ((approval.By & parts) == 0)
        {
            return Refusal.Because(RefusalKind.Forbidden, "move_not_yours", ("move", asked.Move), ("state", row.State));
        }

        if (request.Decision != "refuse" && row.Stage == CaseStage.Check && await CaseAccess.HasHandled(scope.Db, row, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "handler_may_not_check");
        }

        var mover = new Mover(actor.AccountId, CaseParts.RoleOf(approval.By & parts), how, asked);
        if (request.Decision == "refuse")
        {
            if (string.IsNullOrWhiteSpace(request.Note))
            {
                return Refusal.Invalid("note", "note_required");
            }

            await Settle(scope, row, asked, RequestState.Refused, request.Note, mover);
            return row.Number;
        }

        var body = JsonSerializer.Deserialize<MoveRequest>(asked.Body, StoredJson.Options)!;
        var wrong = MoveCase.Halted(row, line) ?? await check.Run(scope, row, flow, line, body);
        if (wrong is not null)
        {
            return wrong;
        }

        (asked.State, asked.DecidedById, asked.DecidedAt, asked.DecisionNote) = (RequestState.Granted, actor.AccountId, scope.Now, request.Note);
        // The photos and words of the request stand with it in the history already.
        await make.Run(scope, row, flow, line, body with { FileIds = null, Note = request.Note, OccurredAt = null }, mover);
        return row.Number;
    }

    private async Task Settle(WriteScope scope, CaseRow row, CaseRequestRow asked, RequestState state, string? note, Mover mover)
    {
        (asked.State, asked.DecidedById, asked.DecidedAt, asked.DecisionNote) = (state, mover.AccountId, scope.Now, note);
        await CaseBook.Involve(scope, row, mover.AccountId, handled: false);
        var name = flows.Of(row).AnyLine(asked.Move)?.Name;
        CaseBook.Write(scope, row.Id, new Happening(state == RequestState.Refused ? "refused" : "withdrawn", mover.AccountId, mover.Role, mover.How, new { move = asked.Move, moveName = name }, note));
        await book.Save(scope, row);
    }
}
