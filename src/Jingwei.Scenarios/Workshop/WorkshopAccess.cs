using Jingwei.City.Contracts;

namespace Jingwei.Scenarios.Workshop;

/// <summary>Who may do what in the workshop. Packages are the same in the whole city, so that only who stands for the whole city decides on them.</summary>
internal sealed class WorkshopAccess(Access access, AreaDirectory areas)
{
    public bool MayWrite(Actor actor) => access.May(actor, Actions.ScenarioWrite, AccessScope.Anywhere);

    public bool MayPublish(Actor actor) => areas.City is { } city && access.May(actor, Actions.ScenarioPublish, new AccessScope(city.Id));

    /// <summary>Whether the actor may switch packages on and off, and change them, in an area; null for the whole city.</summary>
    public bool MaySet(Actor actor, long? areaId) => (areaId ?? areas.City?.Id) is { } area && access.May(actor, Actions.ScenarioSet, new AccessScope(area));
}
