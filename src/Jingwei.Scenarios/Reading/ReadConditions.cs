using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads a kind's conditions: the one sentence that makes each so, when it is watched, and what comes of it.</summary>
internal static class ReadConditions
{
    private static readonly Dictionary<string, Func<PackageNode, DeviceKindDefinition, ConditionTest?>> Sentences = new()
    {
        ["when"] = ReadThreshold.Read,
        ["noDataFor"] = ReadSensorFaults.Silence,
        ["stuck"] = ReadSensorFaults.Stuck,
        ["outOfRange"] = ReadSensorFaults.OutOfRange,
        ["rises"] = (node, kind) => ReadChanges.Rate(node, "rises", kind),
        ["falls"] = (node, kind) => ReadChanges.Rate(node, "falls", kind),
        ["unusual"] = ReadUnusual.Read,
        ["forecast"] = ReadForecast.Read,
        ["enters"] = (node, kind) => ReadFences.Read(node, "enters", kind),
        ["leaves"] = (node, kind) => ReadFences.Read(node, "leaves", kind),
        ["dwells"] = (node, kind) => ReadFences.Read(node, "dwells", kind),
        ["often"] = ReadChanges.Often,
        ["followed"] = (node, kind) => ReadChanges.Follow(node, "followed", kind),
        ["notFollowed"] = (node, kind) => ReadChanges.Follow(node, "notFollowed", kind),
    };

    private static readonly Dictionary<string, Func<PackageNode, DeviceKindDefinition, ConditionTest?>> OverGroups =
        Sentences.Where(s => GroupKeys.Condition.ExactlyOne.Contains(s.Key)).Append(new("holds", ReadTogether.Read)).ToDictionary();

    /// <param name="conditions">The conditions by their codes.</param>
    /// <param name="kind">The kind that they are watched on; its own conditions are not looked at.</param>
    public static IReadOnlyList<ConditionDefinition> Read(PackageNode conditions, DeviceKindDefinition kind) =>
        [.. conditions.Entries().Select(c => One(c.Key, c.Value, kind))];

    /// <summary>Says so when a condition that ends by itself says what ends it.</summary>
    public static void NoUntil(PackageNode node, string key)
    {
        if (node.Find("until").IsThere)
            node.Wrong("noUntil", ("condition", node.Name), ("key", key));
    }

    private static ConditionDefinition One(string code, PackageNode node, DeviceKindDefinition kind)
    {
        node.NameFits(code).Only(kind.Group is null ? ConditionKeys.All : GroupKeys.Condition);
        // What is wrong in its sentence says nothing of what stands beside it.
        var test = Test(node, kind) ?? new UnreadTest();
        var severity = node.Get("severity").Whole(1, 4);
        return new ConditionDefinition(code, node.Get("name").Words(), node.Get("category").Text(), severity, node.Find("filesCase").YesOrNo(true), test)
        {
            Watched = ReadWatchedTimes.Read(node), Worse = ReadWorse.Read(node, test, severity, kind), Attention = ReadAttention.Read(node),
        };
    }

    private static ConditionTest? Test(PackageNode node, DeviceKindDefinition kind)
    {
        var sentences = kind.Group is null ? Sentences : OverGroups;
        var given = sentences.Keys.Where(k => node.Find(k).IsThere).ToList();
        if (given.Count != 1)
        {
            node.Wrong(given.Count == 0 ? "conditionEmpty" : "conditionDouble", ("condition", node.Name), ("given", given), ("known", sentences.Keys));
            return null;
        }
        if (node.Find("within").IsThere && given[0] is not ("followed" or "notFollowed"))
            node.Find("within").Wrong("withinElsewhere", ("key", given[0]));
        return sentences[given[0]](node, kind);
    }
}
