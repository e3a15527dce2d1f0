using Jingwei.City.Contracts;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Rules;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>What holds and proposes a level of a package in an area.</summary>
/// <param name="Shown">The first of them in the order in which they were raised; at least one of the gravest is among them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Level">The gravest level that they propose; null when there are none.</param>
internal sealed record Grounds(IReadOnlyList<ResponseGround> Shown, int Count, string? Level)
{
    public static Grounds None { get; } = new([], 0, null);
}

/// <summary>
/// For which area a response is proposed, and what it rests on there. The area is the subdistrict that the alarm stands in: the smallest unit with people of its own who can be
/// sent, and the one that a lane judges. What stands above every subdistrict (a district's river) is proposed for where it stands.
/// </summary>
internal sealed class ResponsePlaces(PublishedCatalog catalog, AreaDirectory areas, AlarmBook alarms)
{
    /// <summary>So many grounds are named; the others are counted.</summary>
    public const int MostShown = 20;

    /// <summary>The area that an alarm in <paramref name="areaId"/> proposes for.</summary>
    public long PlaceOf(long areaId) => areas.AncestorsOf(areaId).FirstOrDefault(a => a.Level == AreaLevels.Subdistrict)?.Id ?? areaId;

    /// <summary>Levels of the version of a package that is in force; none when there is none.</summary>
    public IReadOnlyList<ResponseLevel> LevelsOf(string package) => catalog.Present.Find(package)?.Package.Playbook?.Levels ?? [];

    /// <summary>Packages of which a level is proposed by a condition, on or off.</summary>
    public IEnumerable<string> ProposedBy(ConditionName condition) =>
        catalog.Present.Versions.Where(v => v.Package.Playbook?.Levels.Any(l => l.ProposedBy.Contains(condition)) == true).Select(v => v.Package.Code);

    /// <summary>Where something may be proposed now by what stands, or is open: to be weighed when packages or areas have changed.</summary>
    public async Task<IReadOnlyList<(string Package, long AreaId)>> ToWeigh(CityDb db)
    {
        var places = (await db.Set<ResponseRow>().Where(r => r.State == ResponseState.Proposed || r.State == ResponseState.InForce)
            .Select(r => new { r.Package, r.AreaId }).ToListAsync()).Select(r => (r.Package, r.AreaId)).ToHashSet();
        foreach (var version in catalog.Present.Versions)
            if (ConditionsOf(version.Package.Playbook?.Levels ?? []) is { Count: > 0 } conditions)
                places.UnionWith((await AlarmBook.AreasStanding(db, conditions)).Select(area => (version.Package.Code, PlaceOf(area))));
        return [.. places.OrderBy(p => p.Item1, StringComparer.Ordinal).ThenBy(p => p.Item2)];
    }

    /// <summary>What holds and proposes a level of the package for the area; where the package is off nothing does. Counted in the database: in a storm there are many.</summary>
    public async Task<Grounds> GroundsOf(CityDb db, string package, long areaId)
    {
        var present = catalog.Present;
        if (present.Find(package)?.Package is not { Playbook: { Levels.Count: > 0 } playbook } version)
            return Grounds.None;
        var within = areas.DescendantsOf(areaId).Select(a => a.Id).Where(id => PlaceOf(id) == areaId && present.IsOn(version, id)).ToList();
        var levels = playbook.Levels.SelectMany(l => l.ProposedBy).Distinct()
            .ToDictionary(NameOf, c => ResponseLife.Gravest(playbook.Levels, new HashSet<ConditionName> { c })!);
        var holding = (await AlarmBook.CountStanding(db, ConditionsOf(playbook.Levels), within)).Where(c => levels.ContainsKey(c.Key)).ToDictionary();
        if (holding.Count == 0)
            return Grounds.None;
        var gravest = holding.Keys.Select(name => levels[name]).MaxBy(ResponseLife.RankOf)!;
        var shown = await alarms.Standing(db, holding.Keys, within, MostShown);
        if (!shown.Any(a => levels[NameOf(a)] == gravest))
            shown = [.. shown.Take(MostShown - 1), .. await alarms.Standing(db, [.. holding.Keys.Where(name => levels[name] == gravest)], within, 1)];
        return new Grounds(
            [.. shown.Select(a => new ResponseGround(a.Id, a.DeviceId, a.DeviceName, a.Kind, a.Condition, a.ConditionName, a.Severity, a.StartedAt, levels[NameOf(a)]))],
            holding.Values.Sum(), gravest);
    }

    private static List<string> ConditionsOf(IEnumerable<ResponseLevel> levels) => [.. levels.SelectMany(l => l.ProposedBy).Select(c => c.Condition).Distinct()];

    private static string NameOf(ConditionName name) => $"{name.Kind}.{name.Condition}";

    private static string NameOf(StandingAlarm alarm) => $"{alarm.Kind}.{alarm.Condition}";
}
