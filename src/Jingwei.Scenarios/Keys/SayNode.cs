using Jingwei.Foundation;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Keys;

/// <summary>Says what stands in a package in a line of each language, with the words of its keys.</summary>
internal static class SayNode
{
    /// <summary>Null when nothing stands there.</summary>
    public static Text? Of(Shape shape, YamlNode? node) => node is null ? null : new Text(Say(shape, node, true), Say(shape, node, false));

    public static YamlNode? Child(YamlNode node, string key) => node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null;

    private static string Say(Shape shape, YamlNode node, bool chinese) => (shape, node) switch
    {
        (WordsShape { Who: { } who }, YamlMappingNode) when Child(node, who.Name) is { } post => Pair(Say(who.Shape, post, chinese), Say(Shapes.Words, node, chinese), chinese),
        (WordsShape, YamlMappingNode) => (Child(node, chinese ? "zh" : "en") ?? Child(node, "zh")) is { } words ? Say(Shapes.Text, words, chinese) : "",
        (MapShape map, YamlMappingNode entries) => string.Join(chinese ? "；" : "; ", map.Keys
            .Where(k => Child(node, k.Name) is not null)
            .Select(k => Pair(In(k.Label, chinese), Say(k.Shape, Child(node, k.Name)!, chinese), chinese))
            .Concat(Unknown(map, entries).Select(e => Pair(e.Name, Say(map.Others ?? Shapes.Text, e.Node, chinese), chinese)))),
        (NamedShape named, YamlMappingNode entries) => string.Join(
            chinese ? "；" : "; ", entries.Children.Select(e => Pair(In(named.Label($"{e.Key}"), chinese), $"({Say(named.Each, e.Value, chinese)})", chinese))),
        (ListShape, YamlSequenceNode { Children.Count: 0 }) => chinese ? "无" : "none",
        (ListShape list, YamlSequenceNode items) => string.Join(chinese ? "、" : ", ", items.Children.Select(i => Item(list.Item, i, chinese))),
        (EitherShape either, _) => Say(either.Ways.First(w => w is ListShape == node is YamlSequenceNode), node, chinese),
        (ChoiceShape, YamlScalarNode { Value: { } word }) => In(ChoiceLabels.Of(word), chinese),
        (YesOrNoShape, YamlScalarNode { Value: "true" or "false" } given) => (given.Value, chinese) switch { ("true", true) => "是", ("true", false) => "yes", (_, true) => "否", _ => "no" },
        (_, YamlScalarNode scalar) => scalar.Value ?? "",
        _ => $"{node}",
    };

    private static string In(Text text, bool chinese) => chinese ? text.Zh : text.En;

    private static string Pair(string name, string value, bool chinese) => $"{name}{(chinese ? "：" : ": ")}{value}";

    private static string Item(Shape shape, YamlNode item, bool chinese) => item switch
    {
        YamlScalarNode => Say(shape, item, chinese),
        YamlMappingNode when shape is WordsShape => Say(shape, item, chinese),
        YamlMappingNode => $"({Say(shape, item, chinese)})",
        _ => $"[{Say(shape, item, chinese)}]",
    };

    private static IEnumerable<(string Name, YamlNode Node)> Unknown(MapShape map, YamlMappingNode entries) =>
        entries.Children.Select(e => (Name: $"{e.Key}", e.Value)).Where(e => !map.Names.Contains(e.Name));
}
