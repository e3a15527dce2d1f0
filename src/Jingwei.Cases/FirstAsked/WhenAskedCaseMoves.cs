using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.FirstAsked;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <summary>Whoever was asked first hears of each step; when the case ends, the asker is to be told what came of it. What was merged into the case waits for the same outcome.</summary>
internal sealed class WhenAskedCaseMoves(FirstAskedBook firsts, CaseBook book) : IReaction<CaseMoved>
{
    public async Task When(CaseMoved happened, WriteScope scope)
    {
        var carried = await CaseReporters.Below(scope.Db, happened.CaseId);
        foreach (var first in await scope.Db.Set<CaseFirstAskedRow>().Where(f => EF.Parameter(carried).Contains(f.CaseId)).ToListAsync())
        {
            var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == first.CaseId);
            var carrier = row.Id == happened.CaseId ? row : await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == happened.CaseId);
            // A reaction may come late or twice: what the case is now decides.
            var news = FirstAskedRule.Of(happened.FromStage, carrier.Stage, carrier.Outcome == CaseOutcome.Merged);
            if (news == AskerNews.Outcome && first.State == FirstAskedState.Following)
            {
                await firsts.Await(scope, first);
                CaseBook.Write(scope, row.Id, Happening.ByRule("firstAskedToTell", new { tellBy = first.TellBy }));
                await book.SaveUnmoved(scope, row);
            }
            else if (news == AskerNews.Again && first.State != FirstAskedState.Following)
            {
                (first.State, first.TellBy, first.ToldAt, first.ToldHow, first.ToldWords) = (FirstAskedState.Following, null, null, null, null);
                await scope.CancelDue(FirstAskedBook.DueKind, first.CaseId.ToString());
            }

            FirstAskedBook.Tell(scope, row, first, carrier.State);
        }
    }
}
