using System.Globalization;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The time is over for which a case's reporters are known. While removals are stopped, or were never released, the plan stays without a wait: who releases them has all planned anew.</summary>
internal sealed class WhenRetentionEnds(RetentionBook retention, RetentionGate gate, RemoveReporterData remove) : IDueHandler
{
    public string Kind => RetentionBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (!await gate.IsOpen(scope, due))
        {
            return;
        }

        if (due.Body is null && await gate.Turn(scope) is var turn && turn > scope.Now)
        {
            await scope.Schedule(RetentionBook.DueKind, due.Subject, turn, RetentionBook.HasTurn);
            return;
        }

        var caseId = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        if (await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId) is not { } row)
        {
            return;
        }

        // Whatever has changed since the wait was set counts: only a plan that is due by now is carried out.
        await retention.Keep(scope, row);
        if (await scope.Db.Set<CaseRetentionRow>().FindAsync(caseId) is not { } plan || scope.Db.Entry(plan).State == EntityState.Deleted)
        {
            return;
        }

        if (plan.Undecided || plan.DueAt > scope.Now)
        {
            await scope.Schedule(RetentionBook.DueKind, due.Subject, RetentionBook.NextLook(plan, scope.Now));
            return;
        }

        await scope.CancelDue(RetentionBook.DueKind, due.Subject);
        await remove.Run(scope, row, plan);
    }
}
