using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>The case of a cause ended: those that are bound to it follow, piece by piece (<see cref="SettleChildren"/>). Opened again: what has not ended yet waits for its end anew. A bound one that ends is one less that is open.</summary>
internal sealed class WhenCauseMoves(CaseBook book) : IReaction<CaseMoved>
{
    public async Task When(CaseMoved happened, WriteScope scope)
    {
        var ended = happened.ToStage == CaseStage.Ended;
        if (ended == (happened.FromStage == CaseStage.Ended) || await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == happened.CaseId) is not { } row)
        {
            return;
        }

        if (row.CauseId is { } parentId)
        {
            // Who watches the parent sees how many are left.
            await book.SaveUnmoved(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == parentId));
        }
        else if (await BindCases.IsParent(scope.Db, row.Id))
        {
            var id = happened.CaseId.ToString();
            await (ended ? scope.Schedule(SettleChildren.DueKind, id, scope.Now) : Reopened(scope, row));
        }
    }

    private static async Task Reopened(WriteScope scope, CaseRow row)
    {
        await scope.CancelDue(SettleChildren.DueKind, row.Id.ToString());
        var open = scope.Db.Set<CaseRow>().Where(c => c.CauseId == row.Id && c.Stage != CaseStage.Ended).Select(c => c.Id);
        foreach (var bond in await scope.Db.Set<CaseCauseRow>().Where(b => b.ParentId == row.Id && b.ReleasedAt == null && b.SettledAt != null && open.Contains(b.CaseId)).ToListAsync())
        {
            bond.SettledAt = null;
            CaseBook.Write(scope, bond.CaseId, Happening.ByRule("causeOpenAgain", new { number = row.Number }));
        }
    }
}
