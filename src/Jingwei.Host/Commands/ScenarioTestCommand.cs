using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario test [FOLDER]</c>: reads the packages of a folder, or those that ship, and runs their examples; needs no city. What a folder's packages need is
/// found in the folder, else among those that ship. Exit 0 when all come out as they say, 1 when a package has a mistake or an example comes out
/// otherwise, 2 when there is nothing to read.
/// </summary>
internal static class ScenarioTestCommand
{
    public static int Run(IReadOnlyList<(string File, string Yaml)> tested)
    {
        var together = LoadPackages.Read(LoadPackages.Beside(tested, LoadPackages.Shipped()));
        var conflicts = ComposeCatalog.Of(together.Packages).Problems;
        int examples = 0, failures = 0;
        foreach (var (file, index) in together.Files.Select((f, i) => (f, i)))
        {
            var failed = Failures(file, together, conflicts);
            // A package that ships is spoken of only when those of the folder make it wrong.
            if (index >= tested.Count && failed.Count == 0)
            {
                continue;
            }

            examples += file.Package?.Examples.Count ?? 0;
            failures += failed.Count;
            Console.WriteLine($"{(failed.Count == 0 ? "ok  " : "FAIL")} {file.Package?.Code ?? file.File,-24} {file.Package?.Examples.Count ?? 0} examples");
            foreach (var problem in failed)
            {
                Console.WriteLine($"     {problem}");
            }
        }

        Console.WriteLine($"{tested.Count} packages, {examples} examples, {failures} failures");
        return tested.Count == 0 ? 2 : failures > 0 ? 1 : 0;
    }

    private static List<PackageProblem> Failures(PackageFile file, PackageSet together, IReadOnlyList<PackageProblem> conflicts)
    {
        var mistakes = file.Problems.Concat(conflicts.Where(c => c.File == file.File)).DistinctBy(p => p.ToString()).ToList();
        return mistakes.Count > 0 || file.Package is null ? mistakes : [.. RunExamples.Of(file.Package, together.Packages)];
    }
}
