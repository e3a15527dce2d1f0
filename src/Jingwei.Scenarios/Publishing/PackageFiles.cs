namespace Jingwei.Scenarios.Publishing;

/// <summary>How the text of a package is called where problems name a file.</summary>
internal static class PackageFiles
{
    public static string NameOf(string package) => $"{package}/scenario.yaml";
}
