using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Supervision;

public sealed record SupervisionAnswer(string? Words);

/// <summary>What whoever asked says of an answer.</summary>
/// <param name="Decision">accept, or return: another answer is due.</param>
/// <param name="Words">For return: what is wrong with it.</param>
/// <param name="Limit">For return: the time to answer anew; left out, as much as before.</param>
public sealed record SupervisionDecision(string? Decision, string? Words = null, MoreTime? Limit = null);

/// <summary>Answers a supervision in words, and accepts the answer or sends it back.</summary>
internal sealed class AnswerSupervision(ICityWriter writer, CaseAccess access, SupervisionBook supervisions)
{
    public Task<Result<string>> Answer(string number, string id, SupervisionAnswer request, Actor actor, string how, CancellationToken ct) =>
        With(number, id, actor, async (scope, row, supervision, parts) =>
        {
            if (SupervisionBook.Wrong(request.Words) is { } wrong)
            {
                return wrong;
            }

            if (supervision.State != SupervisionState.Waiting)
            {
                return Refusal.Because(RefusalKind.Conflict, "supervision_answered");
            }

            if (!supervisions.MayAnswer(row, supervision, parts, actor))
            {
                return Refusal.Because(RefusalKind.Forbidden, "supervision_not_asked_of_you", ("of", await SupervisionBook.AskedName(scope.Db, row, supervision)));
            }

            (supervision.State, supervision.Answer, supervision.AnsweredById, supervision.AnsweredAt) = (SupervisionState.Answered, request.Words!.Trim(), actor.AccountId, scope.Now);
            (supervision.DecidedById, supervision.DecidedAt, supervision.DecisionNote) = (null, null, null);
            await scope.CancelDue(SupervisionBook.DueKind, supervision.Id.ToString());
            var role = supervision.AskedOf == AskedOf.Body ? CaseParts.RoleOf(CasePart.Body) : CaseParts.RoleOf(parts & Answerers.PartsOf(supervision.AskedOf));
            await supervisions.Tell(scope, row, supervision, new Happening("supervisionAnswered", actor.AccountId, role, how, Note: supervision.Answer));
            return row.Number;
        }, ct);

    public Task<Result<string>> Decide(string number, string id, SupervisionDecision request, Actor actor, string how, CancellationToken ct) =>
        With(number, id, actor, async (scope, row, supervision, _) =>
        {
            if (request.Decision is not ("accept" or "return"))
            {
                return Refusal.Invalid("decision", "decision_unknown", ("known", new[] { "accept", "return" }));
            }

            if (supervision.State != SupervisionState.Answered)
            {
                return Refusal.Because(RefusalKind.Conflict, "supervision_not_answered");
            }

            if (!supervisions.MayDecide(supervision, actor))
            {
                return Refusal.Because(RefusalKind.Forbidden, "supervision_not_yours", ("number", number));
            }

            var back = request.Decision == "return";
            var limit = request.Limit is null ? SupervisionBook.LimitOf(supervision) : SupervisionBook.LimitOf(request.Limit);
            if (back && (SupervisionBook.Wrong(request.Words) ?? limit.Refusal) is { } wrong)
            {
                return wrong;
            }

            if (request.Words?.Length > SupervisionBook.LongestWords)
            {
                return Refusal.Invalid("words", "note_too_long", ("most", SupervisionBook.LongestWords));
            }

            (supervision.DecidedById, supervision.DecidedAt, supervision.DecisionNote) = (actor.AccountId, scope.Now, request.Words);
            if (back)
            {
                await supervisions.Await(scope, supervision, limit.Value);
            }
            else
            {
                supervision.State = SupervisionState.Accepted;
            }

            await supervisions.Tell(scope, row, supervision, new Happening(
                back ? "supervisionReturned" : "supervisionAccepted", actor.AccountId, supervision.AskedRole, how, back ? new { dueAt = supervision.DueAt } : null, request.Words));
            return row.Number;
        }, ct);

    private Task<Result<string>> With(string number, string id, Actor actor, Func<WriteScope, CaseRow, CaseSupervisionRow, CasePart, Task<Result<string>>> work, CancellationToken ct) =>
        writer.Write<Result<string>>(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
            var parts = row is null ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
            var supervisionId = Ids.Find(id);
            var supervision = row is null ? null : await scope.Db.Set<CaseSupervisionRow>().SingleOrDefaultAsync(s => s.CaseId == row.Id && s.Id == supervisionId);
            // A body that the case was taken from sees it no longer, and still answers for what it was asked.
            if (row is null || (parts == CasePart.None && (supervision is null || !supervisions.MayAnswer(row, supervision, parts, actor))))
            {
                return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
            }

            return supervision is null ? Refusal.Because(RefusalKind.NotFound, "supervision_unknown", ("id", id)) : await work(scope, row, supervision, parts);
        }, ct);
}
