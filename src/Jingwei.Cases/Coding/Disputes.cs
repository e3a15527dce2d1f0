using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <summary>争议: opened by the body that disowns a case, settled by whoever rules; the clock of handling runs on meanwhile, and the fallback body has the case.</summary>
internal sealed class Disputes(ProposeBodies proposals, CityWorkTime time)
{
    /// <summary>A wait until a ruling is due; its subject is the case.</summary>
    public const string RulingDue = "case.ruling";

    /// <summary>Whether the time is over in which a body may say that a case is not its own.</summary>
    public async Task<Refusal?> TooLate(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line)
    {
        if (await scope.Db.Set<DisputeRow>().AnyAsync(d => d.CaseId == row.Id && d.RuledId == row.BodyId))
        {
            return Refusal.Because(RefusalKind.Conflict, "ruled_already");
        }

        var giving = flow.Moves.Where(m => m.Does is MoveVerb.Dispatch or MoveVerb.Rule or MoveVerb.Return).Select(m => m.Move).Distinct().ToList();
        var since = await scope.Db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && h.ById != null && giving.Contains(h.Code)).MaxAsync(h => (DateTimeOffset?)h.RecordedAt) ?? row.OpenedAt;
        var until = time.Value.Due(since, line.Within!).At;
        return scope.Now > until ? Refusal.Because(RefusalKind.Conflict, "disown_too_late", ("until", until)) : null;
    }

    public async Task Open(WriteScope scope, CaseRow row, WorkflowMove line, MoveRequest request, long askedBy)
    {
        var disownedBy = row.BodyId ?? throw new InvalidOperationException($"{row.Number} is nobody's to disown");
        var ruleBy = time.Value.Due(scope.Now, line.RuledWithin!).At;
        var fallback = await proposals.Fallback(scope.Db, row, disownedBy, scope.Now);
        scope.Db.Add(new DisputeRow
        {
            Id = scope.NewId(), CaseId = row.Id, DisownedById = disownedBy, AskedById = askedBy, AskedAt = scope.Now, Reason = request.Note!.Trim(), ProposedId = Ids.Find(request.OrganizationId),
            FallbackId = fallback?.Id, RuleBy = ruleBy,
        });
        await Overtake(scope, row, fallback?.Id ?? disownedBy);
        (row.DisputedUntil, row.BodyId) = (ruleBy, fallback?.Id ?? disownedBy);
        await scope.Schedule(RulingDue, row.Id.ToString(), ruleBy);
    }

    /// <summary>What a body asked for that has the case no more can no longer be granted.</summary>
    private static async Task Overtake(WriteScope scope, CaseRow row, long next)
    {
        if (row.BodyId == next)
        {
            return;
        }

        var role = CaseParts.RoleOf(CasePart.Body);
        foreach (var asked in await scope.Db.Set<CaseRequestRow>().Where(r => r.CaseId == row.Id && r.State == RequestState.Waiting && r.AskedRole == role).ToListAsync())
        {
            (asked.State, asked.DecidedAt) = (RequestState.Overtaken, scope.Now);
        }
    }

    /// <summary>Whose it is. While it is being handled the body goes on with it from now; what the fallback has done already stays done.</summary>
    public async Task Settle(WriteScope scope, CaseRow row, long ruled, string ruling, long ruledBy)
    {
        var open = await scope.Db.Set<DisputeRow>().SingleAsync(d => d.CaseId == row.Id && d.RuledAt == null);
        (open.RuledId, open.RuledById, open.RuledAt, open.Ruling) = (ruled, ruledBy, scope.Now, ruling.Trim());
        row.DisputedUntil = null;
        if (row.Stage == CaseStage.Handle)
        {
            await Overtake(scope, row, ruled);
            row.BodyId = ruled;
        }

        await scope.CancelDue(RulingDue, row.Id.ToString());
    }
}
