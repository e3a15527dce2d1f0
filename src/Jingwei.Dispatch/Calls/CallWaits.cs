using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>The time to answer is over: whoever still rings has missed it, and the next step begins.</summary>
internal sealed class WhenStepIsOver(CallCase call, CallBook book, CaseCalling cases) : IDueHandler
{
    public string Kind => CallCase.StepDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var caseId = long.Parse(due.Subject);
        if (await CaseCalling.Find(scope.Db, caseId) is not { Hold: CaseHold.CallOfficer })
        {
            return;
        }

        var ringing = await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.EndedAt == null).Select(c => c.AccountId).ToListAsync();
        await book.EndAll(scope, caseId, _ => CallOutcome.TimedOut);
        var names = await City.Contracts.PeopleCards.Find(scope.Db, ringing);
        if (names.Count > 0)
        {
            await cases.Noted(scope, caseId, "callUnanswered", new { userNames = names.Values.Select(n => n.UserName), names = names.Values.Select(n => n.DisplayName) });
        }

        await call.GoOn(scope, caseId);
    }
}

/// <summary>The phone's socket brought no answer: the chain goes on.</summary>
internal sealed class WhenSocketIsSilent(CallBook book) : IDueHandler
{
    public string Kind => CallBook.FallbackDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var callId = long.Parse(due.Subject);
        var call = await scope.Db.Set<CallRow>().SingleOrDefaultAsync(c => c.Id == callId);
        if (call is { EndedAt: null } && !(call.Role is CallRole.Crew or CallRole.Holder && call.SeenAt is not null)
            && await CaseCalling.Find(scope.Db, call.CaseId) is { } found)
        {
            await book.Fallback(scope, call, found, JsonSerializer.Deserialize<int>(due.Body!, StoredJson.Options));
        }
    }
}

/// <summary>The crew's time to answer is over.</summary>
internal sealed class WhenCrewIsSilent(CallCrew crew) : IDueHandler
{
    public string Kind => CallCrew.CrewDue;

    public Task Handle(DueRow due, WriteScope scope) => crew.AnswerTimeOver(scope, long.Parse(due.Subject));
}
