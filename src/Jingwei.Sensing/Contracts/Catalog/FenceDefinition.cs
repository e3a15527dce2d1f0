using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A place that moving things go into and out of. WGS-84.</summary>
/// <param name="Name">As conditions call it, such as <c>depot</c>; once in a kind.</param>
/// <param name="Points">The corners of a polygon, at least 3; or of a line, at least 2.</param>
/// <param name="WithinMeters">How far from the line it reaches, more than 0; null for a polygon.</param>
public sealed record FenceDefinition(string Name, IReadOnlyList<GeoPoint> Points, double? WithinMeters)
{
    /// <summary>Whether a point is in it; on its edge is inside.</summary>
    public bool Holds(GeoPoint point) => WithinMeters is { } meters ? GeoShapes.DistanceMeters(Points, point) <= meters : GeoShapes.Holds(Points, point);
}

/// <summary>A thing that goes into a place or out of it, or stays there; the kind says where it is by its values <c>lon</c> and <c>lat</c>.</summary>
/// <param name="Fence">The place.</param>
/// <param name="Leaves">It is out, having been in; else it is in.</param>
/// <param name="For">How long without a break; zero means at once.</param>
public sealed record FenceTest(FenceDefinition Fence, bool Leaves, TimeSpan For) : ConditionTest
{
    /// <summary>The value that says how far east it is, in degrees.</summary>
    public const string Lon = "lon";

    /// <summary>The value that says how far north it is, in degrees.</summary>
    public const string Lat = "lat";
}
