using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Storage;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Exchange;

/// <summary>A file that cannot be used, and why.</summary>
internal sealed record BrokenMapping(string File, IReadOnlyList<FileMistake> Mistakes);

/// <summary>
/// The mappings that ship and those of the data folder's <c>exchange/</c>; of two of one platform and version the folder's stands. A file with mistakes is set aside and told: the others go on.
/// </summary>
internal sealed class MappingBook
{
    private const string Prefix = "exchange/";
    private readonly Dictionary<(string Name, int Version), ExchangeMapping> all = [];

    public MappingBook(DataFolder folder, ILogger<MappingBook> log)
    {
        var broken = new List<BrokenMapping>();
        foreach (var (file, yaml) in Shipped().Concat(In(Path.Combine(folder.Root, "exchange"))))
        {
            var mistakes = new List<FileMistake>();
            if (ReadMapping.Read(file, yaml, mistakes) is { } mapping)
            {
                all[(mapping.Name, mapping.Version)] = mapping;
            }
            else
            {
                broken.Add(new BrokenMapping(file, mistakes));
                log.LogError("The mapping {File} has mistakes and is not used: {First}", file, mistakes[0].ToString());
            }
        }

        Broken = broken;
    }

    public IReadOnlyList<BrokenMapping> Broken { get; }

    /// <summary>Names of the platforms that are declared.</summary>
    public IReadOnlyList<string> Names => [.. all.Keys.Select(k => k.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The versions of one, the newest first.</summary>
    public IReadOnlyList<int> VersionsOf(string name) => [.. all.Keys.Where(k => k.Name == name).Select(k => k.Version).OrderDescending()];

    public ExchangeMapping? Find(string name, int version) => all.GetValueOrDefault((name, version));

    public ExchangeMapping? Newest(string name) => all.Values.Where(m => m.Name == name).MaxBy(m => m.Version);

    /// <summary>What is wrong with a file; empty when nothing is.</summary>
    public static IReadOnlyList<FileMistake> MistakesIn(string file, string yaml)
    {
        var mistakes = new List<FileMistake>();
        ReadMapping.Read(file, yaml, mistakes);
        return mistakes;
    }

    public static IEnumerable<(string File, string Yaml)> Shipped()
    {
        var assembly = typeof(MappingBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static IEnumerable<(string File, string Yaml)> In(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (Prefix + Path.GetFileName(f), File.ReadAllText(f)));
}
