using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>
/// Who sees a response, and who decides on it. It is seen in its area and above, and below it too: a district's response is in force in each of its streets, and a street's in the part
/// of a zone that lies in it. A level is
/// activated by a person who holds the role that the package names, in the area or above; nobody does so by keeping accounts, and no system's key does.
/// </summary>
internal sealed class ResponseAccess(Access access, AreaDirectory areas, CityClock clock, ResponsePlaces places)
{
    /// <summary>Responses that the actor may see, perhaps only those of an area, of what lies below it and of what it lies in.</summary>
    public IQueryable<ResponseRow> Visible(CityDb db, Actor actor, long? area)
    {
        var rows = Around(db, db.Set<ResponseRow>(), access.AreasFor(actor, Actions.ResponseRead));
        return area is { } one ? Around(db, rows, [one]) : rows;
    }

    public bool MaySee(Actor actor, ResponseRow row) => access.AreasFor(actor, Actions.ResponseRead).Any(root => areas.Covers(root, row.AreaId) || AboveOf(root).Contains(row.AreaId));

    /// <summary>Whether the actor may mark what was done.</summary>
    public bool MayWork(Actor actor, ResponseRow row) =>
        actor.Kind == ActorKind.Person && access.AreasFor(actor, Actions.ResponseWork).Any(root => areas.Covers(root, row.AreaId) || AboveOf(root).Contains(row.AreaId));

    /// <summary>Levels that the actor may put in force in the response's area, as it stands.</summary>
    public IReadOnlyList<ResponseLevel> LevelsFor(Actor actor, ResponseRow row) =>
        [.. places.LevelsOf(row.Package).Where(l => Holds(actor, l.ActivatedBy, row.AreaId) && MayComeDownTo(actor, row, l))];

    /// <summary>Whether a level takes nothing from what is in force, or the actor may end that.</summary>
    public bool MayComeDownTo(Actor actor, ResponseRow row, ResponseLevel level) =>
        row.State != ResponseState.InForce || ResponseLife.RankOf(level.Level) >= ResponseLife.RankOf(row.Level) || Holds(actor, RoleFor(row, ResponseMove.End, null), row.AreaId);

    /// <summary>The role that must decide on a move: that of the level that is to be in force, of the one that is to end, or of the one that is declined.</summary>
    public string RoleFor(ResponseRow row, ResponseMove move, ResponseLevel? level)
    {
        var about = move switch { ResponseMove.End => row.Level, ResponseMove.Decline => row.Proposed, _ => level?.Level };
        return places.LevelsOf(row.Package).FirstOrDefault(l => l.Level == about)?.ActivatedBy ?? Roles.Commander;
    }

    /// <summary>Whether the actor holds a role in the area or above it now, and may decide at all.</summary>
    public bool Holds(Actor actor, string role, long areaId) =>
        actor.Kind == ActorKind.Person && access.May(actor, Actions.ResponseActivate, new AccessScope(areaId))
        && actor.Posts.Any(p => p.Role == role && p.CountsAt(clock.Now) && areas.Covers(p.AreaId, areaId));

    /// <summary>What the actor may do now.</summary>
    public IReadOnlyList<ResponseMove> MovesFor(Actor actor, ResponseRow row)
    {
        var levels = LevelsFor(actor, row);
        return
        [
            .. ResponseLife.Allowed(row.State, ResponseBook.Waits(row)).Where(m => m is ResponseMove.Activate or ResponseMove.Change
                ? levels.Any(l => m == ResponseMove.Activate || l.Level != row.Level)
                : Holds(actor, RoleFor(row, m, null), row.AreaId)),
        ];
    }

    private IQueryable<ResponseRow> Around(CityDb db, IQueryable<ResponseRow> rows, IReadOnlyList<long> roots)
    {
        var above = roots.SelectMany(AboveOf).Distinct().ToList();
        return rows.Where(r => above.Contains(r.AreaId) || db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == r.AreaId));
    }

    // A zone crosses the tree: above it stands whatever holds a part of it.
    private IEnumerable<long> AboveOf(long root) => (areas.Find(root)?.Level == AreaLevels.Zone
        ? areas.List().Where(a => a.Level != AreaLevels.Zone && areas.Covers(root, a.Id)).SelectMany(a => areas.AncestorsOf(a.Id))
        : areas.AncestorsOf(root)).Select(a => a.Id).Distinct();
}
