using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario diff FOLDER [FOLDER]</c>: what the second folder's packages say otherwise than the first's; with one folder, than what ships. Exit 0 when
/// all could be compared and the later packages have no mistake, 1 when one has, 2 when there is nothing to compare.
/// </summary>
internal static class ScenarioDiffCommand
{
    /// <param name="earlier">With the folder that it stands in; empty for what ships.</param>
    /// <param name="later">With the folder that it stands in.</param>
    /// <param name="whole">A package that only the earlier side has is gone; else it is not spoken of.</param>
    public static int Run((string Folder, IEnumerable<(string File, string Yaml)> Files) earlier, (string Folder, IEnumerable<(string File, string Yaml)> Files) later, bool whole)
    {
        var (before, after) = (ByFile(earlier.Files), ByFile(later.Files));
        var wrong = Mistakes(after, later.Folder);
        var unread = Mistakes(before, earlier.Folder);
        var exit = 0;
        foreach (var file in (whole ? before.Keys.Union(after.Keys) : after.Keys).Order(StringComparer.Ordinal))
        {
            exit = Math.Max(exit, Compare(file, before.GetValueOrDefault(file), after.GetValueOrDefault(file), wrong[file].ToList(), unread[file]));
        }

        return before.Count + after.Count == 0 ? ScenarioCommand.Say("There is no scenario.yaml in these folders.") : exit;
    }

    private static int Compare(string file, string? before, string? after, IReadOnlyList<string> wrong, IEnumerable<string> unread)
    {
        if (before is null || after is null)
        {
            Console.WriteLine($"{file}: the package is {(before is null ? "added" : "gone")}");
        }
        else if (DiffPackages.Of(before, after) is { } changes)
        {
            Console.WriteLine($"{file}: {(changes.Count == 0 ? "nothing changed" : Counted.Of(changes.Count, "change"))}");
            foreach (var change in changes)
            {
                var arrow = change.Change == PackageChangeKind.Changed ? " -> " : "";
                Console.WriteLine($"  {change.Change.ToString().ToLowerInvariant(),-8}{change.Where.En}: {change.Before?.En}{arrow}{change.After?.En}");
            }
        }
        else
        {
            // An earlier text may have mistakes by what is known today; only one that cannot be read at all stands in the way.
            wrong = [.. wrong.Union(unread)];
            Console.WriteLine($"{file}: one of the two cannot be read");
        }

        foreach (var mistake in wrong)
        {
            Console.WriteLine($"  {mistake}");
        }

        return wrong.Count > 0 ? 1 : 0;
    }

    // The same package of two folders goes by its own folder's name.
    private static Dictionary<string, string> ByFile(IEnumerable<(string File, string Yaml)> files) => files.ToDictionary(f => f.File.Replace('\\', '/'), f => f.Yaml);

    /// <summary>What is wrong with the files of a side, by file; each sentence names the file where it stands.</summary>
    private static ILookup<string, string> Mistakes(Dictionary<string, string> side, string folder)
    {
        if (folder.Length == 0)
        {
            return Enumerable.Empty<string>().ToLookup(_ => "");
        }

        var together = LoadPackages.Read(LoadPackages.Beside(side.Select(f => (f.Key, f.Value)), LoadPackages.Shipped()));
        return together.Files.Take(side.Count).SelectMany(f => f.Problems).ToLookup(p => p.File, p => (p with { File = Path.Combine(folder, p.File) }).ToString());
    }
}
