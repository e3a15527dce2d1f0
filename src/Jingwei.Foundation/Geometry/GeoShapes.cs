namespace Jingwei.Foundation.Geometry;

/// <summary>
/// Polygons and lines of WGS-84 points, measured in the plane that touches the earth at the point asked about: within 0.5% for what is less than 50 km away. They may not
/// cross the 180th meridian.
/// </summary>
public static class GeoShapes
{
    private const double EdgeMeters = 0.001;
    private const double MetersPerDegree = 6_371_008.8 * Math.PI / 180;

    /// <summary>Whether a point lies in a polygon (even-odd rule); on its edge, to a millimeter, is inside.</summary>
    /// <param name="corners">At least 3, in either sense; the last is not the first again.</param>
    /// <param name="point">The point.</param>
    public static bool Holds(IReadOnlyList<GeoPoint> corners, GeoPoint point)
    {
        var inside = false;
        for (int i = 0, j = corners.Count - 1; i < corners.Count; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if (ToSegmentMeters(a, b, point) <= EdgeMeters)
                return true;
            if (a.Lat > point.Lat != b.Lat > point.Lat && point.Lon < ((b.Lon - a.Lon) * (point.Lat - a.Lat) / (b.Lat - a.Lat)) + a.Lon)
                inside = !inside;
        }
        return inside;
    }

    /// <summary>The distance from a line to a point, in meters.</summary>
    /// <param name="line">At least 2 points.</param>
    /// <param name="point">The point.</param>
    public static double DistanceMeters(IReadOnlyList<GeoPoint> line, GeoPoint point)
    {
        var least = double.PositiveInfinity;
        for (var i = 1; i < line.Count; i++)
            least = Math.Min(least, ToSegmentMeters(line[i - 1], line[i], point));
        return least;
    }

    private static double ToSegmentMeters(GeoPoint a, GeoPoint b, GeoPoint point)
    {
        var east = MetersPerDegree * Math.Cos(double.DegreesToRadians(point.Lat));
        var (ax, ay) = ((a.Lon - point.Lon) * east, (a.Lat - point.Lat) * MetersPerDegree);
        var (dx, dy) = ((b.Lon - a.Lon) * east, (b.Lat - a.Lat) * MetersPerDegree);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(ax + (along * dx), 2) + Math.Pow(ay + (along * dy), 2));
    }
}
