using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;

namespace Jingwei.Cases.Moves;

/// <summary>Who makes a move.</summary>
/// <param name="Role">The part in which they do it.</param>
/// <param name="How">console, field, resident or api.</param>
/// <param name="Approval">The request that allowed it; null when it needed none.</param>
internal sealed record Mover(long AccountId, string Role, string How, CaseRequestRow? Approval = null);

/// <summary>Makes a move that was checked: writes step, holder, clocks, history and events together.</summary>
internal sealed class MakeMove(CaseBook book, CaseClocks clocks, People people, ProposeBodies proposals, Disputes disputes, Straight.StraightBook straights)
{
    /// <summary>Under which name a dispatch's line keeps the id of the body.</summary>
    public const string BodyArgument = "organizationId";

    public async Task Run(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request, Mover mover)
    {
        var (from, fromStage) = (row.State, row.Stage);
        // What another move says of a person is not written down: anybody could name anybody.
        var named = line.Does == MoveVerb.Assign ? request.UserName : null;
        var to = line.ToUncrewed is { } uncrewed && row.CrewId is null ? uncrewed : line.ToBodiless is { } bodiless && row.BodyId is null ? bodiless : line.To;
        var step = to is null ? null : flow.Step(to);
        Hold(row, line, step, mover.AccountId, scope.Now);
        // Why this body is asked before the case becomes its own.
        var why = line.Does == MoveVerb.Dispatch ? await proposals.Why(scope.Db, row, Ids.Find(request.OrganizationId), scope.Now) : null;
        await Effect(scope, row, flow, line, request, mover);
        await KeepCalls.Keep(scope, row, fromStage, line, request, mover);
        if (step is not null)
        {
            // What is being dealt with again has come to nothing yet.
            row.Outcome = line.Outcome ?? (step.Stage < CaseStage.Check ? null : row.Outcome);
            // An order that comes back to its desk is the desk's: it may answer itself.
            row.BodyId = row.Source == CaseSource.Hotline && fromStage == CaseStage.Handle && step.Stage == CaseStage.Dispatch ? null : row.BodyId;
            await book.Enter(scope, row, step.Id);
        }

        await CaseBook.Involve(scope, row, mover.AccountId, line.Handles);
        CaseBook.Write(scope, row.Id, new Happening(
            line.Move, mover.AccountId, mover.Role, mover.How, await ArgsOf(scope, row, line, request, named, mover.Approval), request.Note, request.FileIds, why, request.OccurredAt));
        if (line.Unsampled is { } passed && await straights.Draw(scope, row, line) is (false, var percent))
        {
            await book.Enter(scope, row, passed, untouched: true);
            CaseBook.Write(scope, row.Id, Happening.ByRule("closedUnsampled", reasons: [Reason.Of("notSampled", ("sharePercent", percent))]));
        }

        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, line.Move, from, row.State, mover.AccountId, named)
        {
            Does = line.Does, FromStage = fromStage, ToStage = row.Stage, ToHold = row.Hold,
        });
        await book.Save(scope, row);
    }

    private async Task Effect(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request, Mover mover)
    {
        switch (line.Does)
        {
            case MoveVerb.Dispatch:
                row.BodyId = Ids.Find(request.OrganizationId);
                if (line.Straight)
                {
                    straights.Sent(scope, row, mover.AccountId);
                }

                break;
            case MoveVerb.Disown:
                await disputes.Open(scope, row, line, request, mover.AccountId);
                break;
            case MoveVerb.Rule:
                await disputes.Settle(scope, row, Ids.Find(request.OrganizationId)!.Value, request.Note!, mover.AccountId);
                break;
            case MoveVerb.Extend:
                await clocks.Extend(scope, row, flow, new TimeLimit(request.MoreTime!.Amount!.Value, request.MoreTime.Unit!.Value));
                break;
            case MoveVerb.Suspend:
                await clocks.Suspend(scope, row, flow, request.Until!.Value);
                break;
            case MoveVerb.Resume or MoveVerb.Void when row.SuspendedAt is not null:
                await clocks.Resume(scope, row, flow);
                break;
            default:
                break;
        }
    }

    /// <summary>What the history's sentence needs.</summary>
    private async Task<object?> ArgsOf(WriteScope scope, CaseRow row, WorkflowMove line, MoveRequest request, string? named, CaseRequestRow? approval)
    {
        var args = new Dictionary<string, object?>();
        if (named is not null)
        {
            args["userName"] = named;
            args["name"] = (await people.FindByUserName(scope.Db, named))?.DisplayName;
        }

        switch (line.Does)
        {
            case MoveVerb.Dispatch when Ids.Find(request.OrganizationId) is { } id:
                args["organization"] = (await people.FindOrganization(scope.Db, id))?.Name;
                // Who answered for which stretch is told by the history alone: the case knows only its body of now.
                args[BodyArgument] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case MoveVerb.Disown:
                args["proposed"] = Ids.Find(request.OrganizationId) is { } meant ? (await people.FindOrganization(scope.Db, meant))?.Name : new Text("未说明", "nobody named");
                args["ruleBy"] = row.DisputedUntil;
                goto case MoveVerb.Rule;
            case MoveVerb.Rule:
                // Who has it from now on: the fallback, or whose it is as was ruled.
                if (row.BodyId is { } now)
                {
                    args["organization"] = (await people.FindOrganization(scope.Db, now))?.Name;
                    args[BodyArgument] = now.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }

                if (line.Does == MoveVerb.Rule && Ids.Find(request.OrganizationId) is { } ruled)
                {
                    args["ruled"] = (await people.FindOrganization(scope.Db, ruled))?.Name;
                }

                break;
            case MoveVerb.Extend:
                args["by"] = new TimeLimit(request.MoreTime!.Amount!.Value, request.MoreTime.Unit!.Value).Words;
                break;
            case MoveVerb.Suspend:
                args["until"] = request.Until;
                break;
            default:
                break;
        }

        if (line.Records == MoveRecord.CallBack && request.CallBack is { Satisfaction: { } satisfaction, Solved: { } solved } told)
        {
            (args["satisfaction"], args["solved"], args["reason"]) = (satisfaction, solved, told.Reason);
        }

        if (approval is not null)
        {
            args["askedBy"] = (await people.Find(scope.Db, approval.AskedById))?.DisplayName;
        }

        return args.Count == 0 ? null : args;
    }

    /// <summary>Who holds the case after the move.</summary>
    private static void Hold(CaseRow row, WorkflowMove line, WorkflowStep? to, long accountId, DateTimeOffset now)
    {
        if (line.Does == MoveVerb.Take)
        {
            (row.OfficerId, row.CalledId, row.CalledSince, row.AcceptedAt) = (accountId, accountId, row.CalledSince ?? now, now);
        }
        else if (line.Does == MoveVerb.Start && row.CalledId == accountId)
        {
            row.AcceptedAt = now;
        }
        else if (line.Does == MoveVerb.Assign && to?.Hold == CaseHold.CallCrew)
        {
            // Another crew; the officer who looked keeps the case.
            (row.CrewId, row.CalledId, row.CalledSince, row.AcceptedAt) = (null, null, null, null);
        }
        else if (to?.Hold == CaseHold.CallOfficer)
        {
            // Somebody is to look anew, or another is to.
            (row.OfficerId, row.CalledId, row.CalledSince, row.AcceptedAt) = (null, null, null, null);
        }
    }
}
