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
        if (happened.Does == MoveVerb.Decline)
        {
            await Declined(scope, happened);
            return;
        }

        if (happened.From == happened.To && happened.Does != MoveVerb.Assign)
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

    private static CallOutcome Answered(CaseMoved happened, CallRow call) => happened.Does switch
    {
        MoveVerb.Take => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.ByOther,
        MoveVerb.Start => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved,
        _ when happened.ToHold is CaseHold.Desk or CaseHold.Nobody => call.AccountId == happened.ByAccountId ? CallOutcome.Accepted : CallOutcome.Moved,
        _ => CallOutcome.Moved,
    };

    /// <summary>Whoever is to have it next is called; what waited for another is at rest.</summary>
    private async Task CallNext(WriteScope scope, CaseMoved happened, long id)
    {
        switch (happened.ToHold)
        {
            case CaseHold.CallOfficer when happened.Does == MoveVerb.GiveBack:
                await call.Again(scope, id, happened.ByAccountId);
                break;
            case CaseHold.CallOfficer when happened.Does == MoveVerb.Assign:
                await call.ByName(scope, id, happened.UserName!);
                break;
            case CaseHold.CallOfficer:
                await call.Begin(scope, id);
                break;
            case CaseHold.CallCrew when happened.Does == MoveVerb.Assign:
                await crew.ByName(scope, id, happened.UserName!);
                break;
            case CaseHold.CallCrew:
                await crew.Run(scope, id);
                break;
            case CaseHold.Officer:
                await scope.CancelDue(CallCase.StepDue, id.ToString());
                break;
            case CaseHold.Crew:
                await scope.CancelDue(CallCrew.CrewDue, id.ToString());
                break;
            default:
                await scope.CancelDue(CallCase.StepDue, id.ToString());
                await scope.CancelDue(CallCrew.CrewDue, id.ToString());
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
