using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>Every standing alarm has called for attention, or says what holds it and how that ends: a wait that is set, or a cause that still stands.</summary>
internal sealed class AttentionAudit : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (alarms, waits) = (db.Set<AlarmRow>(), db.Set<DueRow>());
        var standing = alarms.Where(a => a.ClearedAt == null);
        var endless = await standing.Where(a => a.Hold != null && a.Hold != AlarmHold.Inhibited && !waits.Any(w => w.Kind == WhenHoldEnds.DueKind && w.Subject == a.Id.ToString()))
            .Select(a => new { a.Id, a.Hold, a.Condition }).ToListAsync(ct);
        var causeless = await standing.Where(a => a.Hold == AlarmHold.Inhibited && !alarms.Any(c => c.Id == a.HeldBy && c.ClearedAt == null)).Select(a => new { a.Id, a.Condition }).ToListAsync(ct);
        var unsaid = await standing.Where(a => a.Hold == null && a.AttentionAt == null).Select(a => new { a.Id, a.Condition }).ToListAsync(ct);
        return new AuditSection(
            "attention",
            new Dictionary<string, long>
            {
                ["called"] = await alarms.LongCountAsync(a => a.AttentionAt != null, ct),
                ["held"] = await alarms.LongCountAsync(a => a.Hold != null, ct),
                ["heldNow"] = await standing.LongCountAsync(a => a.Hold != null, ct),
                ["silences"] = await db.Set<SilenceRow>().LongCountAsync(ct),
            },
            [
                .. endless.Select(a => new AuditFinding("hold_without_end", a.Id.ToString(), $"{a.Condition}: held ({a.Hold}), and nothing will end it")),
                .. causeless.Select(a => new AuditFinding("hold_without_cause", a.Id.ToString(), $"{a.Condition}: held, and its cause does not stand")),
                .. unsaid.Select(a => new AuditFinding("alarm_without_attention", a.Id.ToString(), $"{a.Condition}: it called nobody, and nothing says why")),
            ]);
    }
}
