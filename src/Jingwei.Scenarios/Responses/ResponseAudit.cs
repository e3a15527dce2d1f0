using Jingwei.Scenarios.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>Every proposal rests on something, nothing waits for a decision without being told again, and what is in force says who activated it and why.</summary>
internal sealed class ResponseAudit : IAuditCheck
{
    private static readonly ResponseChange[] Moves = [ResponseChange.Activated, ResponseChange.Changed];

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.Set<ResponseRow>().AsNoTracking().Where(r => r.State == ResponseState.Proposed || r.State == ResponseState.InForce).ToListAsync(ct);
        var waits = (await db.Set<DueRow>().Where(d => d.Kind == ResponseBook.TellDue).Select(d => d.Subject).ToListAsync(ct)).ToHashSet();
        var findings = new List<AuditFinding>();
        foreach (var row in open)
        {
            var id = row.Id.ToString();
            if (ResponseBook.LevelOf(ResponseBook.GroundsOf(row.Grounds)) != row.Proposed)
                findings.Add(new AuditFinding("proposal_without_grounds", id, $"{row.Package} proposes {row.Proposed ?? "nothing"}, and its grounds say otherwise"));
            if (ResponseBook.Waits(row) && !waits.Contains(id))
                findings.Add(new AuditFinding("response_untold", id, $"{row.Package} waits for a decision, and nobody will be told again"));
            if (row.State == ResponseState.InForce && (ResponseLife.RankOf(row.Level) == 0 || row.ActivatedBy is null || string.IsNullOrEmpty(row.Reason)))
                findings.Add(new AuditFinding("response_without_name", id, $"{row.Package} is in force, and nobody stands for it"));
        }
        var nameless = await db.Set<ResponseRow>()
            .Where(r => r.Level != null && !db.Set<ResponseHistoryRow>().Any(h => h.ResponseId == r.Id && Moves.Contains(h.Code) && h.Level == r.Level && h.ById != null))
            .Select(r => r.Id).ToListAsync(ct);
        findings.AddRange(nameless.Select(id => new AuditFinding("response_level_untold", id.ToString(), "its level is not in its history")));
        return new AuditSection(
            "responses",
            new Dictionary<string, long>
            {
                ["proposed"] = open.Count(r => r.State == ResponseState.Proposed),
                ["inForce"] = open.Count(r => r.State == ResponseState.InForce),
                ["waiting"] = open.Count(ResponseBook.Waits),
                ["past"] = await db.Set<ResponseRow>().LongCountAsync(r => r.State == ResponseState.Ended || r.State == ResponseState.Lapsed, ct),
            },
            findings);
    }
}
