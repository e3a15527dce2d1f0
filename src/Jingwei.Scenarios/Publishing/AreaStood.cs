using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Publishing;

/// <summary>Under which parent an area hung. Until the revision that its move makes, what is set there is looked up so: lanes hear of settings by revisions alone.</summary>
public sealed class AreaStoodRow
{
    /// <summary>The next revision, which has no number yet.</summary>
    public const int Next = int.MaxValue;

    public long AreaId { get; init; }

    /// <summary>Revisions before this one are looked up by <see cref="ParentId"/>.</summary>
    public int UntilRevision { get; init; }

    public long? ParentId { get; init; }
}

/// <summary>
/// Keeps how areas hung together at each revision, as <c>device_stood</c> keeps where devices stood: when areas are moved and something is set anywhere, the same packages and
/// settings come into force once more, and from there on what is set is looked up by the tree as it is now.
/// </summary>
internal sealed class AreaStood(ICityReader reader, AreaDirectory areas) : IAreaMoves
{
    private volatile ILookup<long, AreaStoodRow>? held;

    private ILookup<long, AreaStoodRow> Held => held ??= reader.Read(async db =>
        (await db.Set<AreaStoodRow>().AsNoTracking().OrderBy(s => s.UntilRevision).ToListAsync()).ToLookup(s => s.AreaId)).GetAwaiter().GetResult();

    public async Task Note(WriteScope scope, IReadOnlyList<AreaMove> moves)
    {
        var (newest, content) = await RevisionWriting.Newest(scope.Db);
        if (newest == 0 || content.Settings.Count == 0)
            return;
        // Of several moves before the next revision the first counts: by that the area is looked up.
        foreach (var move in moves)
            await scope.Db.Database.ExecuteSqlAsync($"INSERT INTO area_stood(area_id, until_revision, parent_id) VALUES ({move.AreaId}, {AreaStoodRow.Next}, {move.FromId}) ON CONFLICT DO NOTHING");
        scope.AfterCommit(Forget);
        scope.Emit("devices", new DevicesMoved(moves.Count));
    }

    /// <summary>Whether areas have moved since the last revision was made.</summary>
    public static Task<bool> Any(WriteScope scope) => scope.Db.Set<AreaStoodRow>().AnyAsync(s => s.UntilRevision == AreaStoodRow.Next);

    /// <summary>From this revision on, which is made in the same transaction, what is set is looked up by the tree as it is now.</summary>
    public async Task Until(WriteScope scope, int revision)
    {
        await scope.Db.Database.ExecuteSqlAsync($"UPDATE area_stood SET until_revision = {revision} WHERE until_revision = {AreaStoodRow.Next}");
        scope.AfterCommit(Forget);
    }

    /// <summary>The area itself, its parent, and so on up to the city, as they hung at a revision; empty for an area that is not there.</summary>
    public IReadOnlyList<long> PathOf(long areaId, int revision)
    {
        var stood = Held;
        var path = new List<long>();
        // Areas that were moved by several files could seem to hang in a circle for a moment.
        for (var at = areas.Find(areaId); at is not null && !path.Contains(at.Id);)
        {
            path.Add(at.Id);
            var before = stood[at.Id].FirstOrDefault(s => s.UntilRevision > revision);
            at = (before is null ? at.ParentId : before.ParentId) is { } parent ? areas.Find(parent) : null;
        }
        return path;
    }

    /// <summary>Whether an area or zone covers the area of a path: it is on it, or is a zone one of whose members is.</summary>
    public bool Covers(long root, IReadOnlyList<long> path) =>
        path.Contains(root) || path.Any(id => areas.Covers(root, id) && areas.Find(id)?.ParentId is var parent && (parent is null || !areas.Covers(root, parent.Value)));

    private void Forget() => held = null;
}
