using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A setting's time is over, such as a signature's: from here on it is as if it had not been set.</summary>
internal sealed class WhenSettingEnds(RevisionWriting revisions) : IDueHandler
{
    public string Kind => SetPackage.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        var (newest, content) = await RevisionWriting.Newest(scope.Db);
        if (!content.Settings.Contains(id))
            return;
        var setting = await scope.Db.Set<PackageSettingRow>().AsNoTracking().SingleAsync(s => s.Id == id);
        await revisions.Make(scope, newest, RevisionReason.Expired, setting.Package, null, c => c with { Settings = [.. c.Settings.Where(s => s != id)] });
    }
}
