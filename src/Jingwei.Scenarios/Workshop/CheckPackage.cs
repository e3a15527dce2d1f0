using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A text to be looked at.</summary>
/// <param name="Yaml">A whole package.</param>
public sealed record CheckPackageRequest(string? Yaml);

/// <summary>Something wrong in a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Code">Stable name of the mistake.</param>
/// <param name="Sentence">What is wrong and what would be right.</param>
public sealed record MistakeView(int Line, string Code, Text Sentence)
{
    public override string ToString() => $"line {Line}: {Sentence.En}";
}

/// <summary>How an example came out.</summary>
/// <param name="Mistakes">Where it differs from what it says; empty when it comes out.</param>
public sealed record ExampleView(string Name, int Line, bool ComesOut, IReadOnlyList<MistakeView> Mistakes);

/// <summary>What a text comes to beside the packages that are in force.</summary>
/// <param name="Package">Its code; empty when it says none.</param>
/// <param name="Name">Null when it cannot be read.</param>
/// <param name="IsNew">No package of that code is in force.</param>
/// <param name="Mistakes">Empty when it could be published.</param>
/// <param name="Examples">Run only when there are no mistakes.</param>
/// <param name="Changes">What is otherwise than in the version in force, thing by thing and without its number; told only when there is one and there are no mistakes.</param>
public sealed record PackageCheckView(
    string Package, Text? Name, bool IsNew, IReadOnlyList<MistakeView> Mistakes, IReadOnlyList<ExampleView> Examples, IReadOnlyList<PackageChange> Changes)
{
    /// <summary>No mistake, and every example comes out.</summary>
    public bool Sound => Mistakes.Count == 0 && Examples.All(e => e.ComesOut);
}

/// <summary>Reads a text beside the packages that are in force, as publishing it would, and runs its examples. Changes nothing.</summary>
internal sealed class CheckPackage(PublishedCatalog catalog)
{
    public const int MostCharacters = YamlGuard.MostCharacters;

    public Result<PackageCheckView> Run(string? yaml) => Size(yaml) is { } refusal ? refusal : Check(yaml!).View;

    /// <summary>Null when a text of this size is taken.</summary>
    public static Refusal? Size(string? yaml) => string.IsNullOrWhiteSpace(yaml) ? Refusal.Invalid("yaml", "yaml_required")
        : yaml.Length > MostCharacters ? Refusal.Invalid("yaml", "text_too_long", ("most", MostCharacters)) : null;

    /// <summary>What it comes to, and all packages as they would be then; these only when nothing is wrong.</summary>
    public (PackageCheckView View, PackageSet Together) Check(string yaml)
    {
        var present = catalog.Present;
        var (code, name, read) = Beside(yaml, present);
        // Texts that all ship are read in an order of their own.
        var file = read.Files.First(f => f.File == name);
        var mistakes = file.Problems.ToList();
        if (mistakes.Count == 0)
            // What others would no longer find, or what is declared twice.
            mistakes.AddRange(read.Problems.Concat(ComposeCatalog.Of(read.Packages).Problems).DistinctBy(p => p.ToString()));
        var failed = mistakes.Count == 0 ? RunExamples.Of(file.Package!, read.Packages) : [];
        var examples = mistakes.Count > 0 ? [] : file.Package!.Examples.Select(e =>
        {
            var wrong = failed.Where(f => f.Line == e.Line).ToList();
            return new ExampleView(e.Name, e.Line, wrong.Count == 0, [.. wrong.Select(w => Show(w, file.File))]);
        });
        var inForce = present.Find(code);
        return (new PackageCheckView(
            code, file.Package?.Name, inForce is null, [.. mistakes.Select(m => Show(m, file.File))], [.. examples], inForce is null || mistakes.Count > 0 ? [] : Changes(inForce.Yaml, yaml)), read);
    }

    /// <summary>The catalog with a package on that is proposed; what is off stays off.</summary>
    public ScenarioCatalog Proposed(PackageSet together, ScenarioPackage package)
    {
        var present = catalog.Present;
        return ComposeCatalog.Of(together.Packages, p => p == package || (present.Find(p.Code) is { } version && present.IsOnSomewhere(version.Package))).Catalog!;
    }

    // Publishing numbers the version, whatever the text says.
    private static List<PackageChange> Changes(string before, string after) => [.. (DiffPackages.Of(before, after) ?? []).Where(c => c.Path != "version")];

    private static (string Code, string Name, PackageSet Read) Beside(string yaml, RevisionCatalog present)
    {
        var code = PackageCode.Of(yaml);
        var name = PackageFiles.NameOf(code.Length > 0 ? code : "package");
        return (code, name, LoadPackages.Read(
        [
            (name, yaml),
            .. present.Versions.Where(v => v.Package.Code != code).Select(v => (PackageFiles.NameOf(v.Package.Code), v.Yaml)),
        ]));
    }

    // A mistake that shows in another package has no line here.
    private static MistakeView Show(PackageProblem problem, string file) => problem.File == file
        ? new MistakeView(problem.Line, problem.Code, problem.Sentence)
        : new MistakeView(1, problem.Code, new Text($"{problem.File}:{problem.Line}：{problem.Sentence.Zh}", $"{problem.File}:{problem.Line}: {problem.Sentence.En}"));
}
