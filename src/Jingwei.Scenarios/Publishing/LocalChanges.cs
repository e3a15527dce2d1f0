using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;
using Jingwei.Scenarios.Workshop;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Publishing;

/// <summary>
/// A package as it is changed for an area. The changes are YAML of the package's own form with only what is otherwise there:
/// <c>deviceKinds: { bin: { conditions: { overflow: { when: [fill &gt;= 90] } } } }</c>. Maps are laid over maps; a text or list takes the other's place. Only
/// conditions may be changed: values, categories and who is called are the same everywhere.
/// </summary>
internal static class LocalChanges
{
    /// <summary>The file that problems name.</summary>
    public const string File = "changes";

    private static readonly string[] Known = ["deviceKinds", "watches", "registers", "groups"];

    /// <summary>The changed package and its text; or what is wrong, by the line of the changes where it can be said, else of the text that they make together.</summary>
    public static (ScenarioPackage? Package, string? Yaml, IReadOnlyList<PackageProblem> Problems) Read(ShelvedVersion version, string changes, IEnumerable<ShelvedVersion> among)
    {
        var (merged, problems) = Merge(version, changes);
        if (merged is null)
            return (null, null, problems);
        var file = PackageFiles.NameOf(version.Package.Code);
        var read = LoadPackages.Read([(file, merged), .. among.Where(v => v.Package.Code != version.Package.Code).Select(v => (PackageFiles.NameOf(v.Package.Code), v.Yaml))]);
        var mine = read.Files.First(f => f.File == file);
        return (mine.Problems.Count == 0 ? mine.Package : null, merged, [.. mine.Problems.Select(p => p with { File = File, Line = 1 })]);
    }

    /// <summary>What is wrong with the changes; empty when they can come into force.</summary>
    public static IReadOnlyList<MistakeView> Mistakes(string changes, ShelvedVersion version, IEnumerable<ShelvedVersion> among) =>
        [.. Read(version, changes, among).Problems.Select(p => new MistakeView(p.Line, p.Code, p.Sentence))];

    /// <summary>The text that the changes make together with the version's, which may still have mistakes; null, and what is wrong, when they cannot be laid over it.</summary>
    public static (string? Yaml, IReadOnlyList<PackageProblem> Problems) Merge(ShelvedVersion version, string changes)
    {
        if (Parse(changes) is not { } over)
            return (null, [new PackageProblem(File, 1, "changesNotYaml")]);
        if (Strange(over).ToList() is { Count: > 0 } strange)
            return (null, strange);
        var text = new YamlStream();
        text.Load(new StringReader(version.Yaml));
        var problems = new List<PackageProblem>();
        Lay(over, (YamlMappingNode)text.Documents[0].RootNode, [], problems);
        if (problems.Count > 0)
            return (null, problems);
        using var merged = new StringWriter();
        text.Save(merged, assignAnchors: false);
        return (merged.ToString(), []);
    }

    private static YamlMappingNode? Parse(string changes)
    {
        if (YamlGuard.Find(changes) is not null)
            return null;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(changes));
            return stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<PackageProblem> Strange(YamlMappingNode over)
    {
        foreach (var (key, value) in over.Children)
        {
            if (!Known.Contains(Name(key)))
                yield return Problem(key, "changesKey", Name(key));
            else
                foreach (var (kind, parts) in Entries(value))
                    foreach (var (part, _) in Entries(parts))
                        if (Name(part) != "conditions")
                            yield return Problem(part, "changesKey", $"{Name(kind)}.{Name(part)}");
        }
    }

    private static void Lay(YamlMappingNode over, YamlMappingNode under, string[] path, List<PackageProblem> problems)
    {
        foreach (var (key, value) in over.Children)
        {
            // Down to the condition (deviceKinds, kind, conditions, condition) all must be there already.
            if (path.Length < 4 && !under.Children.ContainsKey(key))
                problems.Add(Problem(key, "changesUnknown", string.Join('.', [.. path, Name(key)])));
            else if (value is YamlMappingNode deeper && under.Children.TryGetValue(key, out var there) && there is YamlMappingNode map)
                Lay(deeper, map, [.. path, Name(key)], problems);
            else
                under.Children[key] = value;
        }
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlNode node) => node is YamlMappingNode map ? map.Children : [];

    private static string Name(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static PackageProblem Problem(YamlNode at, string code, string name) =>
        new(File, (int)at.Start.Line, code, new Dictionary<string, object> { ["name"] = name });
}
