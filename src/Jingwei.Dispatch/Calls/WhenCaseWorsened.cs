using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>
/// A case has become worse: the phones of those who were called ring again, with the new severity. While nobody has it these are all of the round; once
/// somebody has, it is the holder's; of work that is reported done it is the operators'. A jittering value rings once (<see cref="RingsAgain"/>), a fall never.
/// </summary>
internal sealed class WhenCaseWorsened(CallCase call, CallCrew crew, RingHolder holder) : IReaction<CaseWorsened>
{
    public async Task When(CaseWorsened happened, WriteScope scope)
    {
        if (await CaseCalling.Find(scope.Db, happened.CaseId) is not { } found || found.Severity <= happened.From)
        {
            return;
        }

        var calls = await scope.Db.Set<CallRow>().Where(c => c.CaseId == found.Id).Select(c => new { c.Severity, c.Since }).ToListAsync();
        if (!RingsAgain.For(found.Severity, calls.Select(c => (c.Severity, c.Since)), scope.Now))
        {
            return;
        }

        var why = Reason.Of("becameWorse", ("from", happened.From), ("to", found.Severity));
        switch (found.Hold)
        {
            case CaseHold.Nobody:
                break;
            case CaseHold.CallOfficer:
                await call.AllAgain(scope, found, why);
                break;
            case CaseHold.CallCrew:
                await crew.AllAgain(scope, found, why);
                break;
            default:
                await holder.Run(scope, found, why);
                break;
        }
    }
}

/// <summary>
/// Rings whoever has the case in hand, for a minute; when their phone has not shown it by then, and when nobody has it in hand, the operators.
/// </summary>
internal sealed class RingHolder(Candidates candidates, CallBook book)
{
    public const string HolderDue = "call.holder";
    private static readonly TimeSpan HolderTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OperatorTime = TimeSpan.FromMinutes(5);

    public async Task Run(WriteScope scope, CaseForDispatch found, Reason why)
    {
        var accountId = found.Hold switch
        {
            CaseHold.Crew => found.CrewId,
            CaseHold.Officer => found.OfficerId,
            _ => null,
        };
        if (accountId is not { } id || (await candidates.Known(scope, found, [id])).SingleOrDefault() is not { } person)
        {
            await RingOperators(scope, found, why);
            return;
        }

        await book.EndAll(scope, found.Id, _ => CallOutcome.Worse, c => c.AccountId == id);
        await book.Ring(scope, found, person, CallRole.Holder, CallRow.NoRound, 0, HolderTime, [why]);
        await scope.Schedule(HolderDue, found.Id.ToString(), scope.Now + HolderTime);
    }

    /// <summary>The time to look at the phone is over.</summary>
    public async Task TimeOver(WriteScope scope, long caseId)
    {
        var over = await scope.Db.Set<CallRow>()
            .Where(c => c.CaseId == caseId && c.EndedAt == null && c.Round == CallRow.NoRound && (c.Role == CallRole.Holder || c.Role == CallRole.Operator) && c.Until <= scope.Now).ToListAsync();
        foreach (var call in over)
        {
            await book.End(scope, call, CallOutcome.TimedOut);
        }

        if (over.Exists(c => c.Role == CallRole.Holder && c.SeenAt is null) && await CaseCalling.Find(scope.Db, caseId) is { } found)
        {
            await RingOperators(scope, found, Reason.Of("holderUnreached"));
        }
    }

    private async Task RingOperators(WriteScope scope, CaseForDispatch found, Reason why)
    {
        await book.EndAll(scope, found.Id, _ => CallOutcome.Worse, c => c.Role == CallRole.Operator);
        foreach (var person in await candidates.Operators(scope, found))
        {
            await book.Ring(scope, found, person, CallRole.Operator, CallRow.NoRound, 0, OperatorTime, [why]);
        }

        await scope.Schedule(HolderDue, found.Id.ToString(), scope.Now + OperatorTime);
    }
}

/// <summary>Whoever has a case in hand was rung because it became worse, and their time is over.</summary>
internal sealed class WhenHolderIsSilent(RingHolder holder) : IDueHandler
{
    public string Kind => RingHolder.HolderDue;

    public Task Handle(DueRow due, WriteScope scope) => holder.TimeOver(scope, long.Parse(due.Subject));
}
