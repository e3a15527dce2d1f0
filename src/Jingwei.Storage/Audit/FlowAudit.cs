using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Storage.Audit;

/// <summary>Every event has been seen by every reaction; no wait is overdue; nothing has been given up.</summary>
internal sealed class FlowAudit : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var patient = now - Patience;
        var undone = await db.Set<OutboxRow>().Where(o => o.DoneAt == null && (o.At < patient || o.Attempts > 0))
            .Select(o => new { o.Id, o.Name, o.Reaction, o.Error }).ToListAsync(ct);
        var overdue = await db.Set<DueRow>().Where(d => d.At < patient || d.Attempts > 0)
            .Select(d => new { d.Kind, d.Subject, d.Error }).ToListAsync(ct);
        return new AuditSection(
            "flow",
            new Dictionary<string, long>
            {
                ["events"] = await db.Set<OutboxRow>().LongCountAsync(ct),
                ["waits"] = await db.Set<DueRow>().LongCountAsync(ct),
            },
            [
                .. undone.Select(o => new AuditFinding("event_not_delivered", o.Id.ToString(), $"{o.Name} to {o.Reaction}: {o.Error ?? "not tried"}")),
                .. overdue.Select(d => new AuditFinding("wait_overdue", d.Subject, $"{d.Kind}: {d.Error ?? "not tried"}")),
            ]);
    }
}
