using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Workshop;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

namespace Jingwei.Scenarios.Screens;

/// <summary>
/// What figures of an area are made of, counted once for all packages: three grouped queries, and one look at the devices in memory. Everything is counted as the lists count it, so
/// that a figure and the list behind it agree.
/// </summary>
internal sealed class AreaFacts
{
    private readonly Dictionary<string, AlarmTally> alarms;
    private readonly Dictionary<string, KindNow> kinds;
    private readonly IReadOnlyList<CaseTally> cases;
    private readonly IScenarioCatalog catalog;

    private AreaFacts(
        IReadOnlyList<AlarmTally> alarms, IReadOnlyList<CaseTally> cases, IReadOnlyList<KindNow> kinds, IScenarioCatalog catalog, DateTimeOffset now, DateTimeOffset today,
        PackageAreaView? area)
    {
        this.alarms = alarms.ToDictionary(a => a.Condition);
        this.kinds = kinds.ToDictionary(k => k.Kind);
        (this.cases, this.catalog, At, Since, Area) = (cases, catalog, now, today, area);
    }

    public DateTimeOffset At { get; }

    /// <summary>The beginning of today, on the city's clocks.</summary>
    public DateTimeOffset Since { get; }

    public PackageAreaView? Area { get; }

    public static async Task<AreaFacts> Of(
        CityDb db, IDevices devices, CaseTallies caseTallies, Access access, AreaDirectory areas, IScenarioCatalog catalog, Actor actor, Area? area, DateTimeOffset now, DateTimeOffset today,
        CancellationToken ct)
    {
        var seen = access.AreasFor(actor, Actions.DeviceRead);
        return new AreaFacts(
            await AlarmTallies.Of(db, access.AreasFor(actor, Actions.AlarmRead), area?.Id, today, ct),
            await caseTallies.Of(db, actor, area?.Id, today, ct),
            devices.Kinds(id => seen.Any(root => areas.Covers(root, id)) && (area is null || areas.Covers(area.Id, id))),
            catalog, now, today, area is null ? null : new PackageAreaView(area.Id.ToString(), area.Name));
    }

    public KindNow? Kind(string code) => kinds.GetValueOrDefault(code);

    public (int Active, int Today) Alarms(IEnumerable<string> conditions)
    {
        var found = conditions.Distinct().Select(c => alarms.GetValueOrDefault(c)).OfType<AlarmTally>().ToList();
        return (found.Sum(a => a.Active), found.Sum(a => a.Since));
    }

    /// <summary>Cases of categories and of all that lies below them.</summary>
    public CaseTally Cases(IReadOnlyCollection<string> categories)
    {
        var found = cases.Where(c => categories.Contains(c.Category) || (catalog.FindCategory(c.Category)?.ParentCode is { } parent && categories.Contains(parent))).ToList();
        return new CaseTally("", found.Sum(c => c.Open), found.Sum(c => c.Opened), found.Sum(c => c.Cleared), found.Sum(c => c.InTime));
    }

    /// <summary>Devices of kinds by state, rows of registers apart.</summary>
    public (SensorCounts Counts, int Rows, DateTimeOffset? HeardAt) Devices(IEnumerable<string> codes)
    {
        var found = codes.Distinct().Select(Kind).OfType<KindNow>().ToList();
        return (
            new SensorCounts(found.Sum(k => k.Counts.Normal), found.Sum(k => k.Counts.Alarm), found.Sum(k => k.Counts.Silent), found.Sum(k => k.Counts.Unknown), found.Sum(k => k.Counts.FellSilent)),
            found.Sum(k => k.Rows), found.Max(k => k.HeardAt));
    }

    /// <summary>The list behind a figure, in this area.</summary>
    public SignLinkView Link(string to, int count, params (string Key, string Value)[] query) =>
        new(to, string.Join('&', query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}").Concat(Area is null ? [] : [$"area={Area.Id}"])), count);

    public string Today => Instants.ToIso(Since);
}
