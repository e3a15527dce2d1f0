using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>
/// Every alarm that should has led to a case, and to one only; every open case has a clock that somebody watches or whose end is written down; what is taken
/// is held by somebody; nobody checked their own work; states and dates agree; photos are there.
/// </summary>
internal sealed class CaseAudit(AlarmBook alarms, IFileStore files, WorkflowBook flows) : IAuditCheck
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

        var silent = await clocks
            .Where(c => c.MetAt == null && c.DueAt < now - Patience && !waits.Any(w => w.Kind == WhenClockRunsOut.DueKind && w.Subject == c.Id.ToString())
                && !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.CaseId && h.Code == "clockMissed" && h.RecordedAt >= c.DueAt))
            .Join(db.Set<CaseRow>(), c => c.CaseId, r => r.Id, (c, r) => r.Number).Distinct().ToListAsync(ct);
        findings.AddRange(silent.Select(n => new AuditFinding("clock_passed_unsaid", n, "a limit passed, and the history does not say so")));

        var running = await db.Set<CaseRow>().Where(c => c.Stage == CaseStage.Ended && clocks.Any(k => k.CaseId == c.Id && k.MetAt == null)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(running.Select(n => new AuditFinding("closed_with_clock", n, "closed, and a clock still runs")));

        var doubled = await db.Set<CaseRow>()
            // One that came back from its check, or was merged wrongly, may meet the one that was filed meanwhile.
            .Where(c => c.DeviceId != null && c.Stage != CaseStage.Ended && c.Stage != CaseStage.Close && c.Stage != CaseStage.Check
                && !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id && (h.Code == "returned" || h.Code == MergeCases.SplitCode)))
            .GroupBy(c => new { c.DeviceId, c.CategoryCode }).Where(g => g.Count() > 1).Select(g => g.Key.DeviceId!).ToListAsync(ct);
        findings.AddRange(doubled.Select(d => new AuditFinding("device_with_two_cases", d, "two cases of one category are open for one device")));

        var unheld = await db.Set<CaseRow>()
            .Where(c => c.OfficerId == null && c.Hold == CaseHold.Officer)
            .Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(unheld.Select(n => new AuditFinding("case_without_holder", n, "taken, and nobody holds it")));

        var photos = await db.Set<CaseFileRow>().Select(f => new { f.FileId, f.CaseId }).Distinct().ToListAsync(ct);
        findings.AddRange(photos.Where(p => !IsThere(p.FileId)).Select(p => new AuditFinding("photo_missing", p.CaseId.ToString(), $"the file {p.FileId} is not in the folder")));

        var clockless = await db.Set<CaseRow>()
            .Where(c => c.Stage != CaseStage.Ended && !clocks.Any(k => k.CaseId == c.Id && k.MetAt == null))
            .Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(clockless.Select(n => new AuditFinding("case_without_clock", n, "open, and no clock runs")));

        var nobodys = (await db.Set<CaseRow>().Where(c => c.Stage == CaseStage.Handle && c.Hold == CaseHold.Desk && c.BodyId == null).Select(c => c.Number).ToListAsync(ct));
        findings.AddRange(nobodys.Select(n => new AuditFinding("handling_without_body", n, "to be handled, and no body was named")));

        var stuck = await db.Set<CaseRow>()
            .Where(c => c.SuspendedAt != null && !waits.Any(w => w.Kind == CaseClocks.SuspensionDue && w.Subject == c.Id.ToString())).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(stuck.Select(n => new AuditFinding("suspension_without_end", n, "suspended, and nothing will resume it")));

        var unasked = await db.Set<Supervision.CaseSupervisionRow>()
            .Where(s => s.State == Supervision.SupervisionState.Waiting && s.DueAt > now && !waits.Any(w => w.Kind == Supervision.SupervisionBook.DueKind && w.Subject == s.Id.ToString()))
            .Join(db.Set<CaseRow>(), s => s.CaseId, c => c.Id, (s, c) => c.Number).Distinct().ToListAsync(ct);
        findings.AddRange(unasked.Select(n => new AuditFinding("supervision_without_wait", n, "an answer is due, and nobody will notice that it does not come")));

        var unheard = await db.Set<Hands.CaseHandRow>()
            .Where(h => h.State == Rules.Hands.HandState.Waiting && h.DueAt > now && !waits.Any(w => w.Kind == Hands.HandBook.DueKind && w.Subject == h.Id.ToString()))
            .Join(db.Set<CaseRow>(), h => h.CaseId, c => c.Id, (h, c) => c.Number).ToListAsync(ct);
        findings.AddRange(unheard.Select(n => new AuditFinding("hand_without_wait", n, "a center must answer whether it takes the case, and nobody will notice that it does not")));

        var led = await db.Set<CaseRow>()
            .Where(c => c.DeskAreaId != null && !db.Set<Hands.CaseHandRow>().Any(h => h.CaseId == c.Id && h.Leads && h.State == Rules.Hands.HandState.Made && h.ToAreaId == c.DeskAreaId)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(led.Select(n => new AuditFinding("led_without_hand", n, "led from another center, and no hand says how it came there")));

        var untold = await db.Set<FirstAsked.CaseFirstAskedRow>()
            .Where(f => f.State == FirstAsked.FirstAskedState.ToTell && f.TellBy > now && !waits.Any(w => w.Kind == FirstAsked.FirstAskedBook.DueKind && w.Subject == f.CaseId.ToString()))
            .Join(db.Set<CaseRow>(), f => f.CaseId, c => c.Id, (f, c) => c.Number).ToListAsync(ct);
        findings.AddRange(untold.Select(n => new AuditFinding("asker_without_wait", n, "the asker is to be told what came of it, and nobody will notice that it is not done")));

        var disputes = db.Set<Coding.DisputeRow>();
        var halfDisputed = await db.Set<CaseRow>().Where(c => (c.DisputedUntil != null) != disputes.Any(d => d.CaseId == c.Id && d.RuledAt == null)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(halfDisputed.Select(n => new AuditFinding("disputed_by_half", n, "case and dispute do not agree whether something is still to be ruled")));

        var unruled = await disputes
            .Where(d => d.RuledAt == null && d.EscalatedAt == null && d.RuleBy > now && !waits.Any(w => w.Kind == Coding.Disputes.RulingDue && w.Subject == d.CaseId.ToString()))
            .Join(db.Set<CaseRow>(), d => d.CaseId, c => c.Id, (d, c) => c.Number).ToListAsync(ct);
        findings.AddRange(unruled.Select(n => new AuditFinding("ruling_without_wait", n, "a ruling is due, and nobody will notice that it is not made")));

        var historyless = await db.Set<CaseRow>().Where(c => !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(historyless.Select(n => new AuditFinding("case_without_history", n, "filed, and nothing says how")));

        var undated = await db.Set<CaseRow>()
            .Where(c => (c.Stage == CaseStage.Ended) != (c.ClosedAt != null)
                || ((c.Stage == CaseStage.Check || (c.Stage == CaseStage.Ended && c.Outcome != CaseOutcome.Voided && c.Outcome != CaseOutcome.NotAccepted && c.Outcome != CaseOutcome.Merged)) && c.DoneAt == null))
            .Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(undated.Select(n => new AuditFinding("case_dates_disagree", n, "state and dates disagree")));

        // Who checked once may handle it after it was opened again; the check that counts is the one since.
        var checks = flows.Checks;
        var ownChecks = await db.Set<CaseHistoryRow>()
            .Where(h => EF.Parameter(checks).Contains(h.Code) && !db.Set<CaseHistoryRow>().Any(r => r.CaseId == h.CaseId && r.Code == "reopened" && r.Id > h.Id) && db.Set<CasePartyRow>().Any(p => p.CaseId == h.CaseId && p.AccountId == h.ById && p.Handled))
            .Join(db.Set<CaseRow>(), h => h.CaseId, r => r.Id, (h, r) => r.Number).ToListAsync(ct);
        findings.AddRange(ownChecks.Select(n => new AuditFinding("checked_own_work", n, "the one who handled it checked it")));
        findings.AddRange((await Causes.CauseBonds.CheckedByHandlers(db, checks).ToListAsync(ct)).Select(n => new AuditFinding("checked_own_work", n, "the one who handled its cause checked it")));

        var caseless = await alarms.WithoutCase(db, now - Patience, ct);
        findings.AddRange(caseless.Select(a => new AuditFinding("alarm_without_case", a.Id.ToString(), $"{a.Device} {a.Condition}")));

        var cases = db.Set<CaseRow>();
        var links = AlarmBook.Links(db);
        var lost = await links.Where(a => a.CaseNumber != null && !cases.Any(c => c.Number == a.CaseNumber)).Select(a => new { a.Id, a.CaseNumber }).ToListAsync(ct);
        findings.AddRange(lost.Select(a => new AuditFinding("alarm_without_case", a.Id.ToString(), $"the case {a.CaseNumber} that it led to is not there")));

        var orphans = await cases.Where(c => c.AlarmId != null && !links.Any(a => a.Id == c.AlarmId)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(orphans.Select(n => new AuditFinding("case_without_alarm", n, "filed from an alarm that is not there")));

        var halfMerged = await cases.Where(c => (c.MergedIntoId != null) != (c.Outcome == CaseOutcome.Merged) || (c.MergedIntoId != null && c.Stage != CaseStage.Ended)).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(halfMerged.Select(n => new AuditFinding("merged_by_half", n, "merged, and state and outcome do not say so")));

        var halfBound = await cases.Where(c => db.Set<Causes.CaseCauseRow>().Count(b => b.CaseId == c.Id && b.ReleasedAt == null) != (c.CauseId == null ? 0 : 1)
            && (c.CauseId != null || db.Set<Causes.CaseCauseRow>().Any(b => b.CaseId == c.Id))).Select(c => c.Number).ToListAsync(ct);
        findings.AddRange(halfBound.Select(n => new AuditFinding("cause_by_half", n, "case and bond do not agree on its cause")));

        var unsettled = await db.Set<Causes.CaseCauseRow>()
            .Where(b => b.ReleasedAt == null && b.SettledAt == null && cases.Any(p => p.Id == b.ParentId && p.Stage == CaseStage.Ended && p.ClosedAt < now - Patience)
                && !waits.Any(w => w.Kind == Causes.SettleChildren.DueKind && w.Subject == b.ParentId.ToString()))
            .Join(cases, b => b.CaseId, c => c.Id, (b, c) => c.Number).ToListAsync(ct);
        findings.AddRange(unsettled.Select(n => new AuditFinding("cause_unsettled", n, "its cause has ended, and nothing will tell it so")));

        // Who reported follows the case that carries the report on: one that is there, and is not merged itself.
        var astray = await db.Set<CaseReporterRow>().Where(r => !cases.Any(c => c.Id == r.CaseId && c.MergedIntoId == null)).Select(r => r.Number).ToListAsync(ct);
        findings.AddRange(astray.Select(n => new AuditFinding("reporter_astray", n, "the reporter follows a case that is carried on elsewhere")));

        var recount = await db.Set<Appraisals.CaseRecountRow>().Where(r => r.FinishedAt != null).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        if (recount is { Wrong: > 0 })
        {
            findings.Add(new AuditFinding("recount_disagreed", Instants.ToIso(recount.StartedAt), $"the last recount found {recount.Wrong} that were otherwise, and put them right: {recount.Findings}"));
        }

        findings.AddRange((await Appraisals.RecountFacts.CompareAll(db)).Select(d =>
            new AuditFinding("appraisal_sum_wrong", $"{d.Key.Of} {d.Key.Kind} {d.Key.Day:yyyy-MM-dd}", $"kept {d.Kept}, its facts come to {d.Counted}")));

        return new AuditSection(
            "cases",
            new Dictionary<string, long>
            {
                ["filed"] = await db.Set<CaseRow>().LongCountAsync(ct),
                ["open"] = await db.Set<CaseRow>().LongCountAsync(c => c.Stage != CaseStage.Ended, ct),
                ["closed"] = await db.Set<CaseRow>().LongCountAsync(c => c.Stage == CaseStage.Ended, ct),
                ["fromAlarms"] = await db.Set<CaseRow>().LongCountAsync(c => c.AlarmId != null, ct),
                ["fromPeople"] = await db.Set<CaseRow>().LongCountAsync(c => c.AlarmId == null, ct),
                ["movesRecorded"] = await db.Set<CaseHistoryRow>().LongCountAsync(ct),
            },
            findings);
    }

    private bool IsThere(string fileId)
    {
        using var content = files.Find(fileId);
        return content is not null;
    }
}
