using System.Globalization;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exports;

/// <summary>In the folder of lists that were taken out lies nothing but what somebody may still fetch, or what is being written.</summary>
internal sealed class ExportAudit(ExportFiles files) : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var lying = files.All();
        var known = (await db.Set<ExportJobRow>().Where(j => EF.Parameter(lying).Contains(j.Id) && (j.State == ExportState.Done || j.State == ExportState.Waiting || j.State == ExportState.Running)).Select(j => j.Id).ToListAsync(ct)).ToHashSet();
        return new AuditSection(
            "exports", new Dictionary<string, long> { ["files"] = lying.Count },
            [.. lying.Where(id => !known.Contains(id)).Select(id => new AuditFinding("export_file_left", id.ToString(CultureInfo.InvariantCulture), "a list lies in the folder that nobody may fetch any more"))]);
    }
}
