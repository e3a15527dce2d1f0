using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>The line of each key of a file, by its path. An item of a list goes by its <c>code</c>, <c>name</c> or <c>level</c>, else by its place from 1.</summary>
internal static class KeyLines
{
    private static readonly string[] Names = ["code", "name", "level"];

    public static IReadOnlyDictionary<string, int> Of(YamlNode root)
    {
        var lines = new Dictionary<string, int>();
        Walk(root, "", lines);
        return lines;
    }

    /// <summary>What an item of a list goes by; null when only its place names it.</summary>
    public static string? NameOf(YamlNode item) =>
        item is YamlMappingNode map ? Names.Select(n => map.Children.TryGetValue(n, out var name) ? (name as YamlScalarNode)?.Value : null).FirstOrDefault(n => n is not null) : null;

    private static void Walk(YamlNode node, string path, Dictionary<string, int> lines)
    {
        if (node is YamlMappingNode map)
            foreach (var (key, child) in map.Children)
                Note(key.Start.Line, child, path, (key as YamlScalarNode)?.Value ?? "", lines);
        else if (node is YamlSequenceNode list)
            for (var i = 0; i < list.Children.Count; i++)
                Note(list.Children[i].Start.Line, list.Children[i], path, NameOf(list.Children[i]) ?? $"{i + 1}", lines);
    }

    private static void Note(long line, YamlNode child, string path, string name, Dictionary<string, int> lines)
    {
        var below = path.Length == 0 ? name : $"{path}.{name}";
        lines.TryAdd(below, (int)line);
        Walk(child, below, lines);
    }
}
