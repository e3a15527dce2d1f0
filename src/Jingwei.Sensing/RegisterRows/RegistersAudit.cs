using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>Nothing that a lane is to hear waits; every row that is watched has what stands for it in its lane.</summary>
internal sealed class RegistersAudit : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var patient = now - Patience;
        var waiting = await db.Set<UnheardRow>().Where(u => u.At < patient).Select(u => new { u.Id, u.Kind }).ToListAsync(ct);
        var alone = await db.Set<RegisterRow>().Where(r => r.Watched && !db.Set<DeviceRow>().Any(d => d.Id == r.Id)).Select(r => r.Id).ToListAsync(ct);
        return new AuditSection(
            "registers",
            new Dictionary<string, long>
            {
                ["rows"] = await db.Set<RegisterRow>().LongCountAsync(r => !r.Gone, ct),
                ["gone"] = await db.Set<RegisterRow>().LongCountAsync(r => r.Gone, ct),
                ["unheard"] = await db.Set<UnheardRow>().LongCountAsync(ct),
            },
            [
                .. waiting.Select(u => new AuditFinding("change_not_heard", u.Id.ToString(), $"{u.Kind}: its lane has not heard of it")),
                .. alone.Select(id => new AuditFinding("row_without_subject", id.ToString(), "it is watched, and nothing stands for it in a lane")),
            ]);
    }
}
