using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Meters east (X) and north (Y) of the frame's origin.</summary>
public readonly record struct Meters(double X, double Y)
{
    public double Length => Math.Sqrt(X * X + Y * Y);

    public static Meters operator +(Meters a, Meters b) => new(a.X + b.X, a.Y + b.Y);

    public static Meters operator -(Meters a, Meters b) => new(a.X - b.X, a.Y - b.Y);

    public static Meters operator *(Meters a, double k) => new(a.X * k, a.Y * k);
}

/// <summary>A flat frame around one point: equirectangular, wrong by less than 0.1% over the few kilometers of a street.</summary>
public sealed class PlanarFrame(GeoPoint origin)
{
    private const double MetersPerDegree = 111_195;
    private readonly double lonMeters = MetersPerDegree * Math.Cos(origin.Lat * Math.PI / 180);

    public Meters ToMeters(GeoPoint p) => new((p.Lon - origin.Lon) * lonMeters, (p.Lat - origin.Lat) * MetersPerDegree);

    /// <summary>Rounded to seven decimals (1 cm), so that the layout is the same to the digit on every machine.</summary>
    public GeoPoint ToPoint(Meters m) =>
        new(Math.Round(origin.Lon + m.X / lonMeters, 7), Math.Round(origin.Lat + m.Y / MetersPerDegree, 7));
}
