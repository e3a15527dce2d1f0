using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Simple polygons as rings of points, not closed (the last point is not the first again).</summary>
public static class Rings
{
    /// <summary>Even-odd rule. A point on an edge belongs to one of the two sides, always the same.</summary>
    public static bool Contains(IReadOnlyList<GeoPoint> ring, GeoPoint p)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a.Lat > p.Lat != b.Lat > p.Lat && p.Lon < (b.Lon - a.Lon) * (p.Lat - a.Lat) / (b.Lat - a.Lat) + a.Lon)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Mean of the corners: inside for the convex shapes used here.</summary>
    public static GeoPoint Middle(IReadOnlyList<GeoPoint> ring) =>
        new(Math.Round(ring.Average(p => p.Lon), 7), Math.Round(ring.Average(p => p.Lat), 7));

    /// <summary>A point in a four-cornered ring: u along its first side, v along its second, each 0 to 1.</summary>
    public static GeoPoint Within(IReadOnlyList<GeoPoint> ring, double u, double v)
    {
        static GeoPoint Mix(GeoPoint a, GeoPoint b, double t) => new(a.Lon + (b.Lon - a.Lon) * t, a.Lat + (b.Lat - a.Lat) * t);
        var p = Mix(Mix(ring[0], ring[1], u), Mix(ring[3], ring[2], u), v);
        return new(Math.Round(p.Lon, 7), Math.Round(p.Lat, 7));
    }

    /// <summary>The cell of a four-cornered ring between two fractions along each side.</summary>
    public static IReadOnlyList<GeoPoint> Cell(IReadOnlyList<GeoPoint> ring, double u0, double v0, double u1, double v1) =>
        [Within(ring, u0, v0), Within(ring, u1, v0), Within(ring, u1, v1), Within(ring, u0, v1)];

    public static IReadOnlyList<GeoPoint> Of(double[][] points) => [.. points.Select(p => new GeoPoint(p[0], p[1]))];
}
