using System.Reflection;
using System.Text.Json;
using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>The hand-written description of the demo street: <c>street.json</c>, WGS-84 degrees, approximate.</summary>
public sealed record StreetPlan(
    bool Approximate,
    RoadPlan Road,
    IReadOnlyList<ParallelStreetPlan> Streets,
    IReadOnlyDictionary<string, double[]> Nodes,
    IReadOnlyList<AreaPlan> Areas,
    ZonePlan Zone,
    IReadOnlyList<StretchPlan> Stretches,
    NeighborhoodPlan Neighborhood,
    IReadOnlyList<FeaturePlan> Features,
    IReadOnlyList<OrganizationPlan> Organizations,
    IReadOnlyList<Text> Patrol,
    IReadOnlyList<Text> Crews,
    IReadOnlyList<Text> PointOwners,
    IReadOnlyList<Text> Inspectors,
    IReadOnlyList<StaffPlan> Staff,
    IReadOnlyDictionary<string, int> Sensors)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the plan that is embedded in this assembly.</summary>
    public static StreetPlan Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Demo/street.json")
            ?? throw new InvalidOperationException("street.json is not embedded");
        return JsonSerializer.Deserialize<StreetPlan>(stream, Json)
            ?? throw new InvalidOperationException("street.json is empty");
    }
}

public sealed record RoadPlan(Text Name, IReadOnlyList<CrossingPlan> Crossings);

/// <param name="At">[lon, lat].</param>
/// <param name="North">Length in meters of the side street to the north; 0 where there is none.</param>
/// <param name="South">Length in meters to the south.</param>
/// <param name="NorthName">Name on the north side when it differs.</param>
public sealed record CrossingPlan(Text Name, double[] At, double North, double South, Text? NorthName = null, bool Major = false);

public sealed record ParallelStreetPlan(Text Name, double[][] Line, bool Major = false);

/// <param name="Ring">Names of nodes; neighbors share nodes, so that they tile.</param>
public sealed record AreaPlan(string Code, string? Parent, string Level, Text Name, IReadOnlyList<string> Ring);

public sealed record ZonePlan(string Code, Text Name, double HalfWidthMeters);

/// <summary>A stretch of the road that lies in one subdistrict; together the stretches are the zone.</summary>
/// <param name="From">Chinese name of the crossing at its west end; the first crossing means the zone's end.</param>
/// <param name="Sides">both, north or south of the road's middle line.</param>
public sealed record StretchPlan(string Code, string Parent, Text Name, string From, string To, string Sides);

public sealed record NeighborhoodPlan(string Code, string Parent, Text Name, double[][] Ring, IReadOnlyList<EstatePlan> Estates);

/// <param name="Ring">Four corners; buildings stand in rows between the first and the third side.</param>
public sealed record EstatePlan(
    string Code, Text Name, double[][] Ring, int Grids, int Buildings, int Entrances, int Floors, int HomesPerFloor);

/// <param name="Kind">green, water, building or station.</param>
/// <param name="Shape">polygon or point.</param>
public sealed record FeaturePlan(string Kind, Text Name, string Shape, double[][] Points);

/// <param name="Duty">People of tonight's duty list, taking turns.</param>
public sealed record OrganizationPlan(string Code, string Kind, string Area, Text Name, IReadOnlyList<Text>? Duty = null);

public sealed record StaffPlan(string UserName, string Role, string Area, string? Organization, Text Name);
