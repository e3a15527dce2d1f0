using Jingwei.City.Contracts;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Rules;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Scenarios.Responses;

/// <summary>
/// For which area a response is proposed, and what it rests on there. The area is the subdistrict that the alarm stands in: the smallest unit with people of its own who can be
/// sent, and the one that a lane judges. What stands above every subdistrict (a district's river) is proposed for where it stands.
/// </summary>
internal sealed class ResponsePlaces(PublishedCatalog catalog, AreaDirectory areas, AlarmBook alarms)
{
    /// <summary>The area that an alarm in <paramref name="areaId"/> proposes for.</summary>
    public long PlaceOf(long areaId) => areas.AncestorsOf(areaId).FirstOrDefault(a => a.Level == AreaLevels.Subdistrict)?.Id ?? areaId;

    /// <summary>Levels of the version of a package that is in force; none when there is none.</summary>
    public IReadOnlyList<ResponseLevel> LevelsOf(string package) => catalog.Present.Find(package)?.Package.Playbook?.Levels ?? [];

    /// <summary>Packages of which a level is proposed by a condition, on or off.</summary>
    public IEnumerable<string> ProposedBy(ConditionName condition) =>
        catalog.Present.Versions.Where(v => v.Package.Playbook?.Levels.Any(l => l.ProposedBy.Contains(condition)) == true).Select(v => v.Package.Code);

    /// <summary>What holds and proposes a level of the package for the area; where the package is off nothing does.</summary>
    public async Task<IReadOnlyList<ResponseGround>> GroundsOf(CityDb db, string package, long areaId)
    {
        var present = catalog.Present;
        if (present.Find(package)?.Package is not { Playbook: { Levels.Count: > 0 } playbook } version)
            return [];
        var conditions = playbook.Levels.SelectMany(l => l.ProposedBy).Select(c => c.Condition).Distinct().ToList();
        var within = areas.DescendantsOf(areaId).Select(a => a.Id).Where(id => PlaceOf(id) == areaId && present.IsOn(version, id)).ToList();
        return
        [
            .. (await alarms.Standing(db, conditions, within))
                .Select(a => (Alarm: a, Level: ResponseLife.Gravest(playbook.Levels, new HashSet<ConditionName> { new(a.Kind, a.Condition) }))).Where(a => a.Level is not null)
                .Select(a => new ResponseGround(a.Alarm.Id, a.Alarm.DeviceId, a.Alarm.DeviceName, a.Alarm.Kind, a.Alarm.Condition, a.Alarm.ConditionName, a.Alarm.Severity, a.Alarm.StartedAt, a.Level!)),
        ];
    }
}
