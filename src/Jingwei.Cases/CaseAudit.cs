using Jingwei.Cases.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Every alarm that should has led to a case; every open case has a live clock or has missed its last; nobody checked their own work; states and dates agree.</summary>
internal sealed class CaseAudit(AlarmBook alarms) : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var clocks = db.Set<CaseClockRow>();
        var waits = db.Set<DueRow>();
        var findings = new List<AuditFinding>();
        var unwatched = await clocks
            .Where(c => c.MetAt == null && c.DueAt > now && !waits.Any(w => w.Kind == WhenClockRunsOut.DueKind && w.Subject == c.Id.ToString()))
            .Join(db.Set<CaseRow>(), c => c.CaseId, r => r.Id, (c, r) => r.Number).Distinct().ToListAsync(ct);
        findings.AddRange(unwatched.Select(n => new AuditFinding("clock_without_wait", n, "a running clock that nobody watches")));

        var clockless = await db.Set<CaseRow>()
            .Where(c => c.State != CaseState.Closed && !clocks.Any(k => k.CaseId == c.Id && k.MetAt == null))
            .Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(clockless.Select(n => new AuditFinding("case_without_clock", n, "open, and no clock runs")));

        var historyless = await db.Set<CaseRow>().Where(c => !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(historyless.Select(n => new AuditFinding("case_without_history", n, "filed, and nothing says how")));

        var undated = await db.Set<CaseRow>()
            .Where(c => (c.State == CaseState.Closed) != (c.ClosedAt != null) || ((c.State == CaseState.Done || c.State == CaseState.Closed) && c.DoneAt == null))
            .Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(undated.Select(n => new AuditFinding("case_dates_disagree", n, "state and dates disagree")));

        var ownChecks = await db.Set<CaseHistoryRow>()
            .Where(h => h.Code == "checked" && db.Set<CasePartyRow>().Any(p => p.CaseId == h.CaseId && p.AccountId == h.ById && p.Handled))
            .Join(db.Set<CaseRow>(), h => h.CaseId, r => r.Id, (h, r) => r.Number).ToListAsync(ct);
        findings.AddRange(ownChecks.Select(n => new AuditFinding("checked_own_work", n, "the one who handled it checked it")));

        var caseless = await alarms.WithoutCase(db, now - Patience, ct);
        findings.AddRange(caseless.Select(a => new AuditFinding("alarm_without_case", a.Id.ToString(), $"{a.Device} {a.Condition}")));

        return new AuditSection(
            "cases",
            new Dictionary<string, long>
            {
                ["filed"] = await db.Set<CaseRow>().LongCountAsync(ct),
                ["open"] = await db.Set<CaseRow>().LongCountAsync(c => c.State != CaseState.Closed, ct),
                ["closed"] = await db.Set<CaseRow>().LongCountAsync(c => c.State == CaseState.Closed, ct),
                ["fromAlarms"] = await db.Set<CaseRow>().LongCountAsync(c => c.AlarmId != null, ct),
                ["fromPeople"] = await db.Set<CaseRow>().LongCountAsync(c => c.AlarmId == null, ct),
                ["movesRecorded"] = await db.Set<CaseHistoryRow>().LongCountAsync(ct),
            },
            findings);
    }
}
