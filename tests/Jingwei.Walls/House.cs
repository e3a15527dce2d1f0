using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Jingwei.Walls;

/// <summary>A source file of a room.</summary>
/// <param name="Room">As in <c>src/Jingwei.Cases</c>: Cases.</param>
/// <param name="Path">Below the room's folder, with forward slashes.</param>
public sealed record SourceFile(string Room, string Path, string Text)
{
    /// <summary>Namespaces of other rooms that it names, in using lines and in full names.</summary>
    public IEnumerable<string> NamespacesUsed => Regex.Matches(Text, @"\bJingwei(?:\.[A-Z]\w*)+").Select(m => m.Value).Distinct();

    public override string ToString() => $"{Room}/{Path}";
}

/// <summary>The house as it stands on disk.</summary>
public static class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every project of src/, by its room's name.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src"), "Jingwei.*").Select(d => Path.GetFileName(d)["Jingwei.".Length..]).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Rooms.SelectMany(FilesOf)];

    /// <summary>Rooms that a room's project references.</summary>
    public static IReadOnlyList<string> ReferencesOf(string room) =>
    [
        .. XDocument.Load(Path.Combine(Root, "src", $"Jingwei.{room}", $"Jingwei.{room}.csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["Jingwei.".Length..]),
    ];

    private static IEnumerable<SourceFile> FilesOf(string room)
    {
        var folder = Path.Combine(Root, "src", $"Jingwei.{room}");
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => (full: f, name: Path.GetRelativePath(folder, f).Replace('\\', '/')))
            .Where(f => !f.name.StartsWith("bin/", StringComparison.Ordinal) && !f.name.StartsWith("obj/", StringComparison.Ordinal))
            .Select(f => new SourceFile(room, f.name, File.ReadAllText(f.full)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Jingwei.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Jingwei.slnx is in no folder above the tests.");
    }
}
