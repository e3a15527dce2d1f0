using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Messages;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>It is over before anybody was there: the call ends politely, and who was already on the way is told by SMS too.</summary>
internal sealed class WhenCaseClearedItself(CallBook book, MessageOutbox messages, CallTexts texts) : IReaction<CaseClearedItself>
{
    public async Task When(CaseClearedItself happened, WriteScope scope)
    {
        await scope.CancelDue(CallCase.StepDue, happened.CaseId.ToString());
        await scope.CancelDue(PressOn.PressDue, happened.CaseId.ToString());
        var texted = await scope.Db.Set<MessageRow>().Where(m => m.CaseNumber == happened.Number).Select(m => m.AccountId).Distinct().ToListAsync();
        await book.EndAll(scope, happened.CaseId, _ => CallOutcome.Cleared);
        var found = await CaseCalling.Find(scope.Db, happened.CaseId);
        if (found?.OfficerId is { } officer)
        {
            texted.Add(officer);
            scope.Announce(new LiveNews(null, officer, "ringEnd", new RingEndView("", happened.Number, CallOutcome.Cleared)));
        }

        foreach (var accountId in texted.Distinct())
        {
            messages.Add(scope, FallbackChain.Sms, accountId, texts.Over(found!), null, happened.Number);
        }
    }
}
