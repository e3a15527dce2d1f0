using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <summary>The asker was not told in time: it stands so in the list of those who lead, and is said at the desks, until somebody has told them.</summary>
internal sealed class WhenAskerIsNotTold(CaseBook book, People people) : IDueHandler
{
    public string Kind => FirstAskedBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var caseId = long.Parse(due.Subject);
        if (await scope.Db.Set<CaseFirstAskedRow>().SingleOrDefaultAsync(f => f.CaseId == caseId) is not { State: FirstAskedState.ToTell } first)
        {
            return;
        }

        first.State = FirstAskedState.Late;
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        CaseBook.Write(scope, row.Id, Happening.ByRule("firstAskedLate", new { tellBy = first.TellBy, name = (await people.Find(scope.Db, first.AccountId))?.DisplayName }));
        await book.SaveUnmoved(scope, row);
        FirstAskedBook.Tell(scope, row, first, "firstAskedLate");
        scope.Announce(new LiveNews(row.DeskAreaId ?? row.AreaId, null, "firstAsked", new FirstAskedNews(row.Number, row.Title, "firstAskedLate", first.State, first.TellBy)));
    }
}
