using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <summary>Keeps the calls and answers that moves of a workflow record, and says what is wrong with one before.</summary>
internal static class KeepCalls
{
    public const int LongestReason = 500;

    /// <summary>Calls that reached nobody, since the case came to where it stands: since it was filed, or since it was last answered.</summary>
    public static async Task<int> TriesSince(CityDb db, CaseRow row)
    {
        var why = ReasonOf(row.Stage);
        var round = await RoundOf(db, row, why);
        return await db.Set<CaseCallRow>().CountAsync(c => c.CaseId == row.Id && c.Why == why && c.Round == round && !c.Reached);
    }

    public static async Task<Refusal?> Wrong(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request)
    {
        if (line.AfterTries > 0 && await TriesSince(scope.Db, row) is var tries && tries < line.AfterTries)
        {
            return Refusal.Because(RefusalKind.Conflict, "more_tries_needed", ("made", tries), ("needed", line.AfterTries));
        }

        if (line.Records != MoveRecord.CallBack)
        {
            return null;
        }

        if (request.CallBack is not { Satisfaction: { } satisfaction })
        {
            return Refusal.Invalid("callBack.satisfaction", "call_back_incomplete", ("known", new[] { "very", "yes", "basic", "no" }));
        }

        if (request.CallBack.Solved is not { } solved)
        {
            return Refusal.Invalid("callBack.solved", "call_back_incomplete", ("known", new[] { "yes", "partly", "no" }));
        }

        if (string.IsNullOrWhiteSpace(request.CallBack.Reason) && (satisfaction == Satisfaction.No || solved != TrulySolved.Yes))
        {
            return Refusal.Invalid("callBack.reason", "call_back_reason_required");
        }

        return request.CallBack.Reason?.Length > LongestReason ? Refusal.Invalid("callBack.reason", "note_too_long", ("most", LongestReason))
            // What is not solved goes back, or is closed so with somebody else's approval.
            : solved == TrulySolved.No && line.Approval is null && line.To is { } to && flow.Step(to).Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "not_solved_goes_back")
            : solved == TrulySolved.Yes && line.Does == MoveVerb.Return ? Refusal.Because(RefusalKind.Conflict, "solved_does_not_go_back")
            : null;
    }

    /// <param name="stage">In which the case was before the move.</param>
    public static async Task Keep(WriteScope scope, CaseRow row, CaseStage stage, WorkflowMove line, MoveRequest request, Mover mover)
    {
        var (by, at) = mover.Approval is { } asked ? (asked.AskedById, asked.AskedAt) : (mover.AccountId, request.OccurredAt ?? scope.Now);
        switch (line.Records)
        {
            case MoveRecord.Answer:
                scope.Db.Add(new CaseAnswerRow
                {
                    Id = scope.NewId(), CaseId = row.Id, Round = await scope.Db.Set<CaseAnswerRow>().CountAsync(a => a.CaseId == row.Id) + 1, At = at, ById = by, BodyId = stage == CaseStage.Handle ? row.BodyId : null, Text = request.Note!.Trim(),
                });
                break;
            case MoveRecord.Attempt or MoveRecord.Contact or MoveRecord.CallBack:
                var why = ReasonOf(stage);
                scope.Db.Add(new CaseCallRow
                {
                    Id = scope.NewId(), CaseId = row.Id, Why = why, Round = await RoundOf(scope.Db, row, why), At = at, ById = by, Reached = line.Records != MoveRecord.Attempt,
                    Satisfaction = line.Records == MoveRecord.CallBack ? request.CallBack?.Satisfaction : null,
                    Solved = line.Records == MoveRecord.CallBack ? request.CallBack?.Solved : null,
                    Reason = (line.Records == MoveRecord.CallBack ? request.CallBack?.Reason : request.Note)?.Trim(),
                });
                break;
            default:
                break;
        }

        await scope.Db.SaveChangesAsync();
    }

    private static CallReason ReasonOf(CaseStage stage) => stage >= CaseStage.Check ? CallReason.CallBack : CallReason.FirstContact;

    private static async Task<int> RoundOf(CityDb db, CaseRow row, CallReason why) => why == CallReason.FirstContact ? 0 : await db.Set<CaseAnswerRow>().CountAsync(a => a.CaseId == row.Id);
}
