using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <summary>Nobody has ruled in time whose a case is: it is passed up to those who command the area, who see it among their own from now on.</summary>
internal sealed class WhenRulingIsDue(CaseBook book, People people) : IDueHandler
{
    public string Kind => Disputes.RulingDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var caseId = long.Parse(due.Subject);
        if (await scope.Db.Set<DisputeRow>().SingleOrDefaultAsync(d => d.CaseId == caseId && d.RuledAt == null && d.EscalatedAt == null) is not { } open)
        {
            return;
        }

        open.EscalatedAt = scope.Now;
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        var above = (await people.HoldersFor(scope.Db, Roles.Commander, row.AreaId, scope.Now)).DistinctBy(p => p.AccountId).ToList();
        foreach (var person in above)
        {
            await CaseBook.Involve(scope, row, person.AccountId, handled: false);
        }

        CaseBook.Write(scope, row.Id, Happening.ByRule("rulingMissed", new { ruleBy = open.RuleBy, to = above.Count == 0 ? "–" : string.Join("、", above.Select(p => p.DisplayName.Zh)) }));
        await book.SaveUnmoved(scope, row);
    }
}
