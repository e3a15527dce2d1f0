using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Workflows;

/// <summary>The workflows that ship, each with all versions that ever did: a case keeps the one that it began with. See <c>workflows/README.md</c>.</summary>
internal static class ShippedWorkflows
{
    private const string Prefix = "workflows/";
    private static readonly Lazy<IReadOnlyList<Workflow>> Loaded = new(Load);

    /// <summary>By name, each name's versions in their order.</summary>
    public static IReadOnlyList<Workflow> All => Loaded.Value;

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Workflow Get(string name, int version) => All.FirstOrDefault(f => f.Name == name && f.Version == version) ?? throw new InvalidOperationException($"no workflow {name} {version}");

    /// <summary>File name (<c>street/1.yaml</c>) and text of each.</summary>
    public static IEnumerable<(string File, string Yaml)> Files()
    {
        var assembly = typeof(ShippedWorkflows).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    private static IReadOnlyList<Workflow> Load()
    {
        var mistakes = new List<FileMistake>();
        var flows = Files().Select(f => ReadWorkflow.Read(f.File, f.Yaml, mistakes)).ToList();
        return mistakes.Count == 0
            ? [.. flows.OfType<Workflow>().OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Version)]
            : throw new InvalidOperationException("Shipped workflows have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }
}
