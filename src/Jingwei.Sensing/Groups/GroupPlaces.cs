using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Groups;

/// <summary>A place that a device belongs to, as groups take it.</summary>
/// <param name="Key">What all devices there share, such as <c>road:12:南京西路</c>.</param>
/// <param name="AreaId">The area that is the place, or that holds it whole; null when the devices decide.</param>
/// <param name="Name">What people call it.</param>
internal sealed record GroupPlace(string Key, long? AreaId, Text Name);

/// <summary>Says which places a device belongs to.</summary>
internal static class GroupPlaces
{
    /// <summary>None where the device has nothing of the kind; several where zones overlap.</summary>
    public static IEnumerable<GroupPlace> Of(GroupForm form, DeviceEntry device, AreaDirectory areas)
    {
        if (form.Of != IncidentScope.Area)
        {
            var subdistrict = areas.AncestorsOf(device.AreaId).FirstOrDefault(a => a.Level == AreaLevels.Subdistrict)?.Id ?? device.AreaId;
            return IncidentRule.KeyOf(form.Of, device.AssetNumber, device.Address.Zh, device.AreaId, subdistrict) is { } key
                ? [new GroupPlace(key, form.Of == IncidentScope.Road ? subdistrict : null, Text.Same(key[(key.LastIndexOf(':') + 1)..]))] : [];
        }
        var found = form.Level == AreaLevels.Zone
            ? areas.List(AreaLevels.Zone).Where(z => areas.Covers(z.Id, device.AreaId)).Concat(areas.AllAt(device.Place).Where(a => a.Level == AreaLevels.Zone)).DistinctBy(a => a.Id)
            : areas.AncestorsOf(device.AreaId).Where(a => a.Level == form.Level);
        return found.Select(a => new GroupPlace($"area:{a.Id}", a.Id, a.Name));
    }

    /// <summary>The smallest area that holds all of these; the first where there is none.</summary>
    public static long Around(IReadOnlyCollection<long> areaIds, AreaDirectory areas)
    {
        var shared = areas.AncestorsOf(areaIds.First()).Select(a => a.Id).ToList();
        foreach (var id in areaIds.Skip(1).Distinct())
            shared = [.. shared.Intersect(areas.AncestorsOf(id).Select(a => a.Id))];
        return shared.Count > 0 ? shared[0] : areaIds.First();
    }
}
