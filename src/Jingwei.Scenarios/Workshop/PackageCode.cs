using System.Text.RegularExpressions;

namespace Jingwei.Scenarios.Workshop;

/// <summary>What a text says of itself before it is read as a package.</summary>
internal static partial class PackageCode
{
    /// <summary>The code; empty when it says none.</summary>
    public static string Of(string yaml) => Package().Match(yaml) is { Success: true } found ? found.Groups[1].Value : "";

    /// <summary>The version number; 0 when it says none.</summary>
    public static int VersionOf(string yaml) => Version().Match(yaml) is { Success: true } found && int.TryParse(found.Groups[1].Value, out var version) ? version : 0;

    /// <summary>The text with another version number.</summary>
    public static string WithVersion(string yaml, int version) => Version().Replace(yaml, $"version: {version}", 1);

    [GeneratedRegex(@"^package:[ \t]*[""']?([a-z][a-z0-9-]{0,63})[""']?[ \t]*(?:#.*)?\r?$", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex(@"^version:[ \t]*(\d+)", RegexOptions.Multiline)]
    private static partial Regex Version();
}
