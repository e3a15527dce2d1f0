using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>Who may read, ask, judge and answer. The list is for everybody who works in its district; a task for its two sides and the desks over the neighborhood.</summary>
internal sealed class WorkItemAccess(Access access, AreaDirectory areas, People people)
{
    /// <summary>The roles that judge (<c>workItem.judge</c>).</summary>
    private static readonly string[] Judges = [Roles.ShiftLeader, Roles.Commander];

    /// <summary>Items of which the judging area lies over, or under, a place where the actor reads.</summary>
    public IQueryable<WorkItemRow> Items(CityDb db, Actor actor)
    {
        var here = access.AreasFor(actor, Actions.WorkItemRead).Concat(access.OrganizationsFor(actor, Actions.WorkItemRead).Select(o => o.AreaId)).Distinct().ToList();
        return db.Set<WorkItemRow>().Where(i => db.Set<AreaClosureRow>().Any(a =>
            (EF.Parameter(here).Contains(a.AncestorId) && a.DescendantId == i.JudgeAreaId) || (EF.Parameter(here).Contains(a.DescendantId) && a.AncestorId == i.JudgeAreaId)));
    }

    public IQueryable<NeighborhoodTaskRow> Tasks(CityDb db, Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.WorkItemRead);
        var departments = BodiesOf(actor, Actions.WorkItemAsk);
        var committees = BodiesOf(actor, Actions.WorkItemAnswer);
        return db.Set<NeighborhoodTaskRow>().Where(t =>
            db.Set<AreaClosureRow>().Any(a => EF.Parameter(roots).Contains(a.AncestorId) && a.DescendantId == t.AreaId)
            || EF.Parameter(departments).Contains(t.BodyId) || EF.Parameter(committees).Contains(t.CommitteeId));
    }

    public IReadOnlyList<long> BodiesOf(Actor actor, string action) =>
        actor.Kind == ActorKind.Person ? [.. access.OrganizationsFor(actor, action).Select(o => o.OrganizationId).Distinct()] : [];

    /// <summary>The areas for which the actor judges.</summary>
    public IReadOnlyList<long> JudgedBy(Actor actor) => actor.Kind == ActorKind.Person ? access.AreasFor(actor, Actions.WorkItemJudge) : [];

    public WorkItemPart PartsOf(WorkItemRow item, Actor actor) => Judge(item, actor, BodiesOf(actor, Actions.WorkItemAsk).Contains(item.BodyId) ? WorkItemPart.Department : WorkItemPart.None);

    /// <summary>The same of a task: who speaks for the department or for the committee decides on no objection between them.</summary>
    public WorkItemPart PartsOf(WorkItemRow item, NeighborhoodTaskRow task, Actor actor) => Judge(
        item, actor,
        (BodiesOf(actor, Actions.WorkItemAsk).Contains(task.BodyId) ? WorkItemPart.Department : 0) | (BodiesOf(actor, Actions.WorkItemAnswer).Contains(task.CommitteeId) ? WorkItemPart.Committee : 0));

    /// <summary>Where it is judged what a body of this area may ask: the district over it, else the city.</summary>
    public long JudgeAreaOf(long bodyArea) =>
        areas.AncestorsOf(bodyArea).FirstOrDefault(a => a.Level == AreaLevels.District)?.Id ?? areas.City?.Id ?? bodyArea;

    /// <summary>Committees of neighborhoods below a department's area.</summary>
    public async Task<IReadOnlyList<Organization>> CommitteesBelow(CityDb db, long bodyArea) =>
        [.. (await people.OrganizationsFor(db, OrganizationKinds.Committee, bodyArea)).Where(o => areas.Covers(bodyArea, o.AreaId) && areas.Find(o.AreaId)?.Level == AreaLevels.Neighborhood)];

    /// <summary>Everybody who judges there or above.</summary>
    public async Task<IReadOnlyList<long>> JudgesOver(CityDb db, long area, bool above, DateTimeOffset now)
    {
        var found = new List<long>();
        foreach (var role in Judges)
        {
            found.AddRange((await people.HoldersFor(db, role, area, now)).Where(h => above || h.AreaId == area).Select(h => h.AccountId));
        }

        return [.. found.Distinct()];
    }

    /// <summary>Everybody who speaks for these bodies, with whatever post.</summary>
    public Task<IReadOnlyList<long>> PeopleOf(CityDb db, IReadOnlyCollection<long> bodies, DateTimeOffset now) => people.SpeakersOf(db, bodies, now);

    public Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    private WorkItemPart Judge(WorkItemRow item, Actor actor, WorkItemPart sides) =>
        sides == WorkItemPart.None && actor.Kind == ActorKind.Person && access.May(actor, Actions.WorkItemJudge, new AccessScope(item.JudgeAreaId)) ? WorkItemPart.Judge : sides;
}
