using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>
/// Calls people for a case, step by step as the scenario's order says, until somebody takes it. When the order is used up the operator and the
/// duty list ring, and the order begins again after 5, 10, 20 … at most 60 minutes: a case is never left without anybody being called.
/// </summary>
internal sealed class CallCase(Candidates candidates, CallBook book, CaseCalling cases, IScenarioCatalog catalog)
{
    public const string StepDue = "call.step";
    private static readonly TimeSpan NextRoundAfter = TimeSpan.FromMinutes(5);
    private const double LongestPauseMinutes = 60;
    private static readonly TimeSpan DefaultAnswer = TimeSpan.FromSeconds(60);

    private static readonly CallOrder FallbackOrder = new(
        CaseOrigin.Sensor, null, [new CallStep(["officer"]), new CallStep(["officer"]), new CallStep(["pointOwner", "operator"])]);

    /// <summary>Begins with the order's first step.</summary>
    public async Task Begin(WriteScope scope, long caseId)
    {
        await Step(scope, caseId, await LastRound(scope, caseId) + 1, 0);
    }

    /// <summary>Goes on after the steps that were tried in this round; those who were called in it are not called again.</summary>
    public async Task GoOn(WriteScope scope, long caseId)
    {
        var last = await InOrder(scope, caseId).OrderByDescending(c => c.Id).FirstOrDefaultAsync();
        if (last is null)
        {
            await Begin(scope, caseId);
        }
        else if (last.Step >= await OrderLength(scope, caseId) || last.Since < scope.Now - NextRoundAfter)
        {
            // The order was used up, or nobody at all could be rung since.
            await Step(scope, caseId, last.Round + 1, 0);
        }
        else
        {
            await Step(scope, caseId, last.Round, last.Step + 1);
        }
    }

    /// <summary>Somebody gave it back: the first step again, without them and those who were called in this round.</summary>
    public async Task Again(WriteScope scope, long caseId, long? givenBackBy) =>
        await Step(scope, caseId, Math.Max(1, await LastRound(scope, caseId)), 0, givenBackBy);

    /// <summary>An operator names who shall go.</summary>
    public async Task ByName(WriteScope scope, long caseId, string userName)
    {
        var found = await CaseCalling.Find(scope.Db, caseId);
        if (found is { Hold: CaseHold.CallOfficer } && await candidates.ByUserName(scope, found, userName) is { } person)
        {
            var round = Math.Max(1, await LastRound(scope, caseId));
            await book.Ring(scope, found, person, CallRole.Officer, round, -1, AnswerTime(found), [Reason.Of("operatorChose", ("userName", person.UserName), ("name", person.Name))]);
            await scope.Schedule(StepDue, caseId.ToString(), scope.Now + AnswerTime(found));
        }
    }

    /// <summary>
    /// It has become worse and nobody has it: whoever was called in this round and neither took it nor declined rings again, all together, and then the
    /// order goes on. Left out is who has gone off shift or whose phone rings for something else; with nobody left the next step begins at once.
    /// </summary>
    public async Task AllAgain(WriteScope scope, CaseForDispatch found, Reason why)
    {
        var calls = await InOrder(scope, found.Id).OrderBy(c => c.Id).ToListAsync();
        var ringing = calls.Where(c => c.EndedAt is null).Select(c => c.AccountId).ToHashSet();
        await book.EndAll(scope, found.Id, _ => CallOutcome.Worse);
        if (calls.Count == 0)
        {
            await Begin(scope, found.Id);
            return;
        }

        var (round, step) = (calls[^1].Round, calls[^1].Step);
        var again = calls.Where(c => c.Round == round).GroupBy(c => c.AccountId).Select(g => g.Last()).Where(c => c.Outcome is CallOutcome.Worse or CallOutcome.TimedOut).ToList();
        var reached = (await candidates.Known(scope, found, [.. again.Select(c => c.AccountId)])).ToDictionary(p => p.AccountId);
        var atWork = new HashSet<long>();
        foreach (var role in OrderOf(found).Steps.SelectMany(s => s.Roles).Where(r => r is not ("pointOwner" or "operator")).Distinct())
        {
            atWork.UnionWith((await candidates.OnShift(scope, found, role, new HashSet<long>())).Select(p => p.AccountId));
        }

        var rang = 0;
        foreach (var call in again)
        {
            if (reached.GetValueOrDefault(call.AccountId) is { } person && (call.Role == CallRole.Operator || person.RingingFor is null)
                && (call.Role != CallRole.Officer || ringing.Contains(call.AccountId) || atWork.Contains(call.AccountId)))
            {
                await book.Ring(scope, found, person, call.Role, round, step, AnswerTime(found), [why]);
                rang++;
            }
        }

        if (rang == 0)
        {
            await GoOn(scope, found.Id);
        }
        else
        {
            await scope.Schedule(StepDue, found.Id.ToString(), scope.Now + AnswerTime(found));
        }
    }

    /// <summary>The calls that the order made, or an operator in its place: neither crews nor operators who were pressed.</summary>
    private static IQueryable<CallRow> InOrder(WriteScope scope, long caseId) =>
        scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.Role != CallRole.Crew && c.Round != CallRow.NoRound);

    private static async Task<int> LastRound(WriteScope scope, long caseId) => await InOrder(scope, caseId).MaxAsync(c => (int?)c.Round) ?? 0;

    private async Task<int> OrderLength(WriteScope scope, long caseId) =>
        await CaseCalling.Find(scope.Db, caseId) is { } found ? OrderOf(found).Steps.Count : 0;

    private async Task Step(WriteScope scope, long caseId, int round, int step, long? without = null)
    {
        var found = await CaseCalling.Find(scope.Db, caseId);
        if (found is not { Hold: CaseHold.CallOfficer })
        {
            return;
        }

        var order = OrderOf(found);
        var before = (await InOrder(scope, caseId).Where(c => c.Round == round).Select(c => c.AccountId).ToListAsync()).ToHashSet();
        if (without is { } accountId)
        {
            before.Add(accountId);
        }

        if (found.Stage == CaseStage.Check)
        {
            // Whoever handled it is not asked whether it was done well.
            before.UnionWith(await CaseCalling.Handled(scope.Db, caseId));
        }

        var nobody = new List<Reason>();
        for (; step < order.Steps.Count; step++)
        {
            var rang = 0;
            foreach (var role in order.Steps[step].Roles)
            {
                rang += await RingRole(scope, found, role, round, step, before, nobody);
            }

            if (rang > 0)
            {
                await scope.Schedule(StepDue, caseId.ToString(), scope.Now + AnswerTime(found));
                return;
            }
        }

        await LastResort(scope, found, round, order.Steps.Count, nobody);
    }

    private async Task<int> RingRole(WriteScope scope, CaseForDispatch found, string role, int round, int step, HashSet<long> before, List<Reason> nobody)
    {
        var (pool, callRole) = role switch
        {
            "pointOwner" => (await candidates.PointOwners(scope, found, before), CallRole.PointOwner),
            "operator" => (await candidates.Operators(scope, found), CallRole.Operator),
            _ => (await candidates.OnShift(scope, found, role, before), CallRole.Officer),
        };
        if (callRole == CallRole.Operator)
        {
            foreach (var person in pool)
            {
                await book.Ring(scope, found, person, callRole, round, step, AnswerTime(found), [Reason.Of("operatorOfArea", ("userName", person.UserName), ("name", person.Name)), .. nobody]);
            }

            return pool.Count;
        }

        var choice = callRole == CallRole.PointOwner
            ? new Choice(pool.OrderBy(p => p.DeclinedBefore ? 1 : 0).FirstOrDefault(p => !p.CalledBefore), [Reason.Of("answersForPlace", ("count", pool.Count))])
            : NearestFirst.Choose(pool, found.Place, scope.Now);
        if (choice.Chosen is null)
        {
            nobody.Add(Reason.Of("nobodyInRole", ("role", role), ("onShift", pool.Count)));
            return 0;
        }

        await book.Ring(scope, found, choice.Chosen, callRole, round, step, AnswerTime(found), [.. choice.Reasons, .. nobody]);
        before.Add(choice.Chosen.AccountId);
        return 1;
    }

    /// <summary>Nobody took it: the operator and everyone on tonight's duty list, and after a while all of it again.</summary>
    private async Task LastResort(WriteScope scope, CaseForDispatch found, int round, int step, List<Reason> nobody)
    {
        var pause = TimeSpan.FromMinutes(Math.Min(LongestPauseMinutes, NextRoundAfter.TotalMinutes * Math.Pow(2, Math.Min(round - 1, 10))));
        await cases.Noted(scope, found.Id, "nobodyAnswered", new { round }, nobody);
        foreach (var person in await candidates.Operators(scope, found))
        {
            await book.Ring(scope, found, person, CallRole.Operator, round, step, pause, [Reason.Of("nobodyLeft"), .. nobody]);
        }

        // The departments' night duty is called once; after that it is the operator's to press on.
        foreach (var person in round == 1 ? await candidates.DutyList(scope, found) : [])
        {
            await book.Ring(scope, found, person, CallRole.DutyList, round, step, pause, [Reason.Of("onDutyTonight"), .. nobody]);
        }

        await scope.Schedule(StepDue, found.Id.ToString(), scope.Now + pause);
    }

    private CallOrder OrderOf(CaseForDispatch found)
    {
        if (found.Call.Count > 0)
        {
            return new CallOrder(CaseOrigin.Resident, null, [.. found.Call.Select(role => new CallStep([role]))]);
        }

        var origin = found.Source switch
        {
            CaseSource.Inspector => CaseOrigin.Inspector,
            CaseSource.Sensor => CaseOrigin.Sensor,
            _ => CaseOrigin.Resident,
        };
        return catalog.FindCallOrder(origin, found.CategoryCode) ?? catalog.FindCallOrder(CaseOrigin.Sensor, found.CategoryCode) ?? FallbackOrder;
    }

    private TimeSpan AnswerTime(CaseForDispatch found) => catalog.FindCategory(found.CategoryCode)?.Clocks.Accept ?? DefaultAnswer;
}
