using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario diff FOLDER [FOLDER]</c>: what the second folder's packages say otherwise than the first's; with one folder, than what ships. Exit 0 when
/// all could be compared, 1 when a file is no package, 2 when there is nothing to compare.
/// </summary>
internal static class ScenarioDiffCommand
{
    /// <param name="whole">A package that only the earlier side has is gone; else it is not spoken of.</param>
    public static int Run(IEnumerable<(string File, string Yaml)> earlier, IEnumerable<(string File, string Yaml)> later, bool whole)
    {
        var (before, after) = (ByFile(earlier), ByFile(later));
        var exit = 0;
        foreach (var file in (whole ? before.Keys.Union(after.Keys) : after.Keys).Order(StringComparer.Ordinal))
        {
            exit = Math.Max(exit, Compare(file, before.GetValueOrDefault(file), after.GetValueOrDefault(file)));
        }

        return before.Count + after.Count == 0 ? ScenarioCommand.Say("There is no scenario.yaml in these folders.") : exit;
    }

    private static int Compare(string file, string? before, string? after)
    {
        if (before is null || after is null)
        {
            Console.WriteLine($"{file}: the package is {(before is null ? "added" : "gone")}");
            return 0;
        }

        if (DiffPackages.Of(before, after) is not { } changes)
        {
            Console.WriteLine($"{file}: one of the two is no package; `scenario test` says why");
            return 1;
        }

        Console.WriteLine($"{file}: {(changes.Count == 0 ? "nothing changed" : changes.Count == 1 ? "1 change" : $"{changes.Count} changes")}");
        foreach (var change in changes)
        {
            var arrow = change.Change == PackageChangeKind.Changed ? " -> " : "";
            Console.WriteLine($"  {change.Change.ToString().ToLowerInvariant(),-8}{change.Where.En}: {change.Before?.En}{arrow}{change.After?.En}");
        }

        return 0;
    }

    // The same package of two folders goes by its own folder's name.
    private static Dictionary<string, string> ByFile(IEnumerable<(string File, string Yaml)> files) => files.ToDictionary(f => f.File.Replace('\\', '/'), f => f.Yaml);
}
