using System.Collections.Concurrent;
using Jingwei.Scenarios.Contracts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>A package's text, parsed, and what it says of itself, so that others can be read beside it. Whether that is right is not judged here.</summary>
/// <param name="Root">Null when the text is no package.</param>
/// <param name="Code">Empty when it says none.</param>
/// <param name="Unreadable">Why there is no root.</param>
internal sealed record PackageOutline(
    string File, YamlMappingNode? Root, string Code, IReadOnlyList<string> Needs, IReadOnlySet<string> Kinds, IReadOnlySet<string> Categories, PackageProblem? Unreadable)
{
    private static readonly HashSet<string> None = [];

    // Taking YAML apart is the long part of reading, and what ships is read again beside every text that is looked at.
    private static readonly ConcurrentDictionary<string, PackageOutline> Shipped = [];

    public static PackageOutline Of(string file, string yaml) => LoadPackages.Ships(yaml)
        ? Shipped.GetOrAdd(yaml, static text => Read("", text)) with { File = file }
        : Read(file, yaml);

    private static PackageOutline Read(string file, string yaml)
    {
        if (!LoadPackages.Ships(yaml) && YamlGuard.Find(yaml) is { } strange)
            return Unread(new PackageProblem(file, strange.Line, strange.Code, new Dictionary<string, object>
            {
                ["most"] = strange.Code == "tooLong" ? YamlGuard.MostCharacters : YamlGuard.MostDepth, ["count"] = yaml.Length, ["key"] = strange.Key,
            }));
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return Unread(new PackageProblem(file, 1, "fileEmpty"));
            if (stream.Documents[0].RootNode is not YamlMappingNode root)
                return Unread(new PackageProblem(file, 1, "noPackage"));
            return new PackageOutline(
                file, root, Scalar(root, "package") ?? "", Texts(Child(root, "needs")),
                Keys(root, "deviceKinds").Concat(Keys(root, "registers")).Concat(Keys(root, "groups")).ToHashSet(),
                Items(root, "categories").SelectMany(c => Items(c, "children").Append(c)).Select(c => Scalar(c, "code") ?? "").ToHashSet(), null);
        }
        catch (YamlException fault)
        {
            return Unread(NotYaml(file, yaml, fault));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner says this of some brackets that are never closed.
            return Unread(new PackageProblem(file, 1, "notClosed"));
        }
    }

    private static PackageOutline Unread(PackageProblem why) => new(why.File, null, "", [], None, None, why);

    private static PackageProblem NotYaml(string file, string yaml, YamlException fault)
    {
        // What is not closed is told behind the end.
        var lines = yaml.TrimEnd().Split('\n');
        var line = Math.Clamp((int)fault.Start.Line, 1, lines.Length);
        // A tab is told where the map begins that it stands in.
        if (fault.Message.Contains("tab", StringComparison.Ordinal) && Array.FindIndex(lines, l => l[..^l.TrimStart().Length].Contains('\t', StringComparison.Ordinal)) is var tab and >= 0)
            return new PackageProblem(file, tab + 1, "tabs");
        return lines[line - 1].Contains('：', StringComparison.Ordinal)
            ? new PackageProblem(file, line, "wideColon") : new PackageProblem(file, line, "notYaml", new Dictionary<string, object> { ["fault"] = fault.Message });
    }

    private static YamlNode? Child(YamlNode node, string key) => node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null;

    private static string? Scalar(YamlNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<string> Keys(YamlNode node, string key) =>
        Child(node, key) is YamlMappingNode map ? map.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "") : [];

    private static IEnumerable<YamlNode> Items(YamlNode node, string key) => Child(node, key) is YamlSequenceNode list ? list.Children : [];

    private static List<string> Texts(YamlNode? node) => node is YamlSequenceNode list ? [.. list.Children.OfType<YamlScalarNode>().Select(t => t.Value ?? "")] : [];
}
