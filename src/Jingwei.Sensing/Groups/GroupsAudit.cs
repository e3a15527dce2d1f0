using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Groups;

/// <summary>What groups count is what alarms say, and every group has what stands for it in its lane.</summary>
internal sealed class GroupsAudit(IScenarioCatalog catalog) : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var counted = catalog.DeviceKinds.Where(k => k is { Group: not null, Conditions.Count: > 0 }).ToDictionary(
            k => k.Code, k => k.Group!.Counts.SelectMany(c => c.Of).ToHashSet());
        var codes = counted.Keys.ToList();
        var groups = await db.Set<GroupRow>().Where(g => codes.Contains(g.Kind)).ToDictionaryAsync(g => g.Id, g => g.Kind, ct);
        var facts = (await db.Set<GroupFactRow>().ToListAsync(ct)).Where(f => groups.ContainsKey(f.GroupId)).Select(f => (f.GroupId, f.DeviceId, f.Condition, f.Episode)).ToHashSet();
        var active = await db.Set<GroupMemberRow>()
            .Join(db.Set<AlarmRow>().Where(a => a.ClearedAt == null), m => m.DeviceId, a => a.DeviceId, (m, a) => new { m.GroupId, m.DeviceId, a.Condition, a.Episode })
            .Join(db.Set<DeviceRow>(), a => a.DeviceId, d => d.Id, (a, d) => new { a.GroupId, a.DeviceId, a.Condition, a.Episode, d.Kind }).ToListAsync(ct);
        var expected = active.Where(a => groups.TryGetValue(a.GroupId, out var kind) && counted[kind].Contains(new CountedCondition(a.Kind, a.Condition)))
            .Select(a => (a.GroupId, a.DeviceId, a.Condition, a.Episode)).ToHashSet();
        var alone = await db.Set<GroupRow>().Where(g => db.Set<GroupMemberRow>().Any(m => m.GroupId == g.Id) && !db.Set<DeviceRow>().Any(d => d.Id == g.Id)).Select(g => g.Id).ToListAsync(ct);
        return new AuditSection(
            "groups",
            new Dictionary<string, long> { ["groups"] = groups.Count, ["devices"] = await db.Set<GroupMemberRow>().LongCountAsync(ct), ["holding"] = facts.Count },
            [
                .. expected.Except(facts).Select(f => new AuditFinding("fact_missing", f.GroupId.ToString(), $"{f.Condition} holds on device {f.DeviceId}, and the group does not count it")),
                .. facts.Except(expected).Select(f => new AuditFinding("fact_stale", f.GroupId.ToString(), $"the group counts {f.Condition} on device {f.DeviceId}, where it does not hold")),
                .. alone.Select(id => new AuditFinding("group_without_subject", id.ToString(), "nothing stands for it in a lane")),
            ]);
    }
}
