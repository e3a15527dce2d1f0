using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>Nothing of a reporter is left that should be gone, every plan has its wait, every ended case its plan, and no file is left behind.</summary>
internal sealed class RetentionAudit(RetentionBook retention) : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (cases, plans, reporters, waits) = (db.Set<CaseRow>(), db.Set<CaseRetentionRow>(), db.Set<CaseReporterRow>(), db.Set<DueRow>());
        var findings = new List<AuditFinding>();
        var rule = await retention.InForce(db);
        var planned = await db.Set<RetentionPassRow>().AnyAsync(p => p.Own == rule.Own && p.Version == rule.Version && p.FinishedAt != null, ct);
        var stop = await RetentionGate.Find(db) is { StoppedAt: not null, StoppedWhy: { } why } ? why : (RetentionStop?)null;
        if (stop is { } stopped)
        {
            findings.Add(new AuditFinding("retention_stopped", stopped.ToString(), "nothing is removed until somebody who stands for the whole city has looked"));
        }
        else if (planned && rule.Own)
        {
            // What was over when it was planned has its turn a little later.
            var overstays = await plans.Where(p => p.DueAt < now - Patience && !p.Undecided && !waits.Any(w => w.Kind == RetentionBook.DueKind && w.Subject == p.CaseId.ToString() && w.At >= now - Patience)).Join(cases, p => p.CaseId, c => c.Id, (p, c) => c.Number).ToListAsync(ct);
            findings.AddRange(overstays.Select(n => new AuditFinding("reporter_data_overstays", n, "its time is over, and the data of its reporters is still there")));

            var unwatched = await plans.Where(p => (p.DueAt > now || p.Undecided) && !waits.Any(w => w.Kind == RetentionBook.DueKind && w.Subject == p.CaseId.ToString())).Join(cases, p => p.CaseId, c => c.Id, (p, c) => c.Number).ToListAsync(ct);
            findings.AddRange(unwatched.Select(n => new AuditFinding("retention_without_wait", n, "the data of its reporters is to go, and nothing will remove it")));
        }

        if (planned)
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

        // The folder itself is looked through each day.
        var unknown = await db.Set<LeftFileRow>().Select(f => f.FileId).ToListAsync(ct);
        findings.AddRange(unknown.Count > LeftFiles.Handful
            ? [new AuditFinding("files_without_rows", $"more than {LeftFiles.Handful}", "files lie in the folder that nothing knows of; is city.db the one that belongs to it? None of them is removed")]
            : unknown.Select(id => new AuditFinding("file_without_row", id, $"a file lies in the folder that nothing knows of; it goes when it was seen so on {LeftFiles.Looks} days")));

        return new AuditSection(
            "retention",
            new Dictionary<string, long>
            {
                ["planned"] = await plans.LongCountAsync(ct),
                ["released"] = rule.Own ? 1 : 0,
                ["removed"] = await db.Set<RetentionRemovalRow>().LongCountAsync(ct),
                ["held"] = await db.Set<CaseHoldRow>().LongCountAsync(h => h.LiftedAt == null && h.Until > now, ct),
            },
            findings);
    }
}
