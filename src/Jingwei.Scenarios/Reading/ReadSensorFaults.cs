using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what is the sensor's fault and not the street's: silence, and a number that does not move.</summary>
internal static class ReadSensorFaults
{
    public static NoDataTest? Silence(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "noDataFor", "any reading ends it");
        var after = node.Get("noDataFor").Duration(TimeSpan.Zero);
        return after > TimeSpan.Zero ? new NoDataTest(after) : null;
    }

    // <value> for <duration>
    public static StuckTest? Stuck(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "stuck", "any other number ends it");
        var at = node.Get("stuck");
        if (ReadLevels.Words(at) is not [var name, "for", var time] || DurationText.Find(time) is not { } duration)
        {
            at.Wrong($"'{at.Text()}' says not what is stuck. Right would be '{ReadLevels.Example(kind)} for 6h'.");
            return null;
        }
        return ReadLevels.Value(at, name, kind) is { } value ? new StuckTest(value.Name, duration) : null;
    }
}
