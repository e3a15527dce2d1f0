using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Alarms;

/// <summary>With which alarms an alarm of a device makes one case, in the city and in a dry-run alike.</summary>
internal static class IncidentMarks
{
    /// <summary>Null when only with its own device's.</summary>
    public static IncidentMark? Of(DeviceEntry device, ConditionDefinition condition, AreaDirectory areas) => condition.Attention.Incident is { } incident
        && IncidentRule.KeyOf(incident.Scope, device.AssetNumber, device.Address.Zh, device.AreaId, SubdistrictOf(device.AreaId, areas) ?? device.AreaId) is { } key
            ? new IncidentMark(key, incident.Within)
            : null;

    private static long? SubdistrictOf(long areaId, AreaDirectory areas) => areas.AncestorsOf(areaId).FirstOrDefault(a => a.Level == AreaLevels.Subdistrict)?.Id;
}
