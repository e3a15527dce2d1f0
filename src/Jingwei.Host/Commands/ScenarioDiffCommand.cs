using Jingwei.Foundation;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario diff FOLDER FOLDER</c>: what the second folder's packages say otherwise than the first's. <c>scenario diff FOLDER</c>: than what ships, or with <c>--data</c> than
/// what is in force in that city. <c>scenario diff --draft PACKAGE|NUMBER --data FOLDER</c>: what a proposal of that city's workshop says otherwise than the version in force. May run
/// while the city is served. Exit 0 when all could be compared and the later packages have no mistake, 1 when one has, 2 when there is nothing to compare.
/// </summary>
internal static class ScenarioDiffCommand
{
    /// <param name="args">All of them.</param>
    /// <param name="folders">The folders among them: one or two, none with a draft.</param>
    public static async Task<int> Run(string[] args, string[] folders)
    {
        if (CommandCity.ValueOf(args, "draft") is { } draft)
        {
            return folders.Length == 0 ? await OfDraft(args, draft) : ScenarioCommand.Say("A draft is compared with what is in force: leave the folder out.");
        }

        if (folders is [var earlier, var later])
        {
            return Compare(Folder(earlier, LoadPackages.Shipped()), Folder(later, LoadPackages.Shipped()), whole: true);
        }

        if (CommandCity.DataOf(args) is null)
        {
            return Compare(new Side("what ships", [.. LoadPackages.Shipped()], null, []), Folder(folders[0], LoadPackages.Shipped()), whole: false);
        }

        await using var city = CommandCity.Open(args);
        var inForce = InForce(city);
        return Compare(inForce, Folder(folders[0], LoadPackages.Beside(inForce.Files, LoadPackages.Shipped())), whole: false);
    }

    private static async Task<int> OfDraft(string[] args, string named)
    {
        await using var city = CommandCity.Open(args);
        var drafts = await city.Services.GetRequiredService<PackageDrafts>().Open(CancellationToken.None);
        if (drafts.FirstOrDefault(d => d.Id == named || d.Package == named) is not { } draft)
        {
            return drafts.Count == 0 ? ScenarioCommand.Say("No proposal of this city's workshop is open.")
                : ScenarioCommand.Say(Help.UnknownSentence("open proposal", named, [.. drafts.Select(d => d.Package).Distinct()]));
        }

        Console.WriteLine($"Proposal {draft.Id}, {draft.State}, by {draft.Author.InEnglish()}");
        var inForce = InForce(city);
        var file = inForce.Files.Where(f => LoadPackages.CodeOf(f.Yaml) == draft.Package).Select(f => f.File).FirstOrDefault($"{draft.Package}/scenario.yaml");
        return Compare(inForce, new Side("the proposal", [(file, draft.Yaml)], "proposal", inForce.Files), whole: false);
    }

    private static Side Folder(string folder, IEnumerable<(string File, string Yaml)> around) => new(folder, [.. LoadPackages.In(folder)], folder, [.. around]);

    private static Side InForce(CommandCity city) =>
        new($"what is in force in {city.Folder.Root}", city.Services.GetRequiredService<PackagesInForce>().Texts, null, []);

    // whole: a package that only the earlier side has is gone; else it is not spoken of.
    private static int Compare(Side earlier, Side later, bool whole)
    {
        Console.WriteLine($"{later.Name}, compared with {earlier.Name}:");
        var (before, after) = (earlier.ByPackage(), later.ByPackage());
        var (wrong, unread) = (later.Mistakes(), earlier.Mistakes());
        var exit = 0;
        foreach (var package in (whole ? before.Keys.Union(after.Keys) : after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, next) = (before.GetValueOrDefault(package), after.GetValueOrDefault(package));
            exit = Math.Max(exit, Compare(next.File ?? old.File, old.Yaml, next.Yaml, next.File is null ? [] : [.. wrong[next.File]], old.File is null ? [] : unread[old.File]));
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

    /// <summary>One side of a comparison.</summary>
    /// <param name="Where">What the file of a mistake is named below; null when mistakes of this side are not told.</param>
    /// <param name="Around">Where what its packages need is found beside them.</param>
    private sealed record Side(string Name, IReadOnlyList<(string File, string Yaml)> Files, string? Where, IReadOnlyList<(string File, string Yaml)> Around)
    {
        /// <summary>By the package's code; what gives itself none, or one that another has, goes by its file.</summary>
        public Dictionary<string, (string File, string Yaml)> ByPackage()
        {
            var packages = new Dictionary<string, (string File, string Yaml)>();
            foreach (var (file, yaml) in Files)
            {
                var name = file.Replace('\\', '/');
                var code = LoadPackages.CodeOf(yaml);
                packages.TryAdd(code.Length > 0 && !packages.ContainsKey(code) ? code : Path.GetDirectoryName(name) is { Length: > 0 } folder && !packages.ContainsKey(folder) ? folder : name, (name, yaml));
            }

            return packages;
        }

        /// <summary>What is wrong, by file; each sentence names the file where it stands.</summary>
        public ILookup<string, string> Mistakes()
        {
            if (Where is null)
            {
                return Enumerable.Empty<string>().ToLookup(_ => "");
            }

            var together = LoadPackages.Read(LoadPackages.Beside(Files, Around));
            return together.Files.Take(Files.Count).SelectMany(f => f.Problems).ToLookup(p => p.File.Replace('\\', '/'), p => (p with { File = Path.Combine(Where, p.File) }).ToString());
        }
    }
}
