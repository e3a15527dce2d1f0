using System.Text.Json;
using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Maps;

/// <param name="Bounds">West, south, east, north.</param>
/// <param name="Approximate">Some of what is drawn is a sketch, not a survey.</param>
internal sealed record MapView(Named Area, double[] Bounds, GeoPoint Center, bool Approximate, MapFeatures Features);

/// <summary>A GeoJSON FeatureCollection.</summary>
internal sealed record MapFeatures(string Type, IReadOnlyList<MapFeature> Features);

internal sealed record MapFeature(string Type, JsonElement Geometry, MapProperties Properties);

/// <param name="Kind">area, road, roadMinor, green, water, building, estate or station.</param>
/// <param name="Id">Of areas.</param>
/// <param name="Level">Of areas.</param>
internal sealed record MapProperties(string Kind, Text Name, string? Id, string? Level, bool Approximate);

/// <summary>
/// What a map of an area shows: the area and two levels below it, the zones that touch it, and every drawn feature inside its
/// bounds, ordered from the ground up. Coordinates are WGS-84.
/// </summary>
internal sealed class DrawMap(ICityReader reader, AreaDirectory areas)
{
    private const int LevelsBelow = 2;
    private const double NoBoundaryDegrees = 0.02;
    private const double AroundDegrees = 0.008;
    private const int MostAround = 1_500;
    private static readonly string[] Open = ["water", "green", "roadMinor", "road", "station"];
    private static readonly string[] FromTheGround = ["water", "green", "estate", "building", "roadMinor", "road", "station"];

    public async Task<Result<MapView>> Run(long? areaId, Actor actor, CancellationToken ct)
    {
        var id = areaId ?? actor.Posts.Select(p => (long?)p.AreaId).FirstOrDefault() ?? areas.City?.Id;
        if (id is not { } known || areas.Find(known) is not { } area)
        {
            return new Refusal("area_unknown", RefusalKind.NotFound, "area");
        }

        var bounds = areas.BoundsOf(area.Id) ?? Around(area.Center ?? new GeoPoint(121.4737, 31.2304));
        var drawn = await reader.Read(
            db => db.Set<MapFeatureRow>()
                .Where(f => f.West <= bounds.East && bounds.West <= f.East && f.South <= bounds.North && bounds.South <= f.North)
                .OrderBy(f => f.Id).ToListAsync(),
            ct);
        var named = drawn.Where(f => f.Kind == "estate").Select(f => f.Name.Zh).ToHashSet();
        IReadOnlyList<MapFeature> features =
        [
            .. AreasOn(area, bounds).Where(a => a.Level != AreaLevels.Estate || !named.Contains(a.Name.Zh)).Select(ToFeature).OfType<MapFeature>(),
            .. drawn.OrderBy(f => Array.IndexOf(FromTheGround, f.Kind)).Select(f =>
                new MapFeature("Feature", Parse(f.GeoJson), new MapProperties(f.Kind, f.Name, null, null, f.Approximate))),
        ];
        return new MapView(
            new Named(area.Id.ToString(), area.Name),
            bounds.ToArray(),
            area.Center ?? bounds.Center,
            features.Any(f => f.Properties.Approximate),
            new MapFeatures("FeatureCollection", features));
    }

    /// <summary>Streets, greens, water and stations around a place, without anybody's building: what may hang at any bus stop.</summary>
    public async Task<Result<MapView>> Around(double? lon, double? lat, CancellationToken ct)
    {
        if (lon is not { } east || lat is not { } north || !new GeoPoint(east, north).IsOnEarth)
        {
            return Refusal.Invalid("lon", "place_required");
        }

        var bounds = new GeoBounds(east - AroundDegrees, north - AroundDegrees, east + AroundDegrees, north + AroundDegrees);
        var drawn = await reader.Read(
            db => db.Set<MapFeatureRow>()
                .Where(f => f.West <= bounds.East && bounds.West <= f.East && f.South <= bounds.North && bounds.South <= f.North && Open.Contains(f.Kind))
                .OrderBy(f => f.Id).Take(MostAround).ToListAsync(),
            ct);
        IReadOnlyList<MapFeature> features = [.. drawn.OrderBy(f => Array.IndexOf(FromTheGround, f.Kind)).Select(f => new MapFeature("Feature", Parse(f.GeoJson), new MapProperties(f.Kind, f.Name, null, null, f.Approximate)))];
        var city = areas.City;
        return new MapView(new Named(city?.Id.ToString() ?? "", city?.Name ?? Text.Same("")), bounds.ToArray(), new GeoPoint(east, north), drawn.Exists(f => f.Approximate), new MapFeatures("FeatureCollection", features));
    }

    private IEnumerable<Area> AreasOn(Area top, GeoBounds bounds)
    {
        var shown = new List<Area> { top };
        for (int depth = 0, from = 0; depth < LevelsBelow; depth++)
        {
            var until = shown.Count;
            for (; from < until; from++)
            {
                shown.AddRange(areas.ChildrenOf(shown[from].Id));
            }
        }

        var crossing = areas.List(AreaLevels.Zone)
            .Concat(top.Level == AreaLevels.Zone ? areas.List().Where(a => areas.Covers(top.Id, a.Id)) : [])
            .Where(a => a.Bounds is { } b && b.Overlaps(bounds));
        return shown.Concat(crossing).DistinctBy(a => a.Id);
    }

    private MapFeature? ToFeature(Area area) => areas.BoundaryOf(area.Id) is { } boundary
        ? new MapFeature("Feature", Parse(boundary), new MapProperties(
            area.Level == AreaLevels.Estate ? "estate" : "area", area.Name, area.Id.ToString(), area.Level, area.Approximate))
        : null;

    private static JsonElement Parse(string geoJson)
    {
        using var document = JsonDocument.Parse(geoJson);
        return document.RootElement.Clone();
    }

    private static GeoBounds Around(GeoPoint center) => new(
        center.Lon - NoBoundaryDegrees, center.Lat - NoBoundaryDegrees, center.Lon + NoBoundaryDegrees, center.Lat + NoBoundaryDegrees);
}
