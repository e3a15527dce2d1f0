using Jingwei.Cases.Rules.Meetings;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>Whatever waits is waited for; nobody checked their own work; what is over waits for nobody.</summary>
internal sealed class MeetingAudit : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (meetings, calls, items, waits) = (db.Set<MeetingRow>(), db.Set<MeetingCallRow>(), db.Set<MeetingItemRow>(), db.Set<DueRow>());
        var findings = new List<AuditFinding>();
        var unwatched = await calls.Where(c => c.WaitUntil > now && !waits.Any(w => w.Kind == MeetingBook.DueKind && w.Subject == c.Id.ToString())).Select(c => c.MeetingId)
            .Concat(items.Where(i => i.WaitUntil > now && !waits.Any(w => w.Kind == MeetingBook.DueKind && w.Subject == i.Id.ToString())).Select(i => i.MeetingId))
            .Join(meetings, id => id, m => m.Id, (_, m) => m.Number).Distinct().ToListAsync(ct);
        findings.AddRange(unwatched.Select(n => new AuditFinding("meeting_without_wait", n, "somebody must answer, and nobody will notice that they do not")));

        var own = await items.Where(i => i.Means == MeetingMeans.Checked && i.CheckedById == i.DoneById).Join(meetings, i => i.MeetingId, m => m.Id, (_, m) => m.Number).Distinct().ToListAsync(ct);
        findings.AddRange(own.Select(n => new AuditFinding("meeting_checked_own_work", n, "the one who did it checked it")));

        var over = await meetings.Where(m => m.State != MeetingState.Open && (calls.Any(c => c.MeetingId == m.Id && c.WaitUntil != null) || items.Any(i => i.MeetingId == m.Id && i.WaitUntil != null))).Select(m => m.Number).ToListAsync(ct);
        findings.AddRange(over.Select(n => new AuditFinding("meeting_over_waits", n, "over, and something still waits")));
        return new AuditSection(
            "meetings", new Dictionary<string, long> { ["meetings"] = await meetings.LongCountAsync(ct), ["calls"] = await calls.LongCountAsync(ct), ["items"] = await items.LongCountAsync(ct) }, findings);
    }
}
