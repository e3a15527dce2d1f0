namespace Jingwei.Foundation.Geometry;

/// <summary>
/// Converts between WGS-84 and the two shifted systems of Chinese map makers, in both directions.
/// </summary>
/// <remarks>
/// <para>
/// Neither shift is officially published. The forward formulas here are those that were found by the public and that all
/// open converters use; they agree with the map makers' own services to about a meter. See
/// https://en.wikipedia.org/wiki/Restrictions_on_geographic_data_in_China, sections "GCJ-02" and "BD-09".
/// </para>
/// <para>
/// The inverses are not approximations: the forward formula is a near-identity whose shift changes by less than 1% per
/// degree, so the fixed-point iteration p ← q − shift(p) closes in by a factor of at least 40 a step and ends at the
/// resolution of a double. A round trip is exact to better than 10⁻⁹ degrees (0.1 mm).
/// </para>
/// <para>
/// Outside the rectangle 72.004–137.8347° E, 0.8293–55.8271° N all three systems are the same and every method is the identity.
/// The rectangle is what the map makers' own code tests, and is wider than China. Within about 0.01° inside its edge
/// a shifted point can fall outside, where the inverse leaves it as it is.
/// </para>
/// </remarks>
public static class ChineseShift
{
    private const double SemiMajorAxisMeters = 6378245.0; // Krasovsky 1940, which the formula was built on
    private const double EccentricitySquared = 0.00669342162296594323;
    private const double BaiduAngularRate = Math.PI * 3000.0 / 180.0;
    private const double BaiduLonOffset = 0.0065;
    private const double BaiduLatOffset = 0.006;

    /// <summary>True where GCJ-02 and BD-09 differ from WGS-84.</summary>
    public static bool Applies(LonLat p) => p.Lon is >= 72.004 and <= 137.8347 && p.Lat is >= 0.8293 and <= 55.8271;

    /// <summary>Shifts a WGS-84 position to GCJ-02.</summary>
    public static LonLat Wgs84ToGcj02(LonLat wgs84) => Applies(wgs84) ? Plus(wgs84, Gcj02Shift(wgs84)) : wgs84;

    /// <summary>Finds the WGS-84 position whose GCJ-02 position this is.</summary>
    public static LonLat Gcj02ToWgs84(LonLat gcj02) => Applies(gcj02) ? Undo(gcj02, Gcj02Shift) : gcj02;

    /// <summary>Shifts a GCJ-02 position to BD-09.</summary>
    public static LonLat Gcj02ToBd09(LonLat gcj02) => Applies(gcj02) ? Plus(gcj02, Bd09Shift(gcj02)) : gcj02;

    /// <summary>Finds the GCJ-02 position whose BD-09 position this is.</summary>
    public static LonLat Bd09ToGcj02(LonLat bd09) => Applies(bd09) ? Undo(bd09, Bd09Shift) : bd09;

    /// <summary>Converts a position in any of the four systems to WGS-84.</summary>
    public static LonLat ToWgs84(LonLat position, Datum from) => from switch
    {
        Datum.Wgs84 or Datum.Cgcs2000 => position,
        Datum.Gcj02 => Gcj02ToWgs84(position),
        Datum.Bd09 => Gcj02ToWgs84(Bd09ToGcj02(position)),
        _ => throw new ArgumentOutOfRangeException(nameof(from), from, "Unknown datum."),
    };

    /// <summary>Converts a WGS-84 position to any of the four systems.</summary>
    public static LonLat FromWgs84(LonLat wgs84, Datum to) => to switch
    {
        Datum.Wgs84 or Datum.Cgcs2000 => wgs84,
        Datum.Gcj02 => Wgs84ToGcj02(wgs84),
        Datum.Bd09 => Gcj02ToBd09(Wgs84ToGcj02(wgs84)),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Unknown datum."),
    };

    private static LonLat Undo(LonLat shifted, Func<LonLat, LonLat> shift)
    {
        var guess = Minus(shifted, shift(shifted));
        for (var step = 0; step < 30; step++)
        {
            var next = Minus(shifted, shift(guess));
            var change = Math.Max(Math.Abs(next.Lon - guess.Lon), Math.Abs(next.Lat - guess.Lat));
            guess = next;
            if (change < 1e-13)
            {
                break;
            }
        }

        return guess;
    }

    private static LonLat Gcj02Shift(LonLat p)
    {
        double x = p.Lon - 105.0, y = p.Lat - 35.0;
        var ripple = Wave(20, 6 * x) + Wave(20, 2 * x);
        var eastMeters = 300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
            + ((ripple + Wave(20, x) + Wave(40, x / 3) + Wave(150, x / 12) + Wave(300, x / 30)) * 2 / 3);
        var northMeters = -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
            + ((ripple + Wave(20, y) + Wave(40, y / 3) + Wave(160, y / 12) + Wave(320, y / 30)) * 2 / 3);

        var latitude = double.DegreesToRadians(p.Lat);
        var flattening = 1 - (EccentricitySquared * Math.Sin(latitude) * Math.Sin(latitude));
        var meridianRadius = SemiMajorAxisMeters * (1 - EccentricitySquared) / (flattening * Math.Sqrt(flattening));
        var parallelRadius = SemiMajorAxisMeters / Math.Sqrt(flattening) * Math.Cos(latitude);
        return new LonLat(
            double.RadiansToDegrees(eastMeters / parallelRadius),
            double.RadiansToDegrees(northMeters / meridianRadius));
    }

    private static LonLat Bd09Shift(LonLat gcj02)
    {
        var radius = Math.Sqrt((gcj02.Lon * gcj02.Lon) + (gcj02.Lat * gcj02.Lat)) + (0.00002 * Math.Sin(gcj02.Lat * BaiduAngularRate));
        var angle = Math.Atan2(gcj02.Lat, gcj02.Lon) + (0.000003 * Math.Cos(gcj02.Lon * BaiduAngularRate));
        return new LonLat(
            (radius * Math.Cos(angle)) + BaiduLonOffset - gcj02.Lon,
            (radius * Math.Sin(angle)) + BaiduLatOffset - gcj02.Lat);
    }

    private static LonLat Plus(LonLat a, LonLat b) => new(a.Lon + b.Lon, a.Lat + b.Lat);

    private static LonLat Minus(LonLat a, LonLat b) => new(a.Lon - b.Lon, a.Lat - b.Lat);

    private static double Wave(double amplitude, double halfTurns) => amplitude * Math.Sin(halfTurns * Math.PI);
}
