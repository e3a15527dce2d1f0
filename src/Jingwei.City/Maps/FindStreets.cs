using Jingwei.City.Areas;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Maps;

/// <summary>A place on a street that has a name: the street that crosses it there.</summary>
internal sealed record CrossingView(Text Name, double Lon, double Lat);

/// <summary>A street by its name, with a point on it and its crossings in order from west to east.</summary>
internal sealed record StreetView(Text Name, double Lon, double Lat, IReadOnlyList<CrossingView> Crossings);

/// <summary>Finds streets by a part of their name, for people who cannot or will not give their position.</summary>
internal sealed class FindStreets(ICityReader reader)
{
    // The map changes only by an import, and whoever has no account may ask: the shapes are put together once.
    private (int Count, long Newest, IReadOnlyList<NamedLine> Streets) known = (0, 0, []);

    public const int MostStreets = 20;
    private const int LongestName = 40;
    internal static readonly string[] RoadKinds = ["road", "roadMinor"];

    public async Task<Result<Page<StreetView>>> Run(string? q, int? limit, CancellationToken ct)
    {
        var wanted = q?.Trim() ?? "";
        if (wanted.Length is 0 or > LongestName)
        {
            return Refusal.Invalid("q", "street_name_required", ("most", LongestName));
        }

        if (limit is < 1 or > MostStreets)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostStreets));
        }

        var streets = await Streets(ct);
        return new Page<StreetView>(
            [.. streets.Where(s => Matches(s.Name, wanted)).Take(limit ?? 5).Select(s => View(s, streets))], null);
    }

    /// <summary>Streets that a text names, in Chinese or English.</summary>
    public async Task<IReadOnlyList<StreetView>> Named(string text, CancellationToken ct)
    {
        var streets = await Streets(ct);
        return
        [
            .. streets.Where(s => text.Contains(s.Name.Zh, StringComparison.OrdinalIgnoreCase) || (s.Name.En.Length > 0 && text.Contains(s.Name.En, StringComparison.OrdinalIgnoreCase))).Take(MostStreets)
                .Select(s => View(s, streets)),
        ];
    }

    private Task<IReadOnlyList<NamedLine>> Streets(CancellationToken ct) => reader.Read(
        async db =>
        {
            var roads = db.Set<MapFeatureRow>().Where(f => RoadKinds.Contains(f.Kind));
            var (count, newest) = (await roads.CountAsync(ct), await roads.MaxAsync(f => (long?)f.Id, ct) ?? 0);
            if (known is var (knownCount, knownNewest, streets) && (knownCount, knownNewest) == (count, newest))
            {
                return streets;
            }

            var rows = await roads.OrderBy(f => f.Id).ToListAsync(ct);
            streets = ByName(rows);
            known = (count, newest, streets);
            return streets;
        },
        ct);

    /// <summary>What is drawn of each street that has a name, as one shape; the main roads first.</summary>
    internal static List<NamedLine> ByName(IEnumerable<MapFeatureRow> rows) =>
        [.. rows.Where(r => r.Name.Zh.Length > 0).OrderBy(r => Array.IndexOf(RoadKinds, r.Kind)).ThenBy(r => r.Id).GroupBy(r => r.Name.Zh).Select(g => new NamedLine(g.First().Name, Together(g)))];

    private static bool Matches(Text name, string wanted) =>
        name.Zh.Contains(wanted, StringComparison.OrdinalIgnoreCase) || name.En.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private static Geometry Together(IEnumerable<MapFeatureRow> parts) =>
        parts.Select(p => GeoJson.Read(p.GeoJson).Value).Aggregate((a, b) => a.Union(b));

    private static StreetView View(NamedLine street, IReadOnlyList<NamedLine> all)
    {
        var crossings = all.Where(o => o != street && o.Shape.EnvelopeInternal.Intersects(street.Shape.EnvelopeInternal)).SelectMany(other => street.Shape.Intersection(other.Shape).Coordinates.Take(1)
                .Select(c => new CrossingView(other.Name, c.X, c.Y)))
            .OrderBy(c => c.Lon).ToList();
        var middle = street.Shape.InteriorPoint.Coordinate;
        return new StreetView(street.Name, middle.X, middle.Y, crossings);
    }
}
