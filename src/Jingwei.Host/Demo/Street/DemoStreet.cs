using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

public sealed record DemoArea(string Code, string? Parent, string Level, Text Name, IReadOnlyList<GeoPoint> Ring);

/// <param name="Id">Its name on the wire and on the asset, such as <c>bin-012</c>.</param>
/// <param name="AreaCode">The stretch of the road that holds it: the smallest area there.</param>
/// <param name="ChainageMeters">Where along the road, from its west end.</param>
/// <param name="NorthSide">Which kerb.</param>
public sealed record DemoDevice(
    string Id, string Kind, Text Name, GeoPoint Place, Text Address, string AreaCode, double ChainageMeters, bool NorthSide);

/// <param name="Kind">road, roadMinor, green, water, building, estate or station.</param>
/// <param name="Shape">point, line or polygon.</param>
public sealed record DemoFeature(string Kind, Text Name, string Shape, IReadOnlyList<GeoPoint> Points);

public sealed record DemoHome(string Number, int Floor);

public sealed record DemoEntrance(string Number, IReadOnlyList<DemoHome> Homes);

public sealed record DemoBuilding(
    string EstateCode, string GridCode, Text Name, IReadOnlyList<GeoPoint> Ring, IReadOnlyList<DemoEntrance> Entrances);

/// <param name="AreaCodes">Where the post holds; the first is home.</param>
/// <param name="Phone">Eleven digits from a range that no mobile network in China uses; null for accounts without one.</param>
public sealed record DemoPerson(
    string UserName, Text Name, string Role, IReadOnlyList<string> AreaCodes, string? Organization, string? Phone);

/// <param name="FromHour">Local hour at which it begins, every day.</param>
/// <param name="OnDutyList">Reachable for a department rather than at work.</param>
public sealed record DemoShift(
    string UserName, string Role, string? Organization, int FromHour, int Hours, bool OnDutyList = false);

/// <summary>The stretch of road that a point owner answers for.</summary>
public sealed record DemoSection(string UserName, Text Name, IReadOnlyList<GeoPoint> Ring);

/// <summary>
/// The demo street laid out from its plan: areas, map, devices, people. Pure: the same plan gives the same street to the
/// digit. Coordinates are WGS-84 and approximate (good to about 100 m).
/// </summary>
public sealed class DemoStreet
{
    public required RoadLine Road { get; init; }

    public required IReadOnlyList<DemoArea> Areas { get; init; }

    /// <summary>The zone along the road; its members are the stretches.</summary>
    public required string ZoneCode { get; init; }

    public required IReadOnlyList<string> StretchCodes { get; init; }

    public required IReadOnlyList<DemoFeature> Features { get; init; }

    /// <summary>Sensors and cameras, by kind and then by number from west to east.</summary>
    public required IReadOnlyList<DemoDevice> Devices { get; init; }

    public required IReadOnlyList<DemoBuilding> Buildings { get; init; }

    public required IReadOnlyList<OrganizationPlan> Organizations { get; init; }

    public required IReadOnlyList<DemoPerson> People { get; init; }

    public required IReadOnlyList<DemoShift> Shifts { get; init; }

    public required IReadOnlyList<DemoSection> Sections { get; init; }

    /// <summary>Everything of the street that senses: cameras only look.</summary>
    public IEnumerable<DemoDevice> Sensors => Devices.Where(d => d.Kind != "camera");

    public static DemoStreet LayOut(StreetPlan plan)
    {
        var crossings = plan.Road.Crossings.Select(c => new GeoPoint(c.At[0], c.At[1])).ToList();
        var frame = new PlanarFrame(crossings[crossings.Count / 2]);
        var road = new RoadLine(frame, crossings);
        var areas = AreaLayout.LayOut(plan, road);
        var people = PeopleLayout.LayOut(plan);
        return new DemoStreet
        {
            Road = road,
            Areas = areas,
            ZoneCode = plan.Zone.Code,
            StretchCodes = [.. plan.Stretches.Select(s => s.Code)],
            Features = MapLayout.LayOut(plan, road),
            Devices = DeviceLayout.LayOut(plan, road, areas),
            Buildings = EstateLayout.LayOut(plan.Neighborhood),
            Organizations = plan.Organizations,
            People = people,
            Shifts = PeopleLayout.Shifts(plan, people),
            Sections = PeopleLayout.Sections(plan, road),
        };
    }
}
