using Jingwei.Foundation;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Simplify;

namespace Jingwei.City.Contracts;

/// <summary>Boundaries beside shapes of others, and as others are told them.</summary>
public sealed class AreaShapes(AreaDirectory areas)
{
    private const double DegreesPerMeter = 1 / 111_195.0;
    private const int CircleCorners = 48;

    /// <summary>Half way around the earth: no circle is larger.</summary>
    private const double MostRadiusMeters = 20_000_000;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>
    /// The outer rings of an area's boundary, each ending where it begins, with at most so many corners together: simplified as far as that takes, the smallest of many rings left out. Empty for an area without a boundary.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> OutlinesOf(long areaId, int mostCorners)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostCorners, 4);
        if (areas.ShapeOf(areaId) is not { } shape)
        {
            return [];
        }

        // Twice as coarse each time: from two meters to some ten kilometers.
        for (var tolerance = 2 * DegreesPerMeter; tolerance < 0.1 && shape.NumPoints > mostCorners; tolerance *= 2)
        {
            shape = TopologyPreservingSimplifier.Simplify(areas.ShapeOf(areaId)!, tolerance);
        }

        var rings = new List<IReadOnlyList<GeoPoint>>();
        foreach (var polygon in PolygonsOf(shape).OrderByDescending(p => p.Area))
        {
            var ring = polygon.ExteriorRing.Coordinates;
            if (rings.Sum(r => r.Count) + ring.Length <= mostCorners)
            {
                rings.Add([.. ring.Select(c => new GeoPoint(c.X, c.Y))]);
            }
        }

        return rings;
    }

    /// <summary>Those of some areas whose boundary meets a ring, on its edge too. An area without a boundary meets what holds its middle.</summary>
    /// <param name="ring">At least four points; the last is the first. A ring that crosses itself, or is no ring but a point or a line, is taken with all that lies between its points: to mend it may take a time without end.</param>
    public IReadOnlyList<Area> Meeting(IReadOnlyList<GeoPoint> ring, IEnumerable<Area> among)
    {
        ArgumentNullException.ThrowIfNull(ring);
        Coordinate[] corners = [.. ring.Select(p => new Coordinate(p.Lon, p.Lat))];
        var shape = Factory.CreatePolygon(corners);
        return Meeting(shape.IsValid ? shape : Factory.CreateMultiPointFromCoords(corners).ConvexHull(), among);
    }

    /// <summary>Those of some areas that a ring may meet, as far as the boxes around both tell: for rings that are too many or too long to be looked at closely.</summary>
    public IReadOnlyList<Area> MeetingRoughly(IReadOnlyList<GeoPoint> ring, IEnumerable<Area> among)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(among);
        var box = new Envelope(ring.Select(p => new Coordinate(p.Lon, p.Lat)));
        return
        [
            .. among.Where(area => areas.ShapeOf(area.Id) is { } boundary ? box.Intersects(boundary.EnvelopeInternal) : area.Center is { } middle && box.Intersects(new Coordinate(middle.Lon, middle.Lat))),
        ];
    }

    /// <summary>Those of some areas that a circle meets; one of radius 0 is a point.</summary>
    public IReadOnlyList<Area> Meeting(GeoPoint center, double radiusMeters, IEnumerable<Area> among)
    {
        radiusMeters = Math.Min(radiusMeters, MostRadiusMeters);
        if (radiusMeters <= 0)
        {
            return Meeting(Factory.CreatePoint(new Coordinate(center.Lon, center.Lat)), among);
        }

        var (north, east) = (radiusMeters * DegreesPerMeter, radiusMeters * DegreesPerMeter / Math.Max(0.01, Math.Cos(double.DegreesToRadians(center.Lat))));
        var corners = Enumerable.Range(0, CircleCorners).Select(i => i * 2 * Math.PI / CircleCorners)
            .Select(turn => new Coordinate(center.Lon + (east * Math.Cos(turn)), center.Lat + (north * Math.Sin(turn)))).ToList();
        return Meeting(Factory.CreatePolygon([.. corners, corners[0].Copy()]), among);
    }

    private List<Area> Meeting(Geometry shape, IEnumerable<Area> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        var prepared = PreparedGeometryFactory.Prepare(shape);
        return
        [
            .. among.Where(area => areas.ShapeOf(area.Id) is { } boundary ? shape.EnvelopeInternal.Intersects(boundary.EnvelopeInternal) && prepared.Intersects(boundary)
                : area.Center is { } middle && prepared.Intersects(Factory.CreatePoint(new Coordinate(middle.Lon, middle.Lat)))),
        ];
    }

    private static IEnumerable<Polygon> PolygonsOf(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();
}
