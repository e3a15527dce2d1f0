using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exports;

/// <summary>
/// Data of a reporter was removed: a list that was taken out before it was planned so may still hold what they wrote, and goes too, also one that is being written. Later lists left the words out.
/// </summary>
internal sealed class WhenReporterDataIsRemoved(ExportProgress progress) : IReaction<ReporterDataRemoved>
{
    public async Task When(ReporterDataRemoved happened, WriteScope scope)
    {
        foreach (var job in await scope.Db.Set<ExportJobRow>().Where(j => j.List == "cases" && j.MadeAt <= happened.PlannedAt && (j.State == ExportState.Done || j.State == ExportState.Waiting || j.State == ExportState.Running)).ToListAsync())
        {
            if (job.State == ExportState.Done)
            {
                job.KeptUntil = scope.Now;
            }
            else
            {
                (job.State, job.EndedAt) = (ExportState.Canceled, scope.Now);
                scope.AfterCommit(() => progress.Cancel(job.Id));
            }

            await WhenExportIsOld.Await(scope, job.Id, scope.Now);
        }
    }
}
