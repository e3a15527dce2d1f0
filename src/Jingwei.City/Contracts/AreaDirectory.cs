using Jingwei.City.Areas;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.City.Contracts;

/// <summary>
/// All areas that exist now, in memory: by id, by official code, by place, up and down the tree. Loads itself at the first use and again
/// after a change or when a validity date has come. Thread-safe; a lookup never waits for the writer.
/// </summary>
public sealed class AreaDirectory(ICityReader reader, CityClock clock)
{
    // Loads may overlap: each takes a ticket before it reads, and only a later ticket replaces what is held.
    private readonly Lock gate = new();
    private long tickets;
    private long forgotten;
    private Held? held;

    /// <summary>The city itself: the area of the tree without a parent. Null while there is none.</summary>
    public Area? City => Now.Areas.Values.Where(a => a.ParentId is null).MinBy(a => a.Id);

    private AreaSnapshot Now
    {
        get
        {
            var now = clock.Now;
            return Volatile.Read(ref held) is { } known && known.Ticket > Volatile.Read(ref forgotten) && now < known.Snapshot.ValidUntil
                ? known.Snapshot
                : Load(now).GetAwaiter().GetResult();
        }
    }

    /// <summary>The area, or null when there is none now.</summary>
    public Area? Find(long id) => Now.Areas.GetValueOrDefault(id);

    /// <summary>The area that holds an official code now.</summary>
    public Area? FindByCode(string code) => Now.FindByCode(code);

    /// <summary>The area that somebody names by its id or by the official code that it holds now.</summary>
    public Area? FindNamed(string named) => (long.TryParse(named, out var id) ? Find(id) : null) ?? FindByCode(named);

    /// <summary>
    /// The area of a level whose boundary holds the point. On a shared edge, and where areas of one level overlap, the one with the
    /// lowest id, so that the answer is always the same.
    /// </summary>
    public Area? At(GeoPoint point, string level) => Now.At(point).FirstOrDefault(a => a.Level == level);

    /// <summary>Every area of any level whose boundary holds the point, zones included, ordered by id.</summary>
    public IReadOnlyList<Area> AllAt(GeoPoint point) => [.. Now.At(point)];

    /// <summary>The area itself, its parent, and so on up to the city; empty for an unknown id.</summary>
    public IReadOnlyList<Area> AncestorsOf(long id)
    {
        var known = Now.Areas;
        var path = new List<Area>();
        for (var area = known.GetValueOrDefault(id); area is not null; area = area.ParentId is { } parent ? known.GetValueOrDefault(parent) : null)
        {
            path.Add(area);
        }

        return path;
    }

    /// <summary>The area itself and everything below it in the tree, level by level; empty for an unknown id.</summary>
    public IReadOnlyList<Area> DescendantsOf(long id)
    {
        var now = Now;
        var all = new List<Area>();
        if (now.Areas.TryGetValue(id, out var top))
        {
            all.Add(top);
        }

        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(now.Children[all[i].Id]);
        }

        return all;
    }

    /// <summary>The area itself and every other that contains it, by the tree or as a zone, the smallest first; of two as large the zone is the nearer. Empty for an unknown id.</summary>
    public IReadOnlyList<Area> LevelsOver(long id)
    {
        var now = Now;
        return
        [
            .. now.Areas.Values.Where(a => a.Id == id || now.Covers(a.Id, id))
                .OrderBy(a => now.Areas.Keys.Count(inside => inside == a.Id || now.Covers(a.Id, inside))).ThenBy(a => a.Level == AreaLevels.Zone ? 0 : 1).ThenBy(a => a.Id),
        ];
    }

    /// <summary>The areas right below.</summary>
    public IReadOnlyList<Area> ChildrenOf(long id) => [.. Now.Children[id].OrderBy(a => a.Code ?? "", StringComparer.Ordinal).ThenBy(a => a.Id)];

    /// <summary>All areas of a level, or all of them.</summary>
    public IReadOnlyList<Area> List(string? level = null) =>
        [.. Now.Areas.Values.Where(a => level is null || a.Level == level).OrderBy(a => a.Id)];

    /// <summary>Whether the one is the other, or contains it by the tree or as a zone: what access asks.</summary>
    public bool Covers(long ancestorId, long descendantId) => ancestorId == descendantId || Now.Covers(ancestorId, descendantId);

    /// <summary>The edges of an area: of its own boundary, else of everything that it covers. Null when nothing there has a boundary.</summary>
    public GeoBounds? BoundsOf(long id)
    {
        var now = Now;
        if (now.Areas.GetValueOrDefault(id)?.Bounds is { } own)
        {
            return own;
        }

        var inside = now.Areas.Values.Where(a => a.Bounds is not null && now.Covers(id, a.Id)).Select(a => a.Bounds!.Value).ToList();
        return inside.Count == 0 ? null : inside.Aggregate((a, b) => a.Around(b));
    }

    /// <summary>Loads again, so that everything committed before this call is known when it completes.</summary>
    public Task Reload() => Load(clock.Now);

    internal string? BoundaryOf(long id) => Now.Boundaries.TryGetValue(id, out var shape) ? Rules.GeoJsonText.Write(shape) : null;

    internal NetTopologySuite.Geometries.Geometry? ShapeOf(long id) => Now.Boundaries.GetValueOrDefault(id);

    internal void Forget() => Volatile.Write(ref forgotten, Interlocked.Increment(ref tickets));

    private async Task<AreaSnapshot> Load(DateTimeOffset now)
    {
        var ticket = Interlocked.Increment(ref tickets);
        var loaded = await reader.Read(db => AreaSnapshot.Load(db, now)).ConfigureAwait(false);
        lock (gate)
        {
            if (held is null || held.Ticket < ticket)
            {
                held = new Held(loaded, ticket);
            }
        }

        return loaded;
    }

    private sealed record Held(AreaSnapshot Snapshot, long Ticket);
}
