namespace Jingwei.Sim.People;

/// <summary>A place on the earth, WGS-84 degrees.</summary>
public readonly record struct Spot(double Lon, double Lat);

/// <summary>The road that people walk, measured in meters from its first point.</summary>
public sealed class RoadPath
{
    private const double MetersPerDegree = 111_195;
    private readonly Spot[] points;
    private readonly double[] starts;
    private readonly double lonMeters;

    /// <param name="line">At least two points.</param>
    public RoadPath(IReadOnlyList<Spot> line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Count, 2);
        points = [.. line];
        lonMeters = MetersPerDegree * Math.Cos(line[0].Lat * Math.PI / 180);
        starts = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
        {
            starts[i] = starts[i - 1] + Distance(points[i - 1], points[i]);
        }
    }

    public double LengthMeters => starts[^1];

    /// <summary>The place so many meters along, and so many to the left of the way; ends are not passed.</summary>
    public Spot At(double meters, double leftMeters = 0)
    {
        var at = Math.Clamp(meters, 0, LengthMeters);
        var i = 1;
        while (i < points.Length - 1 && starts[i] < at)
        {
            i++;
        }

        var (a, b) = (points[i - 1], points[i]);
        var t = (at - starts[i - 1]) / (starts[i] - starts[i - 1]);
        var (dx, dy) = ((b.Lon - a.Lon) * lonMeters, (b.Lat - a.Lat) * MetersPerDegree);
        var length = Math.Sqrt(dx * dx + dy * dy);
        return new Spot(
            a.Lon + (b.Lon - a.Lon) * t - dy / length * leftMeters / lonMeters,
            a.Lat + (b.Lat - a.Lat) * t + dx / length * leftMeters / MetersPerDegree);
    }

    /// <summary>Where along the road a place is, how far to the left of it, and how far from it.</summary>
    public (double Meters, double Left, double Away) Project(Spot place)
    {
        var best = (Meters: 0.0, Left: 0.0, Away: double.MaxValue);
        for (var i = 1; i < points.Length; i++)
        {
            var a = points[i - 1];
            var (dx, dy) = ((points[i].Lon - a.Lon) * lonMeters, (points[i].Lat - a.Lat) * MetersPerDegree);
            var (px, py) = ((place.Lon - a.Lon) * lonMeters, (place.Lat - a.Lat) * MetersPerDegree);
            var length = Math.Sqrt(dx * dx + dy * dy);
            var t = Math.Clamp((px * dx + py * dy) / (length * length), 0, 1);
            var (ex, ey) = (px - dx * t, py - dy * t);
            var away = Math.Sqrt(ex * ex + ey * ey);
            if (away < best.Away)
            {
                best = (starts[i - 1] + length * t, (dx * py - dy * px) / length, away);
            }
        }

        return best;
    }

    private double Distance(Spot a, Spot b)
    {
        var (dx, dy) = ((b.Lon - a.Lon) * lonMeters, (b.Lat - a.Lat) * MetersPerDegree);
        return Math.Sqrt(dx * dx + dy * dy);
    }
}
