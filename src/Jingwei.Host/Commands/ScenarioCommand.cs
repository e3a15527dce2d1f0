using Jingwei.Host.Serving;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Reading;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario test [FOLDER]</c>: reads the packages of a folder, or those that ship, and runs their examples; needs no city. Exit 0 when all come out
/// as they say, 1 when a package has a mistake or an example comes out otherwise, 2 when there is nothing to read.
/// </summary>
internal static class ScenarioCommand
{
    public static int Run(string[] args)
    {
        if (Help.Wrong(ServeOptions.Unknown(args)) is { } wrong)
        {
            return wrong;
        }

        return CommandCity.Plain(args) switch
        {
            ["test"] => Test(LoadPackages.Shipped()),
            ["test", var folder] when Directory.Exists(folder) => Test(LoadPackages.In(folder)),
            ["test", var folder] => Say($"There is no folder {folder}."),
            _ => Say("What shall be done? `scenario test [FOLDER]`"),
        };
    }

    private static int Test(IEnumerable<(string File, string Yaml)> files)
    {
        int packages = 0, examples = 0, failures = 0;
        foreach (var (file, yaml) in files)
        {
            packages++;
            var (package, problems) = ReadPackage.Read(file, yaml);
            var failed = package is null || problems.Count > 0 ? problems : RunExamples.Of(package, file);
            examples += package?.Examples.Count ?? 0;
            failures += failed.Count;
            Console.WriteLine($"{(failed.Count == 0 ? "ok  " : "FAIL")} {package?.Code ?? file,-24} {package?.Examples.Count ?? 0} examples");
            foreach (var problem in failed)
            {
                Console.WriteLine($"     {problem}");
            }
        }

        Console.WriteLine($"{packages} packages, {examples} examples, {failures} failures");
        return packages == 0 ? 2 : failures > 0 ? 1 : 0;
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
