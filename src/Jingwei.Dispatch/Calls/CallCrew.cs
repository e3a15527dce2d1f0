using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>Hands a case to a crew: the crew that had it before, else the nearest free one on shift; nobody there rings the operator.</summary>
internal sealed class CallCrew(Candidates candidates, CallBook book, CaseCalling cases)
{
    public const string CrewDue = "call.crew";
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    public async Task Run(WriteScope scope, long caseId)
    {
        var found = await CaseCalling.Find(scope.Db, caseId);
        if (found is not { State: CaseState.HandedOver })
        {
            return;
        }

        var before = (await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role == CallRole.Crew && c.Outcome == CallOutcome.TimedOut).Select(c => c.AccountId).ToListAsync()).ToHashSet();
        var pool = await candidates.OnShift(scope, found, City.Contracts.Roles.Crew, before);
        var same = pool.FirstOrDefault(p => p.AccountId == found.CrewId && !p.CalledBefore);
        var choice = same is not null
            ? new Choice(same, [Reason.Of("crewHadItBefore", ("userName", same.UserName))])
            : NearestFirst.Choose([.. pool.Select(p => p with { RingingFor = null })], found.Place, scope.Now);
        if (choice.Chosen is { } crew)
        {
            await book.Ring(scope, found, crew, CallRole.Crew, 1, 0, AnswerTime, choice.Reasons);
            await scope.Schedule(CrewDue, caseId.ToString(), scope.Now + AnswerTime);
            return;
        }

        await cases.Noted(scope, caseId, "noCrewAnswered", null, [Reason.Of("nobodyInRole", ("role", "crew"), ("onShift", pool.Count))]);
        foreach (var person in await candidates.Operators(scope, found))
        {
            await book.Ring(scope, found, person, CallRole.Operator, 1, 0, TimeSpan.FromMinutes(5), [Reason.Of("noCrewAnswered")]);
        }
    }

    /// <summary>The crew's minute is over: when its phone has shown the task, it has it; else the next crew is called.</summary>
    public async Task AnswerTimeOver(WriteScope scope, long caseId)
    {
        var call = await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role == CallRole.Crew && c.EndedAt == null).OrderByDescending(c => c.Id).FirstOrDefaultAsync();
        if (call is { SeenAt: null })
        {
            await book.End(scope, call, CallOutcome.TimedOut);
            await cases.Noted(scope, caseId, "callUnanswered", new { userName = await UserName(scope, call.AccountId), role = "crew" });
            await Run(scope, caseId);
        }
    }

    private static async Task<string?> UserName(WriteScope scope, long accountId) =>
        (await City.Contracts.PeopleCards.Find(scope.Db, [accountId])).GetValueOrDefault(accountId)?.UserName;
}
