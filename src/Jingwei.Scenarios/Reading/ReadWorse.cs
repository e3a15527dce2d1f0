using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the steps of severity of a threshold: <c>worse: { 3: fill &gt;= 98, 4: fill &gt;= 100 until fill &lt; 97 }</c>.</summary>
internal static class ReadWorse
{
    public static IReadOnlyList<SeverityStep> Read(PackageNode condition, ConditionTest test, int severity, DeviceKindDefinition kind)
    {
        var node = condition.Find("worse");
        if (!node.IsThere)
            return [];
        // Of a level that could not be read it is only known that it is one.
        if (test is ThresholdTest || (test is UnreadTest && condition.Find("when").IsThere))
            return [.. node.Entries().Select(e => Step(e.Key, e.Value, test as ThresholdTest, severity, kind)).OfType<SeverityStep>()];
        if (test is not UnreadTest)
            node.Wrong("worseElsewhere", ("condition", condition.Name));
        return [];
    }

    private static SeverityStep? Step(string name, PackageNode node, ThresholdTest? threshold, int severity, DeviceKindDefinition kind)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var worse) || worse <= severity || worse > 4)
        {
            node.Wrong("worseNotWorse", ("given", name), ("severity", severity));
            return null;
        }
        var words = ReadLevels.Words(node);
        var until = Array.IndexOf(words, "until");
        var level = ReadLevels.Read(node, until < 0 ? words : words[..until], kind, mayHold: false);
        var back = until < 0 ? null : ReadLevels.Read(node, words[(until + 1)..], kind, mayHold: false);
        if (level is null || (until >= 0 && back is null))
            return null;
        if (threshold is null)
            return null;
        if (new[] { level, back }.FirstOrDefault(l => l is not null && l.Value != threshold.ValueName) is { } other)
        {
            node.Wrong("worseOther", ("value", other.Value), ("other", threshold.ValueName));
            return null;
        }
        if (back is null)
            return new SeverityStep(worse, level.Level);
        if (level.Level.MeetsWith(back.Level))
            node.Wrong("worseMeets", ("value", level.Value), ("severity", worse));
        else if (!back.Level.Covers(threshold.Recovery))
            node.Wrong("worseOutlives", ("severity", worse));
        return new SeverityStep(worse, level.Level) { Recovery = back.Level };
    }
}
