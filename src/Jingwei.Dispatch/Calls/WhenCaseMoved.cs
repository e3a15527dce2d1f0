using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch.Calls;

/// <summary>What a move means for those who are called: who took it, who is called next, who may put the phone down.</summary>
internal sealed class WhenCaseMoved(CallCase call, CallCrew crew, CallBook book, PressOn press) : IReaction<CaseMoved>
{
    public async Task When(CaseMoved happened, WriteScope scope)
    {
        if (happened.Move == CaseMove.Declined)
        {
            await Declined(scope, happened);
            return;
        }

        if (happened.From == happened.To && happened.Move != CaseMove.Assign)
        {
            // Words alone bring nothing further, and silence nobody.
            return;
        }

        // It goes on: who took it has answered, and whoever was rung because it did not go on may put the phone down.
        var id = happened.CaseId;
        await book.EndAll(scope, id, c => Answered(happened, c));
        await CallNext(scope, happened, id);
        await press.AfterMove(scope, id);
    }

    private static CallOutcome Answered(CaseMoved happened, CallRow call) => happened.Move switch
    {
        CaseMove.Accept => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.ByOther,
        CaseMove.StartWork => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved,
        _ when happened.To is CaseState.Done or CaseState.Closed => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved,
        _ => CallOutcome.Moved,
    };

    private async Task CallNext(WriteScope scope, CaseMoved happened, long id)
    {
        switch (happened.Move)
        {
            case CaseMove.Accept:
                await scope.CancelDue(CallCase.StepDue, id.ToString());
                break;
            case CaseMove.NotMine:
                await call.Again(scope, id, happened.ByAccountId);
                break;
            case CaseMove.Assign when happened.To == CaseState.HandedOver:
                await crew.ByName(scope, id, happened.UserName!);
                break;
            case CaseMove.Assign:
                await call.ByName(scope, id, happened.UserName!);
                break;
            case CaseMove.HandedOver:
            case CaseMove.Returned when happened.To == CaseState.HandedOver:
                await crew.Run(scope, id);
                break;
            case CaseMove.Returned:
                await call.Begin(scope, id);
                break;
            case CaseMove.StartWork:
                await scope.CancelDue(CallCrew.CrewDue, id.ToString());
                break;
            default:
                if (happened.To is CaseState.Done or CaseState.Closed)
                {
                    await scope.CancelDue(CallCase.StepDue, id.ToString());
                    await scope.CancelDue(CallCrew.CrewDue, id.ToString());
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
