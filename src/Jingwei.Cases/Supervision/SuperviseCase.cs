using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Supervision;

/// <summary>What a higher level wants to know or to have done.</summary>
/// <param name="Limit">The time to answer, counted from now: minutes, working hours or working days.</param>
public sealed record SuperviseRequest(string? Words, MoreTime? Limit);

/// <summary>督办: asks whoever the case waits for; the answer is due by an instant of working time.</summary>
internal sealed class SuperviseCase(ICityWriter writer, CaseAccess access, SupervisionBook supervisions)
{
    public Task<Result<string>> Run(string number, SuperviseRequest request, Actor actor, string how, CancellationToken ct)
    {
        var limit = SupervisionBook.LimitOf(request.Limit);
        if ((SupervisionBook.Wrong(request.Words) ?? limit.Refusal) is { } wrong)
        {
            return Task.FromResult<Result<string>>(wrong);
        }

        return writer.Write<Result<string>>(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
            var parts = row is null ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
            if (row is null || parts == CasePart.None)
            {
                return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
            }

            if (supervisions.LevelOf(row, actor) is not { } level)
            {
                return Refusal.Because(RefusalKind.Forbidden, "supervision_not_yours", ("number", number));
            }

            if (row.Stage == CaseStage.Ended)
            {
                return Refusal.Because(RefusalKind.Conflict, "supervised_case_ended", ("number", number));
            }

            if (await scope.Db.Set<CaseSupervisionRow>().AnyAsync(s => s.CaseId == row.Id && s.HeldAreaId == level && s.State != SupervisionState.Accepted))
            {
                return Refusal.Because(RefusalKind.Conflict, "supervision_open", ("level", supervisions.AreaName(level)));
            }

            var asked = Answerers.Of(row.Stage, row.Hold, row.BodyId is not null);
            var supervision = new CaseSupervisionRow
            {
                Id = scope.NewId(), CaseId = row.Id, AskedOf = asked, BodyId = asked == AskedOf.Body ? row.BodyId : null, HeldAreaId = level,
                AskedById = actor.AccountId, AskedRole = CaseParts.RoleOf(parts & (CasePart.Supervisor | CasePart.ShiftLeader)), AskedAt = scope.Now, Words = request.Words!.Trim(), Limit = "",
            };
            await supervisions.Await(scope, supervision, limit.Value);
            scope.Db.Add(supervision);
            var of = await SupervisionBook.AskedName(scope.Db, row, supervision);
            await supervisions.Tell(scope, row, supervision, new Happening(
                "supervised", actor.AccountId, supervision.AskedRole, how, new { of, level = supervisions.AreaName(level), dueAt = supervision.DueAt }, supervision.Words));
            return row.Number;
        }, ct);
    }
}
