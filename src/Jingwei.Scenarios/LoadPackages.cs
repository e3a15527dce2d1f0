using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios;

/// <summary>Brings packages in: those that ship, those of a folder, those of a text.</summary>
public static class LoadPackages
{
    private const string Prefix = "scenarios/";
    private static readonly Lazy<Dictionary<string, string>> ShippedTexts = new(() => Shipped().ToDictionary(f => f.File, f => f.Yaml));
    private static readonly Lazy<HashSet<string>> ShippedYaml = new(() => [.. ShippedTexts.Value.Values]);
    private static Task<PackageSet>? ahead;

    /// <summary>File name and text of each package that ships, in the order of their names.</summary>
    public static IEnumerable<(string File, string Yaml)> Shipped()
    {
        var assembly = typeof(LoadPackages).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..], reader.ReadToEnd());
        }
    }

    /// <summary>Whether a text is one that ships, so that tests have read it already.</summary>
    internal static bool Ships(string yaml) => ShippedYaml.Value.Contains(yaml);

    /// <summary>File name and text of each <c>*/scenario.yaml</c> in a folder, in the order of their names.</summary>
    public static IEnumerable<(string File, string Yaml)> In(string folder) =>
        Directory.EnumerateFiles(folder, "scenario.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path)));

    /// <summary>These packages and, behind them, those of the others that none of them replaces (has the code of).</summary>
    public static IEnumerable<(string File, string Yaml)> Beside(IEnumerable<(string File, string Yaml)> files, IEnumerable<(string File, string Yaml)> others)
    {
        var proposed = files.ToList();
        var codes = proposed.Select(f => PackageOutline.Of(f.File, f.Yaml).Code).ToHashSet();
        return proposed.Concat(others.Where(o => !codes.Contains(PackageOutline.Of(o.File, o.Yaml).Code)));
    }

    /// <summary>The code that a text gives itself; empty when it gives none.</summary>
    public static string CodeOf(string yaml) => PackageOutline.Of("", yaml).Code;

    /// <summary>Begins to read the packages that ship, beside whatever else a start has to do; <see cref="Read"/> then has them ready.</summary>
    public static void ReadShippedAhead() => ahead ??= Task.Run(() => ReadPackages.Read(Shipped()));

    /// <summary>Reads packages together, so that each knows those that it needs.</summary>
    public static PackageSet Read(IEnumerable<(string File, string Yaml)> files)
    {
        var all = files.ToList();
        return ahead is { } shipped && all.Count == ShippedTexts.Value.Count && all.TrueForAll(f => ShippedTexts.Value.GetValueOrDefault(f.File) == f.Yaml)
            ? shipped.GetAwaiter().GetResult() : ReadPackages.Read(all);
    }

    /// <summary>The catalog of these packages, all on.</summary>
    /// <exception cref="PackageException">One of them has a mistake, or two declare the same thing.</exception>
    public static ScenarioCatalog Catalog(IEnumerable<(string File, string Yaml)> files)
    {
        return CheckTogether(Read(files));
    }

    /// <summary>The catalog of packages that were read together, all on.</summary>
    /// <exception cref="PackageException">One of them has a mistake, or two declare the same thing.</exception>
    public static ScenarioCatalog CheckTogether(PackageSet read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (catalog, conflicts) = ComposeCatalog.Of(read.Packages);
        var problems = read.Problems.Concat(conflicts).DistinctBy(p => p.ToString()).ToList();
        return problems.Count == 0 ? catalog! : throw new PackageException(problems);
    }
}
