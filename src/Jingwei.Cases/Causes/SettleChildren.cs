using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Causes;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>The end of a cause reaches the cases that are bound to it, some in each transaction: what becomes of each, <see cref="CauseEnd"/> decides. What is settled is noted, so that a restart goes on with the others.</summary>
internal sealed class SettleChildren(CaseBook book, CaseClocks clocks, WorkflowBook flows, CauseRules rules) : IDueHandler
{
    public const string DueKind = "case.cause";
    public const string SolvedCode = "causeSolved";
    public const string ToldCode = "causeTold";

    /// <summary>Under which name the line of <see cref="SolvedCode"/> says that the body which had it did what was to be done.</summary>
    public const string HandledArgument = "handled";

    private const int InOnePiece = 25;

    public string Kind => DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var parentId = long.Parse(due.Subject);
        if (await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == parentId) is not { Stage: CaseStage.Ended } parent)
        {
            return;
        }

        var bonds = await scope.Db.Set<CaseCauseRow>().Where(b => b.ParentId == parentId && b.ReleasedAt == null && b.SettledAt == null).OrderBy(b => b.CaseId).Take(InOnePiece + 1).ToListAsync();
        var looked = bonds.Count > 0 && await CauseBonds.WasChecked(scope.Db, parentId, flows.Checks);
        foreach (var bond in bonds.Take(InOnePiece))
        {
            bond.SettledAt = scope.Now;
            await Settle(scope, parent, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == bond.CaseId), rules.Of(bond.RuleVersion), looked);
        }

        if (bonds.Count > InOnePiece)
        {
            await scope.Schedule(DueKind, due.Subject, scope.Now);
        }

        await book.SaveUnmoved(scope, parent);
    }

    /// <param name="looked">Whether somebody checked the cause; where nobody did, each that followed from it is looked at.</param>
    private async Task Settle(WriteScope scope, CaseRow parent, CaseRow row, CauseRule rule, bool looked)
    {
        var flow = flows.Of(row);
        var reporters = await CaseReporters.Of(scope.Db, row.Id);
        var assisted = await OpenAssists.Of(scope.Db, row.Id).AnyAsync();
        var end = CauseEnd.Of(rule, parent.Outcome, flow, new CauseChild(row.State, row.Severity, row.DisputedUntil is not null, CaseSummaries.StandingAnswer(row, reporters), !looked || SampledCheck.IsDrawn(row.Id), assisted));
        var args = new { number = parent.Number, outcome = parent.Outcome };
        switch (end)
        {
            case ChildEnd.Released:
                await BindCases.Undo(scope, row, null);
                CaseBook.Write(scope, row.Id, Happening.ByRule(BindCases.ReleasedCode, args, [Reason.Of("causeWasNone")]));
                await book.SaveUnmoved(scope, row);
                break;
            case ChildEnd.Checked or ChildEnd.Unsampled:
                await Follow(scope, parent, row, flow, end);
                break;
            default:
                if (row.Stage != CaseStage.Ended)
                {
                    CaseBook.Write(scope, row.Id, Happening.ByRule(ToldCode, args));
                    await book.SaveUnmoved(scope, row);
                }

                break;
        }
    }

    private async Task Follow(WriteScope scope, CaseRow parent, CaseRow row, Workflow flow, ChildEnd end)
    {
        var way = CauseEnd.WayOf(flow)!;
        var (from, fromStage) = (row.State, row.Stage);
        // What lay with the body that dealt with the cause was done by it; what lay elsewhere, nobody did.
        var handled = fromStage == CaseStage.Handle && (row.BodyId is null ? flow.Steps.All(s => s.Stage != CaseStage.File) : row.BodyId == parent.BodyId);
        if (row.SuspendedAt is not null)
        {
            await clocks.Resume(scope, row, flow);
        }

        row.Outcome = parent.Outcome is CaseOutcome.PickedUp ? CaseOutcome.Cleared : parent.Outcome;
        await book.Enter(scope, row, way.To!, untouched: !handled);
        CaseBook.Write(scope, row.Id, Happening.ByRule(SolvedCode, new Dictionary<string, object?> { ["number"] = parent.Number, ["outcome"] = parent.Outcome, [HandledArgument] = handled }));
        if (end == ChildEnd.Unsampled)
        {
            await book.Enter(scope, row, way.Unsampled!, untouched: true);
            CaseBook.Write(scope, row.Id, Happening.ByRule("closedUnsampled", reasons: [Reason.Of("causeNotSampled", ("sharePercent", (int)(SampledCheck.Share * 100)))]));
        }

        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, SolvedCode, from, row.State, null, null) { Does = MoveVerb.Go, FromStage = fromStage, ToStage = row.Stage, ToHold = row.Hold });
        await book.Save(scope, row);
    }
}
