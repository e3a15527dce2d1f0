namespace Jingwei.Foundation.Geometry;

/// <summary>
/// CGCS2000 on the plane, as surveying offices hand it over: Gauss–Krüger in zones of 3° (large scales) or 6°.
/// Shanghai lies in the 3° zone 40 (central meridian 120° E, EPSG:4528 with and EPSG:4549 without the zone number).
/// </summary>
/// <remarks>
/// Two traps. Chinese papers write x for the northing and y for the easting. And y often carries the zone number in
/// front of its six digits: 40,637,000 is 637,000 m in zone 40. <see cref="ToGeographic(PlanePoint)"/> reads that form.
/// </remarks>
public static class GaussKruger
{
    private const double FalseEastingMeters = 500_000;
    private const double ZonePrefixMeters = 1_000_000;

    /// <summary>The 3° zone of a longitude: 25 to 45 within China. The boundary belongs to the eastern zone.</summary>
    public static int ZoneOf(double lonDegrees) => (int)Math.Floor((lonDegrees + 1.5) / 3);

    /// <summary>Central meridian of a 3° zone, degrees east.</summary>
    public static double CentralMeridianOf(int zone) => 3.0 * zone;

    /// <summary>Projects geographic CGCS2000 (or WGS-84) degrees into a 3° zone.</summary>
    /// <param name="position">Degrees.</param>
    /// <param name="zone">The zone to use; null for the zone that holds the position.</param>
    /// <param name="withZoneNumber">Whether the easting carries the zone number in front.</param>
    public static PlanePoint FromGeographic(LonLat position, int? zone = null, bool withZoneNumber = true)
    {
        var number = zone ?? ZoneOf(position.Lon);
        var plane = Zone(number).Project(position);
        return withZoneNumber ? plane with { EastingMeters = plane.EastingMeters + (number * ZonePrefixMeters) } : plane;
    }

    /// <summary>The degrees of a plane position whose easting carries its 3° zone number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The easting carries no zone between 24 and 46.</exception>
    public static LonLat ToGeographic(PlanePoint plane)
    {
        var zone = (int)Math.Floor(plane.EastingMeters / ZonePrefixMeters);
        if (zone is < 24 or > 46)
        {
            throw new ArgumentOutOfRangeException(nameof(plane), plane.EastingMeters, "The easting carries no Chinese 3° zone number.");
        }

        return ToGeographic(plane with { EastingMeters = plane.EastingMeters - (zone * ZonePrefixMeters) }, CentralMeridianOf(zone));
    }

    /// <summary>The degrees of a plane position without zone number, by its central meridian (also for 6° zones and city meridians).</summary>
    public static LonLat ToGeographic(PlanePoint plane, double centralMeridianDegrees) => Around(centralMeridianDegrees).Unproject(plane);

    private static TransverseMercator Zone(int number) => Around(CentralMeridianOf(number));

    private static TransverseMercator Around(double centralMeridianDegrees) =>
        new(Ellipsoid.Cgcs2000, centralMeridianDegrees, FalseEastingMeters);
}
