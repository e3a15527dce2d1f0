using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using Jingwei.Scenarios.Reading;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios;

/// <summary>
/// What changed between two texts of a package, thing by thing: kinds, values, conditions, categories, clocks, calls, playbook, examples. What is written
/// otherwise and means the same (order of keys, quotes, comments) is no change.
/// </summary>
public static class DiffPackages
{
    /// <summary>The changes in the order of the keys; null when one of the texts is no package.</summary>
    public static IReadOnlyList<PackageChange>? Of(string before, string after)
    {
        var (old, next) = (PackageOutline.Of("", before).Root, PackageOutline.Of("", after).Root);
        if (old is null || next is null)
            return null;
        var changes = new List<PackageChange>();
        Compare(PackageKeys.All, old, next, "", [], changes);
        return changes;
    }

    private static void Compare(Shape shape, YamlNode? before, YamlNode? after, string path, IReadOnlyList<Text> where, List<PackageChange> changes)
    {
        var (old, next) = (SayNode.Of(shape, before), SayNode.Of(shape, after));
        if (old == next)
            return;
        if (before is not null && after is not null && Parts(shape, before, after) is { } parts)
            foreach (var part in parts)
                Compare(part.Shape, part.Before, part.After, path.Length == 0 ? part.Name : $"{path}.{part.Name}", [.. where, part.Label], changes);
        else
            changes.Add(new PackageChange(
                path, before is null ? PackageChangeKind.Added : after is null ? PackageChangeKind.Gone : PackageChangeKind.Changed,
                new Text(string.Join(" · ", where.Select(w => w.Zh)), string.Join(" · ", where.Select(w => w.En))), old, next));
    }

    private static IEnumerable<Part>? Parts(Shape shape, YamlNode before, YamlNode after) => (shape, before, after) switch
    {
        (MapShape map, YamlMappingNode old, YamlMappingNode next) =>
            map.Keys.Select(k => new Part(k.Name, k.Label, k.Shape, SayNode.Child(old, k.Name), SayNode.Child(next, k.Name))),
        (NamedShape named, YamlMappingNode old, YamlMappingNode next) => Paired(named.Each, ByKey(old), ByKey(next), named.Label),
        (ListShape list, YamlSequenceNode old, YamlSequenceNode next) when ByName(old) is { } oldByName && ByName(next) is { } nextByName =>
            Paired(list.Item, oldByName, nextByName, Text.Same),
        _ => null,
    };

    private static IEnumerable<Part> Paired(Shape each, Dictionary<string, YamlNode> before, Dictionary<string, YamlNode> after, Func<string, Text> label) =>
        before.Keys.Union(after.Keys).Select(name => new Part(
            name, Called(after.GetValueOrDefault(name) ?? before[name]) ?? label(name), each, before.GetValueOrDefault(name), after.GetValueOrDefault(name)));

    // What is no name cannot be spoken of, and is a mistake that reading tells.
    private static Dictionary<string, YamlNode> ByKey(YamlMappingNode map) => map.Children.Where(c => c.Key is YamlScalarNode).ToDictionary(c => ((YamlScalarNode)c.Key).Value ?? "", c => c.Value);

    // Null when the items have no names of their own, or one has another's.
    private static Dictionary<string, YamlNode>? ByName(YamlSequenceNode list)
    {
        var byName = new Dictionary<string, YamlNode>();
        return list.Children.All(item => KeyLines.NameOf(item) is { } name && byName.TryAdd(name, item)) ? byName : null;
    }

    private static Text? Called(YamlNode node) =>
        (SayNode.Child(node, "name") ?? SayNode.Child(node, "label")) is YamlMappingNode words ? SayNode.Of(Shapes.Words, words) : null;

    private sealed record Part(string Name, Text Label, Shape Shape, YamlNode? Before, YamlNode? After);
}
