using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>Who may see a meeting, on whose side of it a person stands, and who decides above.</summary>
internal sealed class MeetingAccess(Access access, AreaDirectory areas, People people)
{
    /// <summary>The roles that decide (<c>meeting.decide</c>).</summary>
    private static readonly string[] Deciders = [Roles.ShiftLeader, Roles.Commander];

    /// <summary>Places in the tree, the smallest first: at the first of these that its caller answers for, a meeting lies.</summary>
    private static readonly string[] Levels = [AreaLevels.Neighborhood, AreaLevels.Subdistrict, AreaLevels.Zone, AreaLevels.District, AreaLevels.City];

    /// <summary>Meetings of the actor's areas, those to which the actor's body was called or in which it has something to do, and those that the actor called or has something to do in.</summary>
    public IQueryable<MeetingRow> Visible(CityDb db, Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.MeetingRead);
        var bodies = BodiesOf(actor, Actions.MeetingRead);
        // A key is nobody; whatever a key has called is not another key's.
        var person = actor.Kind == ActorKind.Person ? actor.AccountId : -1;
        return db.Set<MeetingRow>().Where(m =>
            db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == m.AreaId)
            || m.CallerId == person
            || db.Set<MeetingCallRow>().Any(c => c.MeetingId == m.Id && bodies.Contains(c.BodyId))
            || db.Set<MeetingItemRow>().Any(i => i.MeetingId == m.Id && ((i.BodyId != null && bodies.Contains(i.BodyId.Value)) || i.PersonId == person)));
    }

    /// <summary>The bodies for which the actor may do it.</summary>
    public IReadOnlyList<long> BodiesOf(Actor actor, string action = Actions.MeetingAnswer) => [.. access.OrganizationsFor(actor, action).Select(o => o.OrganizationId).Distinct()];

    /// <summary>The sides on which the actor may move a call. Who answers for the body is on no other side.</summary>
    public MeetingPart PartsOf(MeetingRow meeting, MeetingCallRow call, Actor actor) => Parts(meeting, call, actor, actor.Kind == ActorKind.Person && IsOf(call.BodyId, actor));

    /// <summary>The same of an item: who does it, or works for the body that does, is on no other side.</summary>
    public MeetingPart PartsOf(MeetingRow meeting, MeetingItemRow item, Actor actor) =>
        Parts(meeting, item, actor, actor.Kind == ActorKind.Person && (item.BodyId is { } body ? IsOf(body, actor) : item.PersonId == actor.AccountId));

    public bool IsCaller(MeetingRow meeting, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.MeetingCall, new AccessScope(meeting.AreaId));

    /// <summary>Where a meeting at this place lies: the smallest area there for which the actor calls; null when there is none.</summary>
    public long? AreaAt(GeoPoint place, Actor actor, long? also = null)
    {
        var there = areas.AllAt(place).Select(a => (a.Id, a.Level));
        var further = also is { } id && areas.Find(id) is { } area ? new[] { (area.Id, area.Level) } : [];
        return there.Concat(further).Where(a => access.May(actor, Actions.MeetingCall, new AccessScope(a.Id))).OrderBy(a => RankOf(a.Level)).ThenBy(a => a.Id)
            .Select(a => (long?)a.Id).FirstOrDefault();
    }

    /// <summary>The smallest area from which the actor calls, one of the tree before a zone; null when there is none.</summary>
    public long? OwnArea(Actor actor) => access.AreasFor(actor, Actions.MeetingCall).OrderBy(a => RankOf(areas.Find(a)?.Level)).ThenBy(a => a).Select(a => (long?)a).FirstOrDefault();

    public bool MayCallIn(long area, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.MeetingCall, new AccessScope(area));

    public bool MayRead(Actor actor, long area) => access.May(actor, Actions.MeetingRead, new AccessScope(area));

    /// <summary>The bodies that this caller can call there: somebody answers for them in the area or above it, in a zone over the place, or where the caller's own posts are.</summary>
    public async Task<IReadOnlyList<long>> Callable(CityDb db, long area, GeoPoint? place, Actor caller, DateTimeOffset now)
    {
        var zones = place is { } at ? areas.AllAt(at).Where(a => a.Level == AreaLevels.Zone).Select(a => a.Id) : [];
        var bodies = new List<long>();
        foreach (var there in zones.Append(area).Concat(access.AreasFor(caller, Actions.MeetingCall)).Distinct().Order())
        {
            bodies.AddRange((await people.HoldersFor(db, Roles.Handler, there, now)).Select(h => h.OrganizationId).OfType<long>());
        }

        return [.. bodies.Distinct()];
    }

    /// <summary>Everybody who answers for these bodies.</summary>
    public Task<IReadOnlyList<long>> PeopleOf(CityDb db, IReadOnlyCollection<long> bodies, DateTimeOffset now) => people.HandlersOf(db, bodies, now);

    /// <summary>Everybody who decides at this level.</summary>
    public async Task<IReadOnlyList<long>> DecidersAt(CityDb db, long level, DateTimeOffset now)
    {
        var found = new List<long>();
        foreach (var role in Deciders)
        {
            found.AddRange((await people.HoldersFor(db, role, level, now)).Where(h => h.AreaId == level).Select(h => h.AccountId));
        }

        return [.. found.Distinct()];
    }

    /// <summary>The level at which somebody decides: at the area itself or above it, or, when it lies at one already, further up. Null at the top, and where nobody decides.</summary>
    public async Task<long?> LevelAbove(CityDb db, long area, long? held, DateTimeOffset now)
    {
        var holders = new HashSet<long>();
        foreach (var role in Deciders)
        {
            holders.UnionWith((await people.HoldersFor(db, role, held ?? area, now)).Select(h => h.AreaId));
        }

        var up = areas.AncestorsOf(held ?? area).Select(a => a.Id);
        return Rules.Supervision.LevelAbove.Next(held is null ? up : up.Skip(1), holders);
    }

    private static int RankOf(string? level) => Array.IndexOf(Levels, level) is var at and >= 0 ? at : Levels.Length;

    private MeetingPart Parts(MeetingRow meeting, IWaitingRow row, Actor actor, bool ofBody)
    {
        if (actor.Kind != ActorKind.Person)
        {
            return MeetingPart.None;
        }

        return ofBody ? MeetingPart.Body
            : (IsCaller(meeting, actor) ? MeetingPart.Caller : 0)
            | (row.LevelAreaId is { } level && access.May(actor, Actions.MeetingDecide, new AccessScope(level)) ? MeetingPart.Leader : 0);
    }

    /// <summary>Whoever answers for a body that was called answers for it, wherever the meeting lies.</summary>
    private bool IsOf(long body, Actor actor) => access.OrganizationsFor(actor, Actions.MeetingAnswer).Any(o => o.OrganizationId == body);
}
