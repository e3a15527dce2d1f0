using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Workshop;

/// <summary>What a dry-run is to judge by.</summary>
/// <param name="Kinds">As they would be.</param>
/// <param name="Within">In which areas.</param>
/// <param name="At">A kind as it would be in an area; null when it would be the same everywhere.</param>
internal sealed record Trial(IReadOnlyList<DeviceKindDefinition> Kinds, Func<long, bool> Within, Func<string, long, DeviceKindDefinition?>? At);

/// <summary>
/// The packages as they would be with local changes in an area: the revision in force with one setting more. What other packages watch on the same kinds stays as it is
/// set there, and a smaller area with a setting of its own stays as it is.
/// </summary>
internal sealed class TryLocalChanges(PublishedCatalog catalog, AreaDirectory areas, AreaStood stood, WorkshopAccess access, CityClock clock, IdSource ids)
{
    public Result<Trial> Of(string package, string? area, string? changes, Actor actor)
    {
        var present = catalog.Present;
        if (present.Find(package) is not { } version)
            return Refusal.Because(RefusalKind.NotFound, "package_not_found");
        var areaId = Ids.Find(area);
        if (!string.IsNullOrEmpty(area) && (areaId is null || areas.Find(areaId.Value) is null))
            return Refusal.Invalid("area", "area_unknown", ("area", area));
        if (!access.MaySet(actor, areaId))
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioSet));
        if (string.IsNullOrWhiteSpace(changes))
            return Refusal.Invalid("changes", "yaml_required");
        if (LocalChanges.Mistakes(changes, version, present.Versions) is { Count: > 0 } mistakes)
            return Refusal.Invalid("changes", "changes_have_mistakes", ("mistakes", mistakes));
        var setting = new PackageSettingRow
        {
            Id = ids.Next(), Package = package, AreaId = areaId, State = PackageState.On, Changes = changes, Reason = "", SetBy = actor.UserName, SetByName = actor.DisplayName, At = clock.Now,
        };
        // On a shelf of its own, so that nothing of a trial stays.
        var then = new RevisionCatalog(
            present.Revision, present.Versions, [.. present.Settings.Where(s => s.Package != package || s.AreaId != areaId), setting], new PackageShelf(), stood);
        var root = areaId ?? areas.City!.Id;
        return new Trial(
            [.. version.Package.DeviceKinds.Select(k => k.Code).Concat(version.Package.Watches.Select(w => w.Kind)).Distinct().Select(k => then.FindKind(k, root)!)],
            within => then.SettingFor(package, within)?.Id == setting.Id, then.FindKind);
    }
}
