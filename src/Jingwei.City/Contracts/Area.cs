using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>The levels that every installation starts with. Levels are data (<c>area_level</c>): a city may add its own.</summary>
public static class AreaLevels
{
    public const string City = "city";
    public const string District = "district";
    public const string Subdistrict = "subdistrict";
    public const string Neighborhood = "neighborhood";
    public const string Estate = "estate";
    public const string MicroGrid = "microGrid";

    /// <summary>Crosses the tree: a heritage area, a road of six estates.</summary>
    public const string Zone = "zone";
}

/// <summary>West, south, east and north edge in WGS-84 degrees.</summary>
public readonly record struct GeoBounds(double West, double South, double East, double North)
{
    public GeoPoint Center => new((West + East) / 2, (South + North) / 2);

    public bool Overlaps(GeoBounds other) => West <= other.East && other.West <= East && South <= other.North && other.South <= North;

    /// <summary>The smallest bounds that hold both.</summary>
    public GeoBounds Around(GeoBounds other) => new(
        Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));

    public double[] ToArray() => [West, South, East, North];
}

/// <summary>An area as it stands now: a unit of the administrative tree, an estate, a micro-grid or a zone.</summary>
/// <param name="Id">The city's own id; it outlives codes and boundaries.</param>
/// <param name="ParentId">Null for the city itself.</param>
/// <param name="Level">A code of <c>area_level</c>, for example <see cref="AreaLevels.Subdistrict"/>.</param>
/// <param name="Code">The official code that is valid now, if any.</param>
/// <param name="Center">A point to show it at; falls back on the boundary's middle.</param>
/// <param name="Bounds">Of the boundary that is valid now, if any.</param>
/// <param name="Approximate">The boundary is a sketch, not a survey.</param>
public sealed record Area(
    long Id, long? ParentId, string Level, Text Name, string? Code, GeoPoint? Center, GeoBounds? Bounds, bool Approximate);
