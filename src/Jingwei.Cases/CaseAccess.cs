using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Who may see a case, and in which parts a person stands to it. Both rest on the city's one access rule.</summary>
internal sealed class CaseAccess(Access access, AreaDirectory areas)
{
    /// <summary>Cases of the actor's areas, those that the actor was called to or worked on, and those that were dispatched to the actor's own body.</summary>
    public IQueryable<CaseRow> Visible(CityDb db, Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.CaseRead);
        var accountId = actor.AccountId;
        var bodies = BodiesSeenBy(actor);
        return db.Set<CaseRow>().Where(c =>
            db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == c.AreaId)
            || db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == accountId)
            || (c.BodyId != null && bodies.Contains(c.BodyId.Value))
            // A center sees what it leads, what it is asked to take and what it has handed on.
            || db.Set<CaseHandRow>().Any(h => h.CaseId == c.Id && (h.State == HandState.Asked || h.State == HandState.Waiting || h.State == HandState.Made)
                && db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && (a.DescendantId == h.FromAreaId || a.DescendantId == h.ToAreaId)))
            // What a body was asked it answers, though the case is another's by now.
            || db.Set<CaseSupervisionRow>().Any(s => s.CaseId == c.Id && s.State == SupervisionState.Waiting && s.BodyId != null && bodies.Contains(s.BodyId.Value))
            // 协办: a body sees the case of which it is to do, or did, a part.
            || db.Set<CaseAssistRow>().Any(a => a.CaseId == c.Id && (a.State == AssistState.Asked || a.State == AssistState.Confirmed || a.State == AssistState.Done) && bodies.Contains(a.BodyId)));
    }

    /// <summary>Whether these roots are the whole city.</summary>
    public bool SeesAll(IReadOnlyList<long> roots) => areas.City is { } city && roots.Contains(city.Id);

    /// <summary>The bodies of whose cases the actor sees whatever was dispatched to them.</summary>
    public IReadOnlyList<long> BodiesSeenBy(Actor actor) => [.. access.OrganizationsFor(actor, Actions.CaseRead).Select(o => o.OrganizationId).Distinct()];

    /// <summary>The bodies whose cases the actor handles.</summary>
    public IReadOnlyList<long> BodiesOf(Actor actor) => [.. access.OrganizationsFor(actor, Actions.CaseHandle).Select(o => o.OrganizationId).Distinct()];

    public IReadOnlyList<long> RootsFor(Actor actor) => access.AreasFor(actor, Actions.CaseRead);

    /// <summary>The centers of the actor's posts, each that hands cases on: one below another post of theirs is theirs as well.</summary>
    public IReadOnlyList<long> CentersOf(Actor actor) => PostsThat(actor, Actions.CaseHand);

    /// <summary>The areas of the actor's counting posts that may do this there, not reduced to the highest.</summary>
    public IReadOnlyList<long> PostsThat(Actor actor, string action) =>
        [.. actor.Posts.Where(p => access.May(actor with { Posts = [p] }, action, new AccessScope(p.AreaId))).Select(p => p.AreaId).Distinct()];

    /// <summary>The parts in which the actor may move this case; none when it may not even be seen. Another system's key reads; a person moves and answers for it.</summary>
    public async Task<CasePart> PartsOf(CityDb db, CaseRow row, Actor actor)
    {
        if (actor.Kind is not (ActorKind.Person or ActorKind.ApiKey))
        {
            return CasePart.None;
        }

        var party = actor.Kind == ActorKind.Person
            ? await db.Set<CasePartyRow>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == row.Id && p.AccountId == actor.AccountId)
            : null;
        var scope = new AccessScope(row.AreaId, row.BodyId);
        var parts = CasePart.None;
        if (party is not null || access.May(actor, Actions.CaseRead, scope) || await HasHanded(db, row, actor) || (actor.Kind == ActorKind.Person && await IsAsked(db, row, actor)))
        {
            parts |= CasePart.Viewer;
        }

        if (actor.Kind == ActorKind.Person)
        {
            parts |= party is { Ringing: true } && row.Hold == CaseHold.CallOfficer ? CasePart.Called : 0;
            parts |= row.OfficerId == actor.AccountId ? CasePart.Officer : 0;
            parts |= row.CrewId == actor.AccountId ? CasePart.Crew : 0;
        }

        if (actor.Kind == ActorKind.Person)
        {
            // The work of the desk is the leading center's; bodies and checkers of the place stay what they are.
            var desk = new AccessScope(row.DeskAreaId ?? row.AreaId, row.BodyId);
            parts |= access.May(actor, Actions.CaseAssign, desk) ? CasePart.Operator : 0;
            parts |= access.May(actor, Actions.CaseIntake, desk) ? CasePart.Intake : 0;
            parts |= access.May(actor, Actions.CaseFile, desk) ? CasePart.ShiftLeader : 0;
            parts |= access.May(actor, Actions.CaseDispatch, desk) ? CasePart.Dispatcher : 0;
            parts |= access.May(actor, Actions.CaseHandle, scope) || access.May(actor, Actions.CaseHandle, desk) ? CasePart.Body : 0;
            // Whoever commands where the case lies reads it; to command it is the leading desk's, and of whoever stands above that.
            parts |= access.May(actor, Actions.CaseSupervise, desk) ? CasePart.Supervisor : 0;
            // Whoever handled it, or a case that it carries on, does not look whether it is done.
            var (checks, works) = (access.May(actor, Actions.CaseCheck, scope) || access.May(actor, Actions.CaseCheck, desk), access.May(actor, Actions.HotlineWork, desk));
            var handled = (checks || works) && await HasHandled(db, row, actor);
            parts |= works && !(row.Stage == CaseStage.Check && handled) ? CasePart.Hotline : 0;
            parts |= checks && !handled ? CasePart.Checker : 0;
        }

        return parts;
    }

    /// <summary>Whether the case went, or is to go, from or to a center that the actor sees.</summary>
    private async Task<bool> HasHanded(CityDb db, CaseRow row, Actor actor)
    {
        var roots = RootsFor(actor);
        return roots.Count > 0 && (await db.Set<CaseHandRow>().AsNoTracking().Where(h => h.CaseId == row.Id && (h.State == HandState.Asked || h.State == HandState.Waiting || h.State == HandState.Made))
            .Select(h => new { h.FromAreaId, h.ToAreaId }).ToListAsync()).Exists(h => roots.Any(r => areas.Covers(r, h.FromAreaId) || areas.Covers(r, h.ToAreaId)));
    }

    /// <summary>Whether a body of the actor's is still to answer a supervision of the case, or is to do, or did, a part of it.</summary>
    private async Task<bool> IsAsked(CityDb db, CaseRow row, Actor actor)
    {
        var bodies = BodiesOf(actor);
        return bodies.Count > 0 && (await db.Set<CaseSupervisionRow>().AnyAsync(s => s.CaseId == row.Id && s.State == SupervisionState.Waiting && s.BodyId != null && EF.Parameter(bodies).Contains(s.BodyId.Value))
            || await db.Set<CaseAssistRow>().AnyAsync(a => a.CaseId == row.Id && (a.State == AssistState.Asked || a.State == AssistState.Confirmed || a.State == AssistState.Done) && EF.Parameter(bodies).Contains(a.BodyId)));
    }

    /// <summary>Whether somebody may be sent to a case: a post of theirs lets them move cases there, or over one of the zones on its place.</summary>
    public bool MayBeSent(Actor actor, CaseRow row) =>
        areas.AllAt(row.Place).Select(a => a.Id).Append(row.AreaId).Any(area => access.May(actor, Actions.CaseMove, new AccessScope(area)));

    /// <summary>Whether an area lies over the case's place, or in the same subdistrict: from there crews are sent.</summary>
    public bool IsAround(long areaId, CaseRow row) => IsAround(areaId, AreasOver(row));

    /// <summary>All areas over a case's place, its own among them, and those over the desk that leads it: a center that takes a case sends bodies of its own.</summary>
    public IReadOnlySet<long> AreasOver(CaseRow row) => areas.AllAt(row.Place).Select(a => a.Id).Append(row.AreaId).Append(row.DeskAreaId ?? row.AreaId).SelectMany(areas.AncestorsOf).Select(a => a.Id).ToHashSet();

    /// <summary>The same, for who asks of many areas.</summary>
    public bool IsAround(long areaId, IReadOnlySet<long> over)
    {
        return over.Contains(areaId) || areas.AncestorsOf(areaId).Any(a => a.Level == AreaLevels.Subdistrict && over.Contains(a.Id));
    }

    /// <summary>Whether the actor may file cases of the desk that leads this one, and so bind it and take it out; nothing is read for it.</summary>
    public bool MayFile(CaseRow row, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.CaseFile, new AccessScope(row.DeskAreaId ?? row.AreaId, row.BodyId));

    /// <summary>Has had a hand in this case, or in one that it carries on: whoever then tries to check it hears why not.</summary>
    public static async Task<bool> HasHandled(CityDb db, CaseRow row, Actor actor)
    {
        var carried = await Carried(db, row);
        return await db.Set<CasePartyRow>().AnyAsync(p => EF.Parameter(carried).Contains(p.CaseId) && p.AccountId == actor.AccountId && p.Handled);
    }

    /// <summary>All of whom that holds.</summary>
    public static async Task<IReadOnlyList<long>> HandledBy(CityDb db, CaseRow row)
    {
        var carried = await Carried(db, row);
        return await db.Set<CasePartyRow>().Where(p => EF.Parameter(carried).Contains(p.CaseId) && p.Handled).Select(p => p.AccountId).Distinct().ToListAsync();
    }

    private static async Task<List<long>> Carried(CityDb db, CaseRow row)
    {
        var carried = await CaseReporters.Below(db, row.Id);
        // What was done about the cause was done for this one, also when it is taken out afterwards.
        foreach (var cause in await Causes.CauseBonds.CausesOf(db, row, carried))
        {
            carried.AddRange(await CaseReporters.Below(db, cause));
        }

        return carried;
    }
}
