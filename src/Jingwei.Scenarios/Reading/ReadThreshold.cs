using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads <c>when</c> and <c>until</c>: the ways in, and the way out.</summary>
internal static class ReadThreshold
{
    public static ThresholdTest? Read(PackageNode node, DeviceKindDefinition kind)
    {
        var ways = node.Get("when").Items().Select(i => (Node: i, Level: ReadLevels.Held(i, kind))).ToList();
        var recovery = ReadLevels.Read(node.Get("until"), kind);
        if (ways.Count == 0)
            node.Wrong($"'when' of '{node.Name}' is empty: give a level such as 'fill >= 95'.");
        if (ways.Count == 0 || recovery is null || ways.Any(w => w.Level is null))
            return null;
        foreach (var (at, way) in ways)
        {
            if (way!.Value != recovery.Value)
                at.Wrong($"'{node.Name}' looks at '{way.Value}' and ends by '{recovery.Value}': both must look at the same value.");
            if (way.Level.MeetsWith(recovery.Level))
                at.Wrong($"Some value of '{way.Value}' would raise '{node.Name}' and end it at once: 'until' must lie beyond every 'when'.");
        }
        return new ThresholdTest(recovery.Value, [.. ways.Select(w => new ThresholdWay(w.Level!.Level, w.Level.HeldFor))], recovery.Level);
    }
}
