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
    /// <param name="tested">The packages.</param>
    /// <param name="folder">Where they stand; empty for those that ship.</param>
    public static int Run(IReadOnlyList<(string File, string Yaml)> tested, string folder)
    {
        if (tested.Count == 0)
        {
            return ScenarioCommand.Say($"There is no package in {folder}: each stands in a folder of its own, as {Path.Combine(folder, "lift-stopped", "scenario.yaml")}.");
        }

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
            Console.WriteLine($"{(failed.Count == 0 ? "ok  " : "FAIL")} {(file.Package?.Code is { Length: > 0 } code ? code : file.File),-28} {Counted.Of(file.Package?.Examples.Count ?? 0, "example")}");
            foreach (var problem in failed)
            {
                Console.WriteLine($"     {(index < tested.Count ? problem with { File = Path.Combine(folder, problem.File) } : problem)}");
            }
        }

        Console.WriteLine($"{Counted.Of(tested.Count, "package")}, {Counted.Of(examples, "example")}, {Counted.Of(failures, "failure")}");
        return failures > 0 ? 1 : 0;
    }

    private static List<PackageProblem> Failures(PackageFile file, PackageSet together, IReadOnlyList<PackageProblem> conflicts)
    {
        var mistakes = file.Problems.Concat(conflicts.Where(c => c.File == file.File)).DistinctBy(p => p.ToString()).ToList();
        return mistakes.Count > 0 || file.Package is null ? mistakes : [.. RunExamples.Of(file.Package, together.Packages)];
    }
}
