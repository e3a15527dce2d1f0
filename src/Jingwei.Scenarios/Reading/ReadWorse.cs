using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the steps of severity of a threshold: <c>worse: { 3: fill &gt;= 98, 4: fill &gt;= 100 }</c>.</summary>
internal static class ReadWorse
{
    public static IReadOnlyList<SeverityStep> Read(PackageNode condition, ConditionTest? test, DeviceKindDefinition kind)
    {
        var node = condition.Find("worse");
        if (!node.IsThere)
            return [];
        if (test is ThresholdTest threshold)
            return [.. node.Entries().Select(e => Step(e.Key, e.Value, threshold, condition.Find("severity").Whole(1, 4), kind)).OfType<SeverityStep>()];
        if (test is not null)
            node.Wrong("worseElsewhere", ("condition", condition.Name));
        return [];
    }

    private static SeverityStep? Step(string name, PackageNode node, ThresholdTest threshold, int severity, DeviceKindDefinition kind)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var worse) || worse <= severity || worse > 4)
        {
            node.Wrong("worseNotWorse", ("given", name), ("severity", severity));
            return null;
        }
        if (ReadLevels.Read(node, kind) is not { } level)
            return null;
        if (level.Value == threshold.ValueName)
            return new SeverityStep(worse, level.Level);
        node.Wrong("worseOther", ("value", level.Value), ("other", threshold.ValueName));
        return null;
    }
}
