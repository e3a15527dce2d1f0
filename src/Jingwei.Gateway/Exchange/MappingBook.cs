using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Storage;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Exchange;

/// <summary>
/// The mappings that ship and those of the data folder's <c>exchange/</c>; of two of one platform and version the folder's stands. A file with mistakes is set aside and told, and with it what it means to be: the one that
/// ships does not stand in for it, or a platform would be told by codes that its city took out. The others go on.
/// </summary>
internal sealed class MappingBook
{
    private const string Prefix = "exchange/";
    private readonly Dictionary<(string Name, int Version), ExchangeMapping> all = [];

    public MappingBook(DataFolder folder, ILogger<MappingBook> log)
    {
        var own = In(Path.Combine(folder.Root, "exchange")).Select(f => MappingFile.Read(f.File, f.Yaml)).ToList();
        MappingFile.NoteTwice(own);
        List<MappingFile> files = [.. Shipped().Select(f => MappingFile.Read(f.File, f.Yaml)), .. own];
        Broken = files.FindAll(f => f.Mistakes.Count > 0);
        foreach (var mapping in files.Where(f => f.Mistakes.Count == 0).Select(f => f.Mapping!))
        {
            all[(mapping.Name, mapping.Version)] = mapping;
        }

        foreach (var file in Broken)
        {
            foreach (var key in all.Keys.Where(k => file.IsOf(k.Name, k.Version)).ToList())
            {
                all.Remove(key);
            }

            log.LogError("The mapping {File} has mistakes and is not used: {First}", file.File, file.Mistakes[0].ToString());
        }
    }

    /// <summary>Files that cannot be used, with why.</summary>
    public IReadOnlyList<MappingFile> Broken { get; }

    /// <summary>Names of the platforms that are declared.</summary>
    public IReadOnlyList<string> Names => [.. all.Keys.Select(k => k.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The versions of one, the newest first.</summary>
    public IReadOnlyList<int> VersionsOf(string name) => [.. all.Keys.Where(k => k.Name == name).Select(k => k.Version).OrderDescending()];

    public ExchangeMapping? Find(string name, int version) => all.GetValueOrDefault((name, version));

    public ExchangeMapping? Newest(string name) => all.Values.Where(m => m.Name == name).MaxBy(m => m.Version);

    /// <summary>Whether a file that cannot be used means to be this one, or, without a version, any of the platform.</summary>
    public bool IsBroken(string name, int? version) => Broken.Any(f => version is { } one ? f.IsOf(name, one) : f.Of.Any(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)));

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
        : Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToUpperInvariant() is ".YAML" or ".YML").Order(StringComparer.Ordinal).Select(f => (Prefix + Path.GetFileName(f), File.ReadAllText(f)));
}
