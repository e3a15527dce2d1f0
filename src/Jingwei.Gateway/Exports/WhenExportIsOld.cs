using System.Globalization;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exports;

/// <summary>Seven days are over, or it was canceled: the file goes, the line stays. The file goes first, so that after a crash in between the wait is still there, and finds none.</summary>
internal sealed class WhenExportIsOld(ExportFiles files) : IDueHandler
{
    public const string KindName = "export.remove";

    public string Kind => KindName;

    public static Task Await(WriteScope scope, long job, DateTimeOffset at) => scope.Schedule(KindName, job.ToString(CultureInfo.InvariantCulture), at);

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        files.Remove(id);
        if (await scope.Db.Set<ExportJobRow>().SingleOrDefaultAsync(j => j.Id == id) is { State: ExportState.Done } row)
        {
            row.State = ExportState.Removed;
        }
    }
}
