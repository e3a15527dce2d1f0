using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>A road as a polyline measured in meters from its west end (its chainage).</summary>
public sealed class RoadLine
{
    private readonly Meters[] points;
    private readonly double[] chainages;

    /// <param name="frame">The flat frame in which it is measured.</param>
    /// <param name="line">West to east, at least two points.</param>
    public RoadLine(PlanarFrame frame, IReadOnlyList<GeoPoint> line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Count, 2);
        Frame = frame;
        points = [.. line.Select(frame.ToMeters)];
        chainages = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
        {
            chainages[i] = chainages[i - 1] + (points[i] - points[i - 1]).Length;
        }
    }

    public PlanarFrame Frame { get; }

    public double LengthMeters => chainages[^1];

    /// <summary>Chainage of each point that the line was made of.</summary>
    public IReadOnlyList<double> Chainages => chainages;

    /// <summary>The point at a chainage, <paramref name="northMeters"/> to the left of the way east. Beyond the ends the line goes straight on.</summary>
    public GeoPoint At(double chainage, double northMeters = 0) => Frame.ToPoint(PlaceAt(chainage, northMeters));

    /// <summary>The line moved sideways, corner by corner; for zones and kerbs.</summary>
    public IEnumerable<GeoPoint> Beside(double northMeters) =>
        chainages.Select((chainage, i) => Frame.ToPoint(points[i] + CornerNormal(i) * northMeters));

    /// <summary>The strip between two chainages, from so many meters south of the line to so many north of it, as a ring.</summary>
    public IReadOnlyList<GeoPoint> Strip(double from, double to, double southMeters, double northMeters)
    {
        var corners = Enumerable.Range(0, points.Length).Where(i => chainages[i] > from + 1 && chainages[i] < to - 1).ToList();
        IEnumerable<GeoPoint> Side(double offset) =>
            [End(from, offset), .. corners.Select(i => Corner(i, offset)), End(to, offset)];
        return [.. Side(-southMeters), .. Side(northMeters).Reverse()];
    }

    /// <summary>The corner of two strips that meet: at a corner of the road on its normal, so that they share it.</summary>
    private GeoPoint End(double chainage, double offset)
    {
        var corner = Array.FindIndex(chainages, c => Math.Abs(c - chainage) < 1);
        return corner < 0 ? At(chainage, offset) : Corner(corner, offset);
    }

    private GeoPoint Corner(int i, double offset) => Frame.ToPoint(points[i] + CornerNormal(i) * offset);

    internal Meters PlaceAt(double chainage, double northMeters)
    {
        var i = 1;
        while (i < points.Length - 1 && chainages[i] < chainage)
        {
            i++;
        }

        var along = points[i] - points[i - 1];
        var unit = along * (1 / along.Length);
        return points[i - 1] + unit * (chainage - chainages[i - 1]) + new Meters(-unit.Y, unit.X) * northMeters;
    }

    /// <summary>Unit normal to the north at a corner: the mean of the two segments that meet there.</summary>
    internal Meters CornerNormal(int i)
    {
        var along = points[Math.Min(i + 1, points.Length - 1)] - points[Math.Max(i - 1, 0)];
        return new Meters(-along.Y, along.X) * (1 / along.Length);
    }

    internal Meters Corner(int i) => points[i];
}
