using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what is the sensor's fault and not the street's: silence, a number that does not move, and one that cannot be.</summary>
internal static class ReadSensorFaults
{
    public static NoDataTest? Silence(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "noDataFor");
        var after = node.Get("noDataFor").Duration(TimeSpan.Zero);
        if (after > TimeSpan.Zero)
            return new NoDataTest(after);
        if (DurationText.Find(node.Get("noDataFor").Text()) is not null)
            node.Get("noDataFor").Wrong("clockNothing", ("key", "noDataFor"));
        return null;
    }

    // <value> [for <duration>]
    public static OutOfRangeTest? OutOfRange(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "outOfRange");
        var at = node.Get("outOfRange");
        var held = TimeSpan.Zero;
        if (ReadLevels.Words(at) is [var name, .. var rest] && (rest is [] || (rest is ["for", var time] && DurationText.Find(time) is { } duration && (held = duration) > TimeSpan.Zero)))
            return ReadLevels.NumberValue(at, name, kind) is { } value ? new OutOfRangeTest(value.Name, held) : null;
        at.Wrong("notOutOfRange", ("given", at.Text()), ("value", ReadLevels.Example(kind)));
        return null;
    }

    // <value> for <duration>
    public static StuckTest? Stuck(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "stuck");
        var at = node.Get("stuck");
        if (ReadLevels.Words(at) is not [var name, "for", var time] || DurationText.Find(time) is not { } duration)
        {
            at.Wrong("notStuck", ("given", at.Text()), ("value", ReadLevels.Example(kind)));
            return null;
        }
        return ReadLevels.Value(at, name, kind) is { } value ? new StuckTest(value.Name, duration) : null;
    }
}
