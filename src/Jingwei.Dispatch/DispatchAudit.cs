using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Calls;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch;

/// <summary>
/// Every waiting case calls somebody or waits for its next step; a limit that passed while somebody has the case is pressed for; nobody rings for a case
/// that is past it; nobody holds a call twice; each call and each message that a case's history tells of is there.
/// </summary>
internal sealed class DispatchAudit(CaseCalling cases) : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(1);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var findings = new List<AuditFinding>();
        foreach (var waiting in await cases.WaitingSince(db, now - Patience))
        {
            var subject = waiting.Id.ToString();
            if (!await db.Set<CallRow>().AnyAsync(c => c.CaseId == waiting.Id && c.EndedAt == null, ct)
                && !await db.Set<DueRow>().AnyAsync(d => d.Kind == CallCase.StepDue && d.Subject == subject, ct))
            {
                findings.Add(new AuditFinding("case_without_call", waiting.Number, "filed, and nobody is called or will be"));
            }
        }

        foreach (var waiting in await cases.HandedOverSince(db, now - Patience))
        {
            var subject = waiting.Id.ToString();
            if (!await db.Set<DueRow>().AnyAsync(d => d.Kind == CallCrew.CrewDue && d.Subject == subject, ct))
            {
                findings.Add(new AuditFinding("crew_not_called", waiting.Number, "handed over, and nothing will happen when the crew does not start"));
            }
        }

        var watched = (await db.Set<DueRow>().Where(d => d.Kind == PressOn.PressDue || d.Kind == CallCrew.CrewDue).Select(d => d.Subject).ToListAsync(ct)).ToHashSet();
        watched.UnionWith((await db.Set<CallRow>().Where(c => c.EndedAt == null).Select(c => c.CaseId).Distinct().ToListAsync(ct)).Select(id => id.ToString()));
        findings.AddRange((await CaseCalling.PassedLimitsBefore(db, now - Patience))
            .Where(late => MissedLimits.Presses(late.Hold) && !watched.Contains(late.Id.ToString())).Select(late => late.Number).Distinct()
            .Select(number => new AuditFinding("limit_unwatched", number, "taken, a limit passed, and nobody rings or will")));

        var twice = await db.Set<CallRow>().Where(c => c.EndedAt == null)
            .GroupBy(c => new { c.CaseNumber, c.AccountId }).Where(g => g.Count() > 1).Select(g => g.Key.CaseNumber).ToListAsync(ct);
        findings.AddRange(twice.Select(n => new AuditFinding("called_twice", n, "one phone rings twice for the same case")));

        var endless = await db.Set<CallRow>().Where(c => c.EndedAt == null && c.Role != CallRole.Crew && c.Until < now - Patience).Select(c => c.CaseNumber).ToListAsync(ct);
        findings.AddRange(endless.Select(n => new AuditFinding("call_without_end", n, "rings past its time and no step follows")));

        var stuck = await db.Set<MessageRow>().Where(m => m.State == MessageState.Waiting && m.At < now - LongestSending).Select(m => m.Id).ToListAsync(ct);
        findings.AddRange(stuck.Select(m => new AuditFinding("message_stuck", m.ToString(), "has waited for its gateway for an hour and was neither sent nor given up")));

        findings.AddRange(await Lost(db, ct));
        return new AuditSection(
            "calls",
            new Dictionary<string, long>
            {
                ["calls"] = await db.Set<CallRow>().LongCountAsync(ct),
                ["ringing"] = await db.Set<CallRow>().LongCountAsync(c => c.EndedAt == null, ct),
                ["accepted"] = await db.Set<CallRow>().LongCountAsync(c => c.Outcome == CallOutcome.Accepted, ct),
                ["notices"] = await db.Set<MessageRow>().LongCountAsync(ct),
                ["noticesFailed"] = await db.Set<MessageRow>().LongCountAsync(m => m.State == MessageState.Failed, ct),
                ["noticesWaiting"] = await db.Set<MessageRow>().LongCountAsync(m => m.State == MessageState.Waiting, ct),
            },
            findings);
    }

    private static async Task<IEnumerable<AuditFinding>> Lost(CityDb db, CancellationToken ct)
    {
        var calls = db.Set<CallRow>();
        var toldCalls = CaseCalling.ToldCalls(db);
        var untrue = await toldCalls.GroupBy(caseId => caseId)
            .Where(told => told.Count() != calls.Count(c => c.CaseId == told.Key)).Select(told => told.Key).ToListAsync(ct);
        var untold = await calls.Where(c => !toldCalls.Contains(c.CaseId)).Select(c => c.CaseNumber).Distinct().ToListAsync(ct);
        var told = await CaseCalling.ToldMessages(db, ct);
        var sent = await db.Set<MessageRow>().Where(m => m.CallId != null && m.CaseNumber != null).GroupBy(m => m.CaseNumber!).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        var numbers = await CaseCalling.NumbersOf(db, [.. untrue.Concat(told.Keys).Distinct()]);
        return
        [
            .. untrue.Select(id => new AuditFinding("call_missing", numbers.GetValueOrDefault(id, id.ToString()), "its history tells of other calls than there are")),
            .. untold.Select(number => new AuditFinding("call_untold", number, "called, and the history does not say so")),
            .. told.Where(t => numbers.TryGetValue(t.Key, out var number) && sent.GetValueOrDefault(number) < t.Value)
                .Select(t => new AuditFinding("notice_missing", numbers[t.Key], $"its history tells of {t.Value} messages, {sent.GetValueOrDefault(numbers[t.Key])} are there")),
        ];
    }
}
