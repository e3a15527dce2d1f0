using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch.Calls;

/// <summary>What a move means for those who are called: who took it, who is called next, who may put the phone down.</summary>
internal sealed class WhenCaseMoved(CallCase call, CallCrew crew, CallBook book) : IReaction<CaseMoved>
{
    public async Task When(CaseMoved happened, WriteScope scope)
    {
        var id = happened.CaseId;
        switch (happened.Move)
        {
            case CaseMove.Accept:
                await book.EndAll(scope, id, c => c.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.ByOther);
                await scope.CancelDue(CallCase.StepDue, id.ToString());
                break;
            case CaseMove.Declined:
                await Declined(scope, happened);
                break;
            case CaseMove.NotMine:
                await book.EndAll(scope, id, _ => CallOutcome.Moved);
                await call.Again(scope, id, happened.ByAccountId);
                break;
            case CaseMove.Assign when happened.To == CaseState.HandedOver:
                await book.EndAll(scope, id, _ => CallOutcome.Moved);
                await crew.ByName(scope, id, happened.UserName!);
                break;
            case CaseMove.Assign:
                await book.EndAll(scope, id, _ => CallOutcome.Moved);
                await call.ByName(scope, id, happened.UserName!);
                break;
            case CaseMove.HandedOver:
                await crew.Run(scope, id);
                break;
            case CaseMove.StartWork:
                await scope.CancelDue(CallCrew.CrewDue, id.ToString());
                await book.EndAll(scope, id, c => c.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved);
                break;
            case CaseMove.Returned when happened.To == CaseState.HandedOver:
                await crew.Run(scope, id);
                break;
            case CaseMove.Returned:
                await call.Begin(scope, id);
                break;
            default:
                if (happened.To is CaseState.Done or CaseState.Closed)
                {
                    await scope.CancelDue(CallCase.StepDue, id.ToString());
                    await scope.CancelDue(CallCrew.CrewDue, id.ToString());
                    await scope.CancelDue(PressOn.PressDue, id.ToString());
                    await book.EndAll(scope, id, c => c.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved);
                }
                else if (happened.From != happened.To)
                {
                    // It goes on: whoever was rung because it did not may put the phone down.
                    await book.EndAll(scope, id, _ => CallOutcome.Moved, c => c.Role == CallRole.Operator);
                }

                break;
        }
    }

    /// <summary>Others of the same step may still answer; when none rings any more, the next step begins.</summary>
    private async Task Declined(WriteScope scope, CaseMoved happened)
    {
        await book.EndAll(scope, happened.CaseId, _ => CallOutcome.Declined, c => c.AccountId == happened.ByAccountId);
        await scope.Db.SaveChangesAsync();
        if (!scope.Db.Set<CallRow>().Any(c => c.CaseId == happened.CaseId && c.EndedAt == null))
        {
            await call.GoOn(scope, happened.CaseId);
        }
    }
}
