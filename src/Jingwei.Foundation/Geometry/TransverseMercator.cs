namespace Jingwei.Foundation.Geometry;

/// <summary>An ellipsoid of revolution.</summary>
/// <param name="SemiMajorAxisMeters">Equatorial radius.</param>
/// <param name="InverseFlattening">1/f.</param>
public sealed record Ellipsoid(double SemiMajorAxisMeters, double InverseFlattening)
{
    /// <summary>CGCS2000 after GB 22021-2008; the same figure as GRS 80.</summary>
    public static readonly Ellipsoid Cgcs2000 = new(6378137.0, 298.257222101);

    /// <summary>Krasovsky 1940, under Beijing 1954 and Pulkovo 1942 coordinates.</summary>
    public static readonly Ellipsoid Krasovsky = new(6378245.0, 298.3);
}

/// <summary>A position on a plane, in meters. Chinese surveying calls the northing x and the easting y.</summary>
/// <param name="EastingMeters">Chinese y, with the false easting and perhaps the zone number before it.</param>
/// <param name="NorthingMeters">Chinese x, from the equator.</param>
public readonly record struct PlanePoint(double EastingMeters, double NorthingMeters);

/// <summary>
/// The transverse Mercator projection by Krüger's series in the third flattening n, to the fourth order: within 4° of
/// the central meridian the error is below a micrometer.
/// </summary>
/// <remarks>
/// L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene (1912); coefficients and the inverse for the latitude after
/// C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 7–21, 35 and 36.
/// </remarks>
public sealed class TransverseMercator
{
    private readonly double centralMeridian;
    private readonly double falseEasting;
    private readonly double falseNorthing;
    private readonly double eccentricity;
    private readonly double scaledRadius;
    private readonly double[] forward;
    private readonly double[] backward;

    /// <param name="ellipsoid">The ellipsoid of the datum.</param>
    /// <param name="centralMeridianDegrees">Longitude of the straight meridian.</param>
    /// <param name="falseEastingMeters">Easting of the central meridian.</param>
    /// <param name="falseNorthingMeters">Northing of the equator.</param>
    /// <param name="scale">Scale on the central meridian: 1 for Gauss–Krüger.</param>
    public TransverseMercator(
        Ellipsoid ellipsoid, double centralMeridianDegrees, double falseEastingMeters, double falseNorthingMeters = 0, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(ellipsoid);
        centralMeridian = centralMeridianDegrees;
        falseEasting = falseEastingMeters;
        falseNorthing = falseNorthingMeters;
        var f = 1 / ellipsoid.InverseFlattening;
        eccentricity = Math.Sqrt(f * (2 - f));
        double n = f / (2 - f), n2 = n * n, n3 = n2 * n, n4 = n3 * n;
        scaledRadius = scale * ellipsoid.SemiMajorAxisMeters / (1 + n) * (1 + (n2 / 4) + (n4 / 64));
        forward =
        [
            (n / 2) - (2 * n2 / 3) + (5 * n3 / 16) + (41 * n4 / 180),
            (13 * n2 / 48) - (3 * n3 / 5) + (557 * n4 / 1440),
            (61 * n3 / 240) - (103 * n4 / 140),
            49561 * n4 / 161280,
        ];
        backward =
        [
            (n / 2) - (2 * n2 / 3) + (37 * n3 / 96) - (n4 / 360),
            (n2 / 48) + (n3 / 15) - (437 * n4 / 1440),
            (17 * n3 / 480) - (37 * n4 / 840),
            4397 * n4 / 161280,
        ];
    }

    /// <summary>Projects geographic degrees to the plane. Meant for points within some 10° of the central meridian.</summary>
    public PlanePoint Project(LonLat p)
    {
        var lambda = double.DegreesToRadians(p.Lon - centralMeridian);
        var tau = ConformalTangent(Math.Tan(double.DegreesToRadians(p.Lat)));
        var xi = Math.Atan2(tau, Math.Cos(lambda));
        var eta = Math.Asinh(Math.Sin(lambda) / double.Hypot(tau, Math.Cos(lambda)));
        double northing = xi, easting = eta;
        for (var j = 1; j <= forward.Length; j++)
        {
            northing += forward[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            easting += forward[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        return new PlanePoint(falseEasting + (scaledRadius * easting), falseNorthing + (scaledRadius * northing));
    }

    /// <summary>The geographic degrees of a point on the plane.</summary>
    public LonLat Unproject(PlanePoint plane)
    {
        var northing = (plane.NorthingMeters - falseNorthing) / scaledRadius;
        var easting = (plane.EastingMeters - falseEasting) / scaledRadius;
        double xi = northing, eta = easting;
        for (var j = 1; j <= backward.Length; j++)
        {
            xi -= backward[j - 1] * Math.Sin(2 * j * northing) * Math.Cosh(2 * j * easting);
            eta -= backward[j - 1] * Math.Cos(2 * j * northing) * Math.Sinh(2 * j * easting);
        }

        var tau = GeographicTangent(Math.Sin(xi) / double.Hypot(Math.Sinh(eta), Math.Cos(xi)));
        var lambda = Math.Atan2(Math.Sinh(eta), Math.Cos(xi));
        return new LonLat(centralMeridian + double.RadiansToDegrees(lambda), double.RadiansToDegrees(Math.Atan(tau)));
    }

    private double ConformalTangent(double tau)
    {
        var root = double.Hypot(1, tau);
        var sigma = Math.Sinh(eccentricity * Math.Atanh(eccentricity * tau / root));
        return (tau * double.Hypot(1, sigma)) - (sigma * root);
    }

    private double GeographicTangent(double conformal)
    {
        var rest = 1 - (eccentricity * eccentricity);
        var tau = conformal;
        for (var step = 0; step < 6; step++)
        {
            var reached = ConformalTangent(tau);
            var change = (conformal - reached) / double.Hypot(1, reached) * (1 + (rest * tau * tau)) / (rest * double.Hypot(1, tau));
            tau += change;
            if (Math.Abs(change) < 1e-15 * (1 + Math.Abs(tau)))
            {
                break;
            }
        }

        return tau;
    }
}
