using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios;

/// <summary>Brings the shipped packages together into one catalog.</summary>
public static class LoadPackages
{
    private const string Prefix = "scenarios/";

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

    /// <summary>File name and text of each <c>*/scenario.yaml</c> in a folder, in the order of their names.</summary>
    public static IEnumerable<(string File, string Yaml)> In(string folder) =>
        Directory.EnumerateFiles(folder, "scenario.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path)));

    /// <summary>One package, and its problems; with problems it is not to be used.</summary>
    public static (ScenarioPackage? Package, IReadOnlyList<PackageProblem> Problems) Read(string file, string yaml) => ReadPackage.Read(file, yaml);

    /// <summary>The catalog of these packages.</summary>
    /// <exception cref="PackageException">One of them has a mistake, or two declare the same thing.</exception>
    public static ScenarioCatalog Catalog(IEnumerable<(string File, string Yaml)> files)
    {
        var problems = new List<PackageProblem>();
        var packages = new List<ScenarioPackage>();
        foreach (var (file, yaml) in files)
        {
            var (package, found) = ReadPackage.Read(file, yaml);
            problems.AddRange(found);
            if (package is null)
                continue;
            foreach (var taken in package.DeviceKinds.Select(k => k.Code).Intersect(packages.SelectMany(p => p.DeviceKinds).Select(k => k.Code)))
                problems.Add(new PackageProblem(file, 1, $"The device kind '{taken}' is declared by another package already."));
            foreach (var taken in package.Categories.Select(k => k.Code).Intersect(packages.SelectMany(p => p.Categories).Select(k => k.Code)))
                problems.Add(new PackageProblem(file, 1, $"The category '{taken}' is declared by another package already."));
            packages.Add(package);
        }
        if (problems.Count > 0)
            throw new PackageException(problems);
        return new ScenarioCatalog(
            [.. packages.SelectMany(p => p.DeviceKinds)], [.. packages.SelectMany(p => p.Categories)], [.. packages.SelectMany(p => p.CallOrders)]);
    }
}
