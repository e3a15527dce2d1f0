using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>
/// Somebody took the case and a limit passed all the same: a battery died, a road is closed, a check was forgotten. The operator rings, and again
/// after 5, 10, 20 … at most 60 minutes, until what was due has happened. While nobody has taken it, the scenario's order calls instead; a limit that
/// passed meanwhile is pressed for once somebody has.
/// </summary>
internal sealed class PressOn(Candidates candidates, CallBook book)
{
    public const string PressDue = "call.press";

    /// <param name="kind">The limit that passed.</param>
    /// <param name="round">How often the operator has been rung for it, from 1.</param>
    public async Task Run(WriteScope scope, long caseId, string kind, int round)
    {
        if (await CaseCalling.Find(scope.Db, caseId) is not { } found || !MissedLimits.Presses(found.Hold)
            || !(await CaseCalling.PassedLimits(scope.Db, caseId, scope.Now)).Contains(kind))
        {
            return;
        }

        await book.EndAll(scope, caseId, _ => CallOutcome.TimedOut, c => c.Role == CallRole.Operator);
        var pause = MissedLimits.PauseAfter(round);
        if (found.Suspended)
        {
            // Nobody can do anything about it now; it is looked at again as long as it stands still.
            await scope.Schedule(PressDue, caseId.ToString(), scope.Now + pause, new Body(kind, round - 1));
            return;
        }

        foreach (var person in await candidates.Operators(scope, found))
        {
            await book.Ring(scope, found, person, CallRole.Operator, CallRow.NoRound, 0, pause, [Reason.Of("limitPassed", ("kind", kind), ("round", round))]);
        }

        await scope.Schedule(PressDue, caseId.ToString(), scope.Now + pause, new Body(kind, round));
    }

    /// <summary>
    /// The case was moved, and those who rang are at rest. Whatever limit has passed and is still open is pressed for anew when nothing follows within the
    /// first pause, whether it passed in this state or long before; with none, nothing waits: the limits to come have their own clocks.
    /// </summary>
    public async Task AfterMove(WriteScope scope, long caseId)
    {
        if (await CaseCalling.Find(scope.Db, caseId) is { } found
            && MissedLimits.FirstOpen(await CaseCalling.PassedLimits(scope.Db, caseId, scope.Now), found.Hold) is { } kind)
        {
            await scope.Schedule(PressDue, caseId.ToString(), scope.Now + MissedLimits.PauseAfter(1), new Body(kind, 0));
        }
        else
        {
            await scope.CancelDue(PressDue, caseId.ToString());
        }
    }

    /// <param name="Kind">The limit that passed.</param>
    /// <param name="Round">How often the operator was rung for it; 0 when the case has just been moved.</param>
    internal sealed record Body(string Kind, int Round);
}

/// <summary>A limit of a case passed.</summary>
internal sealed class WhenCaseClockMissed(PressOn press) : IReaction<CaseClockMissed>
{
    public Task When(CaseClockMissed happened, WriteScope scope) => press.Run(scope, happened.CaseId, happened.Kind, 1);
}

/// <summary>The operator was rung for a missed limit, or the case was moved after it, and it is still open.</summary>
internal sealed class WhenPressedInVain(PressOn press) : IDueHandler
{
    public string Kind => PressOn.PressDue;

    public Task Handle(DueRow due, WriteScope scope)
    {
        var before = JsonSerializer.Deserialize<PressOn.Body>(due.Body!, StoredJson.Options)!;
        return press.Run(scope, long.Parse(due.Subject), before.Kind, before.Round + 1);
    }
}
