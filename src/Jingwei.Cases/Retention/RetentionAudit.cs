using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>Nothing of a reporter is left that should be gone, every plan has its wait, every ended case its plan, and no file is left behind.</summary>
internal sealed class RetentionAudit(RetentionBook retention, IFileStore files) : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (cases, plans, reporters, waits) = (db.Set<CaseRow>(), db.Set<CaseRetentionRow>(), db.Set<CaseReporterRow>(), db.Set<DueRow>());
        var findings = new List<AuditFinding>();
        // What was over when it was planned has its turn a little later.
        var overstays = await plans.Where(p => p.DueAt < now - Patience && !waits.Any(w => w.Kind == RetentionBook.DueKind && w.Subject == p.CaseId.ToString() && w.At >= now - Patience)).Join(cases, p => p.CaseId, c => c.Id, (p, c) => c.Number).ToListAsync(ct);
        findings.AddRange(overstays.Select(n => new AuditFinding("reporter_data_overstays", n, "its time is over, and the data of its reporters is still there")));

        var unwatched = await plans.Where(p => p.DueAt > now && !waits.Any(w => w.Kind == RetentionBook.DueKind && w.Subject == p.CaseId.ToString())).Join(cases, p => p.CaseId, c => c.Id, (p, c) => c.Number).ToListAsync(ct);
        findings.AddRange(unwatched.Select(n => new AuditFinding("retention_without_wait", n, "the data of its reporters is to go, and nothing will remove it")));

        var rule = await retention.InForce(db);
        if (await db.Set<RetentionPassRow>().AnyAsync(p => p.Own == rule.Own && p.Version == rule.Version && p.FinishedAt != null, ct))
        {
            var unplanned = await cases.Where(c => c.Stage == CaseStage.Ended && c.MergedIntoId == null && reporters.Any(r => r.CaseId == c.Id && r.RemovedAt == null) && !plans.Any(p => p.CaseId == c.Id)).Select(c => c.Number).ToListAsync(ct);
            findings.AddRange(unplanned.Select(n => new AuditFinding("retention_unplanned", n, "ended, and nothing says when the data of its reporters goes")));
        }

        var left = await reporters.Where(r => r.RemovedAt != null && (r.ContactSealed != null || r.ContactMasked != null || r.BehalfName != null || r.AccountId != null)).Select(r => r.Number).ToListAsync(ct);
        findings.AddRange(left.Select(n => new AuditFinding("reporter_data_left", n, "removed, and name, number or account are still there")));

        var words = await reporters
            .Where(r => r.RemovedAt != null && r.RemovedKinds!.Contains("words") && (r.Words != null || r.AnswerNote != null
                || cases.Any(c => c.Id == r.Id && r.Id == r.OriginCaseId && c.Text != null && (c.Source == CaseSource.Resident || c.Source == CaseSource.Assisted || c.Source == CaseSource.Hotline || c.Source == CaseSource.Platform))))
            .Select(r => r.Number).ToListAsync(ct);
        findings.AddRange(words.Select(n => new AuditFinding("reporter_words_left", n, "removed, and what was reported is still there")));

        var open = await db.Set<RetentionOpenRow>().Select(o => o.CaseId).ToListAsync(ct);
        findings.AddRange(open.Select(c => new AuditFinding("history_left_open", c.ToString(), "its history may be changed, and no removal is under way")));

        foreach (var id in files.All())
        {
            if (!await db.Set<StoredFileRow>().AnyAsync(f => f.Id == id, ct) && !await waits.AnyAsync(w => w.Kind == WhenFileGoes.DueKind && w.Subject == id, ct))
            {
                findings.Add(new AuditFinding("file_without_row", id, "a file lies in the folder that nothing knows of"));
            }
        }

        return new AuditSection(
            "retention",
            new Dictionary<string, long>
            {
                ["planned"] = await plans.LongCountAsync(ct),
                ["removed"] = await db.Set<RetentionRemovalRow>().LongCountAsync(ct),
                ["held"] = await db.Set<CaseHoldRow>().LongCountAsync(h => h.LiftedAt == null && h.Until > now, ct),
            },
            findings);
    }
}
