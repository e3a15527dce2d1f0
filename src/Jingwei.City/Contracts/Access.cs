using Jingwei.City.Rules;
using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>
/// The one place that says who may do what. Gives the check (<see cref="May"/>) and the filter for lists
/// (<see cref="AreasFor"/>, <see cref="OrganizationsFor"/>); both come from the same rule.
/// </summary>
/// <example>
/// A list joins the closure: <c>where db.Set&lt;AreaClosureRow&gt;().Any(c => roots.Contains(c.AncestorId) &amp;&amp; c.DescendantId == row.AreaId)</c>.
/// </example>
public sealed class Access(AreaDirectory areas, CityClock clock)
{
    /// <summary>
    /// Whether the actor may do the action in the scope, now. Nobody, devices and expired posts may nothing; the city's own
    /// rules (<see cref="ActorKind.Machine"/>) may everything.
    /// </summary>
    public bool May(Actor actor, string action, AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(scope);
        return AccessRule.May(actor, action, scope, clock.Now, areas.Covers);
    }

    /// <summary>
    /// Whether the actor may do the action at this place: in one of the areas, zones included, that hold it. Outside every area nobody may.
    /// </summary>
    public bool MayAt(Actor actor, string action, GeoPoint place)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return areas.AllAt(place).Any(a => May(actor, action, new AccessScope(a.Id)));
    }

    /// <summary>The areas whose things, and the things of everything below, the actor may do this with. No area stands below another of the list.</summary>
    public IReadOnlyList<long> AreasFor(Actor actor, string action)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return AccessRule.Roots(actor, action, clock.Now, areas.Covers);
    }

    /// <summary>
    /// Further pairs for roles that see only what was handed to their own body: things in the area (or below) that are the
    /// organization's.
    /// </summary>
    public IReadOnlyList<(long AreaId, long OrganizationId)> OrganizationsFor(Actor actor, string action)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return AccessRule.OwnOrganizations(actor, action, clock.Now);
    }

    /// <summary>Every action that the actor may do somewhere, in alphabetical order: what screens show as possible.</summary>
    public IReadOnlyList<string> ActionsOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return [.. RoleTable.Actions.Where(a => May(actor, a, AccessScope.Anywhere)).Order(StringComparer.Ordinal)];
    }
}
