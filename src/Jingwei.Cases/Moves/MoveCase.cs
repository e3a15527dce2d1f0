using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Moves;

/// <summary>Makes one move on a case: asks its workflow, checks the person and the input, and makes it; where it needs somebody's approval, asks for that instead.</summary>
internal sealed class MoveCase(ICityWriter writer, WorkflowBook flows, CaseAccess access, CheckMove check, MakeMove make, AskApproval ask)
{
    public const int LongestNote = 2000;
    public const int MostFiles = 9;

    public Task<Result<string>> Run(string number, MoveRequest request, Actor actor, string how, CancellationToken ct) =>
        writer.Write(scope => Within(scope, number, request, actor, how), ct);

    /// <summary>The same within the caller's transaction. What is refused has written nothing.</summary>
    internal async Task<Result<string>> Within(WriteScope scope, string number, MoveRequest request, Actor actor, string how)
    {
        if (actor.Kind != ActorKind.Person)
        {
            return Refusal.Because(RefusalKind.Forbidden, "only_people_move_cases");
        }

        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        if (row is null || parts == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var flow = flows.Of(row);
        if (flows.FindMove(request.Move) is not { } move)
        {
            return Refusal.Invalid("move", "move_unknown", ("move", request.Move), ("known", flow.Moves.Select(m => m.Move).Distinct()));
        }

        if (request.ExpectedVersion is { } expected && expected != row.Version)
        {
            return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
        }

        var line = flow.Find(row.State, move);
        var refusal = line is null
            ? Refusal.Because(RefusalKind.Conflict, "move_not_allowed", ("move", move), ("state", row.State))
            : Halted(row, line) ?? await Forbidden(scope, row, line, parts, actor) ?? await check.Run(scope, row, flow, line, request);
        if (refusal is not null)
        {
            return refusal;
        }

        if (line!.Approval is not null)
        {
            return await ask.Run(scope, row, line, request, actor, CaseParts.RoleOf(line.By & parts), how);
        }

        await make.Run(scope, row, flow, line, request, new Mover(actor.AccountId, CaseParts.RoleOf(line.By & parts), how));
        return row.Number;
    }

    /// <summary>A suspended case waits: it is resumed, voided, ruled whose it is, or talked about. Only a dispute is ruled, and one at a time.</summary>
    internal static Refusal? Halted(CaseRow row, WorkflowMove line) =>
        row.SuspendedAt is { } since && !line.MadeWhileSuspended ? Refusal.Because(RefusalKind.Conflict, "case_suspended", ("since", since), ("until", row.SuspendedUntil))
        : line.Does == MoveVerb.Resume && row.SuspendedAt is null ? Refusal.Because(RefusalKind.Conflict, "case_not_suspended")
        : line.Does == MoveVerb.Rule && row.DisputedUntil is null ? Refusal.Because(RefusalKind.Conflict, "case_not_disputed")
        : line.Does == MoveVerb.Disown && row.DisputedUntil is { } until ? Refusal.Because(RefusalKind.Conflict, "case_disputed", ("until", until)) : null;

    private static async Task<Refusal?> Forbidden(WriteScope scope, CaseRow row, WorkflowMove line, CasePart parts, Actor actor)
    {
        // Whoever handled it passes no check, as whatever part they come to it.
        if (row.Stage == CaseStage.Check && (line.By & CasePart.Viewer) == 0 && await CaseAccess.HasHandled(scope.Db, row, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "handler_may_not_check");
        }

        return (line.By & parts) != 0 ? null : Refusal.Because(RefusalKind.Forbidden, "move_not_yours", ("move", line.Move), ("state", row.State));
    }
}
