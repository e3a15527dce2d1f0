using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Exchange.Mapping;

namespace Jingwei.Gateway.Exchange;

/// <summary>A file of mappings, whether it can be used or not.</summary>
/// <param name="Mapping">Null when it cannot be read.</param>
/// <param name="Of">Which mapping it is or means to be, also when it cannot be read; without a version, every one of that platform.</param>
/// <param name="Mistakes">Empty when it is used.</param>
internal sealed partial record MappingFile(string File, ExchangeMapping? Mapping, IReadOnlyList<(string Name, int? Version)> Of, List<FileMistake> Mistakes)
{
    public static MappingFile Read(string file, string yaml)
    {
        var mistakes = new List<FileMistake>();
        var mapping = ReadMapping.Read(file, yaml, mistakes);
        return new MappingFile(file, mapping, mapping is null ? Meant(file, yaml) : [(mapping.Name, mapping.Version)], mistakes);
    }

    /// <summary>Two files of one platform and version: nobody can say which holds, so that neither does.</summary>
    public static void NoteTwice(IReadOnlyList<MappingFile> files)
    {
        foreach (var file in files)
        {
            if (file.Mapping is { } mapping && files.FirstOrDefault(f => f != file && f.IsOf(mapping.Name, mapping.Version)) is { } other)
            {
                file.Mistakes.Add(ReadMapping.AlsoIn(file.File, mapping, other.File));
            }
        }
    }

    public bool IsOf(string name, int version) => Of.Any(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase) && (o.Version is null || o.Version == version));

    /// <summary>By what stands in it, and by its own name, as far as either says anything.</summary>
    private static List<(string Name, int? Version)> Meant(string file, string yaml)
    {
        var (platform, version, named) = (PlatformLine().Match(yaml), VersionLine().Match(yaml), FileName().Match(Path.GetFileName(file)));
        var meant = new List<(string Name, int? Version)>();
        if (platform.Success)
        {
            meant.Add((platform.Groups[1].Value, version.Success ? Number(version) : named.Success ? Number(named) : null));
        }

        if (named.Success && (Number(named) is not null || meant.Count == 0))
        {
            meant.Add((named.Groups[1].Value, Number(named)));
        }

        return meant;

        static int? Number(Match match) => int.TryParse(match.Groups[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^platform:[ \t]*[""']?([A-Za-z][A-Za-z0-9]*)", RegexOptions.Multiline)]
    private static partial Regex PlatformLine();

    [GeneratedRegex(@"^version:[ \t]*[""']?([0-9]{1,4})[""']?[ \t\r]*(?:#.*)?$", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9]*)(?:\.([0-9]{1,4}))?\.")]
    private static partial Regex FileName();
}
