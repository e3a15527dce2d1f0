using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>How many alarms of a condition there are.</summary>
/// <param name="Condition">With its kind, as packages write it: <c>bin.overflow</c>.</param>
/// <param name="Active">That stand now.</param>
/// <param name="Since">That were raised since an instant, whether they still stand or not.</param>
public sealed record AlarmTally(string Condition, int Active, int Since);

/// <summary>Counts alarms by condition: the same that the list of alarms shows under the same filter.</summary>
public static class AlarmTallies
{
    /// <param name="roots">Areas whose alarms the asker may see, with everything below them.</param>
    /// <param name="area">An area's id; null for all of them.</param>
    public static async Task<IReadOnlyList<AlarmTally>> Of(CityDb db, IReadOnlyList<long> roots, long? area, DateTimeOffset since, CancellationToken ct)
    {
        // An alarm's id is made when it is stored, which is never before it was raised: the days before are not read.
        var lowest = IdSource.LowestAt(since);
        var within = Within(db, roots, area);
        var active = await Count(db, within.Where(a => a.ClearedAt == null), ct);
        var raised = await Count(db, within.Where(a => a.Id >= lowest && a.RaisedAt >= since), ct);
        return [.. active.Keys.Union(raised.Keys).Select(c => new AlarmTally(c, active.GetValueOrDefault(c), raised.GetValueOrDefault(c)))];
    }

    private static IQueryable<AlarmRow> Within(CityDb db, IReadOnlyList<long> roots, long? area)
    {
        var closure = db.Set<AreaClosureRow>();
        var alarms = db.Set<AlarmRow>().Where(a => closure.Any(c => roots.Contains(c.AncestorId) && c.DescendantId == a.AreaId));
        return area is { } one ? alarms.Where(a => closure.Any(c => c.AncestorId == one && c.DescendantId == a.AreaId)) : alarms;
    }

    private static async Task<Dictionary<string, int>> Count(CityDb db, IQueryable<AlarmRow> alarms, CancellationToken ct) =>
        (await alarms.Join(db.Set<DeviceRow>(), a => a.DeviceId, d => d.Id, (a, d) => new { d.Kind, a.Condition }).GroupBy(a => new { a.Kind, a.Condition })
            .Select(g => new { g.Key.Kind, g.Key.Condition, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => $"{g.Kind}.{g.Condition}", g => g.Count);
}
