using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Moves;

/// <summary>The time until which a case was suspended is over: its clocks go on by themselves.</summary>
internal sealed class WhenSuspensionEnds(CaseBook book, CaseClocks clocks, WorkflowBook flows) : IDueHandler
{
    public string Kind => CaseClocks.SuspensionDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var caseId = long.Parse(due.Subject);
        if (await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId) is not { SuspendedAt: not null } row)
        {
            return;
        }

        await clocks.Resume(scope, row, flows.Of(row));
        CaseBook.Write(scope, row.Id, Happening.ByRule("suspensionEnded"));
        await book.Save(scope, row);
    }
}
