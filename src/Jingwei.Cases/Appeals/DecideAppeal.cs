using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>裁决申诉: upholds or rejects, with a reason. What is upheld is counted otherwise from then on: facts and sums in the same transaction.</summary>
internal sealed class DecideAppeal(ICityWriter writer, AppealBook appeals, CaseFactBook facts)
{
    public Task<Result<string>> Run(string number, string id, AppealDecision request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var appealId = Ids.Find(id);
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var appeal = row is null ? null : await scope.Db.Set<CaseAppealRow>().SingleOrDefaultAsync(a => a.CaseId == row.Id && a.Id == appealId);
        if (row is null || appeal is null || (!appeals.JudgesThere(appeal, actor) && !ListAppeals.Sees(appeals, appeal, actor)))
        {
            return Refusal.Because(RefusalKind.NotFound, "appeal_unknown", ("id", id));
        }

        if (AppealBook.NoPerson(actor) is { } key)
        {
            return key;
        }

        if (request.Decision is not ("uphold" or "reject"))
        {
            return Refusal.Invalid("decision", "decision_unknown", ("known", new[] { "uphold", "reject" }));
        }

        if (AppealBook.Wrong(request.Words) is { } wrong)
        {
            return wrong;
        }

        if (appeal.State != AppealState.Waiting)
        {
            return Refusal.Because(RefusalKind.Conflict, "appeal_judged");
        }

        // Somebody may have refused more time, or had a hand in the case, since it was asked.
        await appeals.Bar(scope.Db, row, appeal);
        if (appeals.WhyNot(appeal, actor) is { } own)
        {
            return own;
        }

        if (!appeals.JudgesThere(appeal, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "appeal_not_yours", ("level", appeals.AreaName(appeal.HeldAreaId)));
        }

        var upheld = request.Decision == "uphold";
        (appeal.State, appeal.DecidedById, appeal.DecidedAt, appeal.DecisionNote) = (upheld ? AppealState.Upheld : AppealState.Rejected, actor.AccountId, scope.Now, request.Words!.Trim());
        await scope.CancelDue(AppealBook.DueKind, appeal.Id.ToString());
        var changes = false;
        if (upheld)
        {
            // The case may have gone on so that what was held against the body is held against it no more, and there is nothing to correct.
            changes = (await facts.HistoriesOf(scope.Db, [row])).TryGetValue(row.Id, out var history) && Judgements.ChangesBy(history, appeal.AsCorrection()) is not { Added: [], Removed: [] };
            await scope.Db.SaveChangesAsync();
            await facts.CountAnew(scope, row);
        }

        var of = (await PeopleCards.OrganizationNames(scope.Db, [appeal.BodyId])).GetValueOrDefault(appeal.BodyId, Text.Same("–"));
        await appeals.Tell(scope, row, new Happening(
            !upheld ? "appealRejected" : changes ? "appealUpheld" : "appealUpheldMoot", actor.AccountId, appeals.RoleOf(appeal, actor), how, new { of, judgement = AppealBook.NameOf(appeal.Kind), judgedAt = appeal.JudgedAt }, appeal.DecisionNote));
        return row.Number;
    }, ct);
}
