using Jingwei.Foundation;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads groups: what devices of one place have in common, what is counted over them, and what is watched on the counts.</summary>
internal static class ReadGroups
{
    /// <summary>The groups, each beside those above it.</summary>
    /// <param name="wordsWith">What the package may name, when these kinds are its own beside those that were read before.</param>
    public static IReadOnlyList<DeviceKindDefinition> Read(PackageNode groups, Func<IReadOnlyList<DeviceKindDefinition>, Vocabulary> wordsWith)
    {
        var read = new List<DeviceKindDefinition>();
        var below = groups.Entries().Select(g => g.Key).ToHashSet();
        foreach (var (code, node) in groups.Entries())
        {
            read.Add(One(code, node, wordsWith(read), below));
            below.Remove(code);
        }
        return read;
    }

    private static DeviceKindDefinition One(string code, PackageNode node, Vocabulary words, IReadOnlySet<string> below)
    {
        node.NameFits(code).Only(GroupKeys.All);
        if (!node.IsMap)
        {
            node.Wrong("notMap", ("key", code));
            return new DeviceKindDefinition(code, Text.Same(code), Unread.Values, TimeSpan.Zero, TimeSpan.Zero, false, []) { Group = new GroupForm(IncidentScope.Asset, null, []) };
        }
        var counts = node.Get("counts").Entries().Select(c => Count(c.Key, c.Value, words, below)).ToList();
        if (counts.Count == 0 && node.Get("counts").IsMap)
            node.Get("counts").Wrong("groupEmpty", ("group", code));
        var (of, level) = Of(node.Get("of"));
        var form = new GroupForm(of, level, counts);
        // How many there are beside those that are counted cannot be named in a condition.
        var shown = new DeviceKindDefinition(code, node.Get("name").Words(), node.Find("counts").IsMap ? [.. form.Values.Where((_, i) => i % 2 == 0)] : Unread.Values, TimeSpan.Zero, TimeSpan.Zero, false, []) { Group = form };
        return shown with { Values = form.Values, Conditions = ReadConditions.Read(node.Get("conditions"), shown) };
    }

    private static (IncidentScope Of, string? Level) Of(PackageNode node)
    {
        var text = node.Text();
        if (GroupKeys.Levels.Contains(text))
            return (IncidentScope.Area, text);
        if (!GroupKeys.Things.Contains(text))
            node.Wrong("notChoice", ("given", text), ("key", "of"), ("known", GroupKeys.Things.Concat(GroupKeys.Levels)));
        // A pipe is the asset whose number its devices share.
        return (text switch { "building" => IncidentScope.Building, "road" => IncidentScope.Road, _ => IncidentScope.Asset }, null);
    }

    private static GroupCount Count(string name, PackageNode node, Vocabulary words, IReadOnlySet<string> below)
    {
        node.Only(GroupKeys.Count);
        if (ReadTogether.Words.Contains(name))
            node.Wrong("countReserved", ("count", name), ("known", ReadTogether.Words));
        node.NameFits(name);
        return new GroupCount(name, node.Get("label").Words(), [.. node.Get("of").NotEmpty().Select(o => Counted(o, words, below)).OfType<CountedCondition>()]);
    }

    private static CountedCondition? Counted(PackageNode node, Vocabulary words, IReadOnlySet<string> below)
    {
        if (node.Text().Split('.') is [var kind, _] && below.Contains(kind))
        {
            node.Wrong("groupBelow", ("group", kind));
            return null;
        }
        if (words.FindCondition(node) is not { } condition)
            return null;
        if (words.Kinds.First(k => k.Code == condition.Kind).Register is null)
            return new CountedCondition(condition.Kind, condition.Condition);
        node.Wrong("groupOfRegister", ("register", condition.Kind));
        return null;
    }
}
