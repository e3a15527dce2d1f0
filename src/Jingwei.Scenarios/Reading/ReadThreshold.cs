using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads <c>when</c> and <c>until</c>: the ways in, and the way out.</summary>
internal static class ReadThreshold
{
    public static ThresholdTest? Read(PackageNode node, DeviceKindDefinition kind)
    {
        var ways = node.Get("when").Items().Select(i => (Node: i, Level: ReadLevels.Held(i, kind))).ToList();
        var recovery = ReadLevels.Read(node.Get("until"), kind);
        if (ways.Count == 0 && node.Get("when").IsList)
            node.Wrong("whenEmpty", ("condition", node.Name));
        if (recovery is null)
            return null;
        foreach (var (at, way) in ways)
        {
            if (way is null)
                continue;
            if (way.Value != recovery.Value)
                at.Wrong("untilOther", ("condition", node.Name), ("value", way.Value), ("other", recovery.Value));
            if (way.Level.MeetsWith(recovery.Level))
                at.Wrong("untilMeets", ("value", way.Value), ("condition", node.Name));
        }
        if (ways.Count == 0 || ways.Any(w => w.Level is null))
            return null;
        return new ThresholdTest(recovery.Value, [.. ways.Select(w => new ThresholdWay(w.Level!.Level, w.Level.HeldFor))], recovery.Level);
    }
}
