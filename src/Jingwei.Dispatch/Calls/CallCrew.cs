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
    private const int NamedStep = -1;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    /// <summary>Whose phone has shown the task may be on the road with both hands full; after this without a start, the operator is told.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan NextRoundAfter = TimeSpan.FromMinutes(5);

    /// <param name="nextRound">The crews that did not answer are called again.</param>
    public async Task Run(WriteScope scope, long caseId, bool nextRound = false)
    {
        var found = await CaseCalling.Find(scope.Db, caseId);
        if (found is not { Hold: CaseHold.CallCrew })
        {
            return;
        }

        var round = await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role == CallRole.Crew).MaxAsync(c => (int?)c.Round) ?? 1;
        var before = (await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role == CallRole.Crew && c.Round == round && !nextRound && c.Outcome == CallOutcome.TimedOut).Select(c => c.AccountId).ToListAsync()).ToHashSet();
        var pool = await candidates.OnShift(scope, found, City.Contracts.Roles.Crew, before);
        var same = nextRound ? null : pool.FirstOrDefault(p => p.AccountId == found.CrewId && !p.CalledBefore);
        var choice = same is not null
            ? new Choice(same, [Reason.Of("crewHadItBefore", ("userName", same.UserName), ("name", same.Name))])
            : NearestFirst.Choose([.. pool.Select(p => p with { RingingFor = null })], found.Place, scope.Now);
        if (choice.Chosen is { } crew)
        {
            await book.Ring(scope, found, crew, CallRole.Crew, nextRound ? round + 1 : round, 0, AnswerTime, choice.Reasons);
            await scope.Schedule(CrewDue, caseId.ToString(), scope.Now + AnswerTime);
            return;
        }

        await cases.Noted(scope, caseId, "noCrewAnswered", null, [Reason.Of("nobodyInRole", ("role", "crew"), ("onShift", pool.Count))]);
        foreach (var person in await candidates.Operators(scope, found))
        {
            await book.Ring(scope, found, person, CallRole.Operator, CallRow.NoRound, 0, NextRoundAfter, [Reason.Of("noCrewAnswered")]);
        }

        await scope.Schedule(CrewDue, caseId.ToString(), scope.Now + NextRoundAfter);
    }

    /// <summary>An operator names the crew; one that does not answer is followed like any other.</summary>
    public async Task ByName(WriteScope scope, long caseId, string userName)
    {
        if (await CaseCalling.Find(scope.Db, caseId) is not { Hold: CaseHold.CallCrew } found)
        {
            return;
        }

        if (await candidates.ByUserName(scope, found, userName) is not { } person)
        {
            await Run(scope, caseId);
            return;
        }

        var round = await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role == CallRole.Crew).MaxAsync(c => (int?)c.Round) ?? 0;
        await book.Ring(scope, found, person, CallRole.Crew, round + 1, NamedStep, AnswerTime, [Reason.Of("operatorChose", ("userName", userName))]);
        await scope.Schedule(CrewDue, caseId.ToString(), scope.Now + AnswerTime);
    }

    /// <summary>It has become worse before the crew began: whoever rings for it rings anew, and the crew has its time to answer once more.</summary>
    public async Task AllAgain(WriteScope scope, CaseForDispatch found, Reason why)
    {
        var ringing = await scope.Db.Set<CallRow>().Where(c => c.CaseId == found.Id && c.EndedAt == null).ToListAsync();
        await book.EndAll(scope, found.Id, _ => CallOutcome.Worse);
        foreach (var person in await candidates.Known(scope, found, [.. ringing.Select(c => c.AccountId)]))
        {
            var call = ringing.Find(c => c.AccountId == person.AccountId)!;
            await book.Ring(scope, found, person, call.Role, call.Round, call.Step, AnswerTime, [why]);
        }

        await scope.Schedule(CrewDue, found.Id.ToString(), scope.Now + AnswerTime);
    }

    /// <summary>
    /// The time to answer is over. A crew whose phone has shown the task has five minutes to start; then the operator rings beside it, and when the crew has
    /// gone off shift the next is called. One that did not answer is followed by the next; and when all had their turn, the operator's call ends and the
    /// crews are called again.
    /// </summary>
    public async Task AnswerTimeOver(WriteScope scope, long caseId)
    {
        if (await CaseCalling.Find(scope.Db, caseId) is not { Hold: CaseHold.CallCrew })
        {
            return;
        }

        var ringing = await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.EndedAt == null).ToListAsync();
        if (ringing.Find(c => c.Role == CallRole.Crew) is { } call)
        {
            if (call.SeenAt is not null && (call.Step == NamedStep || await IsOnShift(scope, caseId, call.AccountId)))
            {
                await WaitForStart(scope, call, ringing);
                return;
            }

            await book.End(scope, call, CallOutcome.TimedOut);
            var silent = await CallTexts.PersonOf(scope, call.AccountId);
            await cases.Noted(scope, caseId, "callUnanswered", new { userNames = new[] { silent?.UserName }, names = new[] { silent?.DisplayName }, role = "crew" });
            await Run(scope, caseId);
            return;
        }

        foreach (var waiting in ringing)
        {
            await book.End(scope, waiting, CallOutcome.TimedOut);
        }

        await Run(scope, caseId, nextRound: true);
    }

    private async Task WaitForStart(WriteScope scope, CallRow call, List<CallRow> ringing)
    {
        var next = call.Since + StartTime;
        if (scope.Now >= next)
        {
            foreach (var waiting in ringing.Where(c => c.Role == CallRole.Operator))
            {
                await book.End(scope, waiting, CallOutcome.TimedOut);
            }

            var crew = await CallTexts.PersonOf(scope, call.AccountId);
            await cases.Noted(scope, call.CaseId, "crewNotStarted", new { userName = crew?.UserName, name = crew?.DisplayName, since = call.Since });
            var found = (await CaseCalling.Find(scope.Db, call.CaseId))!;
            foreach (var person in await candidates.Operators(scope, found))
            {
                await book.Ring(scope, found, person, CallRole.Operator, CallRow.NoRound, 0, NextRoundAfter, [Reason.Of("crewNotStarted")]);
            }

            next = scope.Now + NextRoundAfter;
        }

        await scope.Schedule(CrewDue, call.CaseId.ToString(), next);
    }

    private async Task<bool> IsOnShift(WriteScope scope, long caseId, long accountId) =>
        (await candidates.OnShift(scope, (await CaseCalling.Find(scope.Db, caseId))!, City.Contracts.Roles.Crew, new HashSet<long>())).Any(c => c.AccountId == accountId);
}
