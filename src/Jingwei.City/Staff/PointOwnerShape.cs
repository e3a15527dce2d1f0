using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Staff;

/// <summary>The place of a point owner: a circle or a polygon. Which owner is told first when places overlap: the one with the smallest.</summary>
internal static class PointOwnerShape
{
    private const double MetersPerDegree = 111_195; // mean, of latitude

    public static PointOwnerRow ToRow(long id, NewPointOwner owner)
    {
        if (owner.BoundaryGeoJson is { } boundary)
        {
            var shape = GeoJson.ReadArea(boundary).Value;
            return Row(id, owner, GeoJson.BoundsOf(shape), GeoJsonText.Write(shape));
        }

        if (owner is not { Center: { IsOnEarth: true } center, RadiusMeters: > 0 and var radius })
        {
            throw new ArgumentException($"{owner.Place}: neither a circle nor a polygon.", nameof(owner));
        }

        var north = radius / MetersPerDegree;
        var east = north / Math.Cos(double.DegreesToRadians(center.Lat));
        return Row(id, owner, new GeoBounds(center.Lon - east, center.Lat - north, center.Lon + east, center.Lat + north), null);
    }

    public static bool Holds(PointOwnerRow row, GeoPoint point) => row.GeoJson is { } boundary
        ? SimplePointInAreaLocator.Locate(new Coordinate(point.Lon, point.Lat), GeoJson.Read(boundary).Value) != Location.Exterior
        : new GeoPoint(row.CenterLon!.Value, row.CenterLat!.Value).DistanceMetersTo(point) <= row.RadiusMeters;

    /// <summary>Size of the surrounding box in square degrees: enough to tell the smaller place.</summary>
    public static double Size(PointOwnerRow row) => (row.East - row.West) * (row.North - row.South);

    private static PointOwnerRow Row(long id, NewPointOwner owner, GeoBounds bounds, string? geoJson) => new()
    {
        Id = id,
        PostId = owner.PostId,
        Place = owner.Place,
        CenterLon = owner.Center?.Lon,
        CenterLat = owner.Center?.Lat,
        RadiusMeters = geoJson is null ? owner.RadiusMeters : null,
        GeoJson = geoJson,
        West = bounds.West,
        South = bounds.South,
        East = bounds.East,
        North = bounds.North,
    };
}
