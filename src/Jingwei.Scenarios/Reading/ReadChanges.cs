using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what is told by more than one reading: what rises or falls, happens often, or is followed by something else or is not.</summary>
internal static class ReadChanges
{
    // <value> by <number> within <duration> [until less than <number>]
    public static RateTest? Rate(PackageNode node, string key, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, key);
        var at = node.Get(key);
        var words = ReadLevels.Words(at);
        double? until = null;
        if (words is [.., "until", "less", "than", var least] && ReadLevels.Number(least) is { } calm)
            (words, until) = (words[..^4], calm);
        if (words is not [var name, "by", var much, "within", var time] || ReadLevels.Number(much) is not { } by || by <= 0 || DurationText.Find(time) is not { } within)
        {
            at.Wrong("notChange", ("given", at.Text()), ("key", key), ("value", ReadLevels.Example(kind)));
            return null;
        }
        if (until > by)
            at.Wrong("changeEndsAbove", ("condition", node.Name), ("until", until.Value), ("by", by));
        var value = ReadLevels.NumberValue(at, name, kind);
        if (value is not null && by > value.Max - value.Min)
            at.Wrong("changeNever", ("value", value.Name), ("by", by), ("least", value.Min), ("most", value.Max));
        return value is null || until > by ? null : new RateTest(value.Name, key == "rises", by, within, until ?? by / 2);
    }

    // <level> <n> times within <duration>
    public static CountTest? Often(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "often");
        var at = node.Get("often");
        if (ReadLevels.Words(at) is not [.. var level, var many, "times", "within", var time]
            || !int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 2 or > CountTest.MostTimes || DurationText.Find(time) is not { } within)
        {
            at.Wrong("notOften", ("given", at.Text()), ("value", ReadLevels.Example(kind)), ("most", CountTest.MostTimes));
            return null;
        }
        return ReadLevels.Read(at, level, kind, mayHold: false) is { } what ? new CountTest(what.OfValue, count, within) : null;
    }

    public static FollowTest? Follow(PackageNode node, string key, DeviceKindDefinition kind)
    {
        var things = node.Get(key).Items().ToList();
        var within = node.Get("within").Duration(TimeSpan.Zero);
        if (node.Find("within").IsThere && DurationText.Find(node.Find("within").Text()) == TimeSpan.Zero)
            node.Find("within").Wrong("clockNothing", ("key", "within"));
        if (things.Count != 2)
        {
            node.Get(key).Wrong("notTwoLevels", ("key", key));
            return null;
        }
        var levels = things.Append(node.Get("until")).Select(t => ReadLevels.Read(t, kind)).ToList();
        return levels.Any(l => l is null) || within <= TimeSpan.Zero ? null
            : new FollowTest(levels[0]!.OfValue, levels[1]!.OfValue, key == "followed", within, levels[2]!.OfValue);
    }
}
