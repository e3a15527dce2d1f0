using System.Collections.Frozen;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Jingwei.City.Areas;

/// <summary>All areas as they stand at one instant, with a spatial index over their boundaries. Immutable; safe for many readers.</summary>
internal sealed class AreaSnapshot
{
    private readonly FrozenDictionary<string, long> byCode;
    private readonly FrozenSet<(long Ancestor, long Descendant)> closure;
    private readonly STRtree<Inside> tree = new();

    private AreaSnapshot(
        IEnumerable<Area> areas, IEnumerable<AreaClosureRow> closure, IReadOnlyDictionary<long, Geometry> boundaries, DateTimeOffset validUntil)
    {
        Areas = areas.ToFrozenDictionary(a => a.Id);
        byCode = Areas.Values.Where(a => a.Code is not null).ToFrozenDictionary(a => a.Code!, a => a.Id);
        Children = Areas.Values.Where(a => a.ParentId is not null).ToLookup(a => a.ParentId!.Value);
        this.closure = closure.Select(c => (c.AncestorId, c.DescendantId)).ToFrozenSet();
        Boundaries = boundaries;
        ValidUntil = validUntil;
        foreach (var (id, boundary) in boundaries)
        {
            var locator = new IndexedPointInAreaLocator(boundary);
            locator.Locate(boundary.EnvelopeInternal.Centre); // its index is built at the first question: ask it before others share it
            tree.Insert(boundary.EnvelopeInternal, new Inside(Areas[id], locator));
        }

        tree.Build();
    }

    public FrozenDictionary<long, Area> Areas { get; }

    public ILookup<long, Area> Children { get; }

    public IReadOnlyDictionary<long, Geometry> Boundaries { get; }

    /// <summary>The first instant at which some code or boundary changes; from then on another snapshot is right.</summary>
    public DateTimeOffset ValidUntil { get; }

    public Area? FindByCode(string code) => byCode.TryGetValue(code, out var id) ? Areas[id] : null;

    public bool Covers(long ancestorId, long descendantId) => closure.Contains((ancestorId, descendantId));

    public IEnumerable<Area> At(GeoPoint point)
    {
        var position = new Coordinate(point.Lon, point.Lat);
        return tree.Query(new Envelope(position))
            .Where(inside => inside.Locator.Locate(position) != Location.Exterior)
            .Select(inside => inside.Area)
            .OrderBy(a => a.Id);
    }

    public static async Task<AreaSnapshot> Load(CityDb db, DateTimeOffset now)
    {
        var areas = await db.Set<AreaRow>().ToListAsync();
        var codes = await db.Set<AreaCodeRow>().ToListAsync();
        var boundaries = await db.Set<AreaBoundaryRow>().ToListAsync();
        var closure = await db.Set<AreaClosureRow>().ToListAsync();

        var changes = areas.SelectMany(a => new[] { a.ValidFrom, a.ValidUntil })
            .Concat(codes.SelectMany(c => new[] { c.ValidFrom, c.ValidUntil }))
            .Concat(boundaries.SelectMany(b => new[] { b.ValidFrom, b.ValidUntil }))
            .Where(i => i > now).Select(i => i!.Value);
        var current = areas.Where(a => Counts(a.ValidFrom, a.ValidUntil, now)).ToDictionary(a => a.Id);
        var codeOf = codes.Where(c => Counts(c.ValidFrom, c.ValidUntil, now)).ToLookup(c => c.AreaId);
        var boundaryOf = boundaries
            .Where(b => current.ContainsKey(b.AreaId) && Counts(b.ValidFrom, b.ValidUntil, now))
            .GroupBy(b => b.AreaId).ToDictionary(g => g.Key, g => g.MaxBy(b => b.Id)!);
        var shapes = boundaryOf.ToDictionary(b => b.Key, b => GeoJson.Read(b.Value.GeoJson).Value);
        return new AreaSnapshot(
            current.Values.Select(row => ToArea(row, codeOf[row.Id].MaxBy(c => c.Id)?.Code, shapes.GetValueOrDefault(row.Id), boundaryOf)),
            closure,
            shapes,
            changes.DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
    }

    private static Area ToArea(AreaRow row, string? code, Geometry? shape, Dictionary<long, AreaBoundaryRow> boundaryOf)
    {
        GeoBounds? bounds = shape is null ? null : GeoJson.BoundsOf(shape);
        GeoPoint? center = row is { CenterLon: { } lon, CenterLat: { } lat } ? new GeoPoint(lon, lat)
            : shape is null ? null : new GeoPoint(shape.InteriorPoint.X, shape.InteriorPoint.Y);
        return new Area(row.Id, row.ParentId, row.Level, row.Name, code, center, bounds, shape is not null && boundaryOf[row.Id].Approximate);
    }

    private static bool Counts(DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now) =>
        (from is null || from <= now) && (until is null || now < until);

    private sealed record Inside(Area Area, IPointOnGeometryLocator Locator);
}
