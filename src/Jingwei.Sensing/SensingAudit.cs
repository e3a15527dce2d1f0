using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing;

/// <summary>Every reading that was accepted has been evaluated, once; no alarm stands twice; no lane stands still.</summary>
internal sealed class SensingAudit(InputLog log, KeptAudit kept) : IAuditCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var lanes = await db.Set<LaneRow>().AsNoTracking().ToDictionaryAsync(l => l.Id, ct);
        // The day files are read after the database's view was taken, so they may hold more, never less.
        var counts = kept.AddDropped(log.Counts(lanes.ToDictionary(l => l.Key, l => l.Value.EvaluatedSeq)));
        var findings = new List<AuditFinding>(kept.Findings());
        foreach (var waiting in counts.Where(c => c.Kind.IsAccepted && c.FirstWaiting is not null))
        {
            var first = IdSource.InstantOf(waiting.FirstWaiting!.Value);
            if (first < now - Patience)
                findings.Add(new AuditFinding(
                    "reading_not_evaluated", waiting.FirstWaiting.Value.ToString(), $"lane {waiting.LaneId}, {waiting.Day:yyyy-MM-dd}: {waiting.Waiting} readings since {Instants.ToIso(first)}"));
        }
        foreach (var lane in lanes.Values)
        {
            var stored = counts.Where(c => c.LaneId == lane.Id && c.Kind.IsAccepted).Sum(c => c.All - c.Waiting);
            if (stored != lane.EvaluatedReadings)
                findings.Add(new AuditFinding("readings_evaluated_disagree", lane.Id.ToString(), $"{stored} stored up to the lane's position, {lane.EvaluatedReadings} evaluated"));
            if (lane.Fault is { } fault)
                findings.Add(new AuditFinding("lane_stands_still", lane.Id.ToString(), fault));
        }
        var twice = await db.Set<AlarmRow>().Where(a => a.ClearedAt == null).GroupBy(a => new { a.DeviceId, a.Condition })
            .Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(ct);
        findings.AddRange(twice.Select(t => new AuditFinding("alarm_open_twice", t.DeviceId.ToString(), t.Condition)));
        // Episodes of a condition are numbered from 1 without a gap, and a withdrawn one keeps its row.
        var gaps = await db.Set<AlarmRow>().GroupBy(a => new { a.DeviceId, a.Condition })
            .Where(g => g.Max(a => a.Episode) != g.Count()).Select(g => g.Key).ToListAsync(ct);
        findings.AddRange(gaps.Select(g => new AuditFinding("alarm_missing", g.DeviceId.ToString(), $"{g.Condition}: an episode was told and its alarm is not there")));
        return new AuditSection(
            "readings",
            new Dictionary<string, long>
            {
                ["accepted"] = Sum(counts, k => k.IsAccepted),
                ["refused"] = Sum(counts, k => k.IsRefused),
                ["wakes"] = Sum(counts, k => k == InputKind.Wake),
                ["evaluated"] = lanes.Values.Sum(l => l.EvaluatedReadings),
                ["tooLate"] = lanes.Values.Sum(l => l.TooLate),
                ["waiting"] = counts.Where(c => c.Kind.IsAccepted).Sum(c => c.Waiting),
                ["alarms"] = await db.Set<AlarmRow>().LongCountAsync(ct),
                ["alarmsActive"] = await db.Set<AlarmRow>().LongCountAsync(a => a.ClearedAt == null, ct),
            },
            findings);
    }

    private static long Sum(IReadOnlyList<InputCount> counts, Func<InputKind, bool> kinds) => counts.Where(c => kinds(c.Kind)).Sum(c => c.All);
}
