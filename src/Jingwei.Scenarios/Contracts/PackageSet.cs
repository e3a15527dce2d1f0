namespace Jingwei.Scenarios.Contracts;

/// <summary>Packages that were read together, so that each knows those that it needs.</summary>
/// <param name="Files">One a file, in the order in which they were given.</param>
/// <param name="Packages">Those that could be read, each behind those that it needs, else in the order of the files.</param>
public sealed record PackageSet(IReadOnlyList<PackageFile> Files, IReadOnlyList<ScenarioPackage> Packages)
{
    /// <summary>What is wrong, file by file.</summary>
    public IEnumerable<PackageProblem> Problems => Files.SelectMany(f => f.Problems);
}

/// <summary>A file and what it came to.</summary>
/// <param name="Package">Null when it cannot be read at all; with problems it is not to be used.</param>
/// <param name="Problems">By line.</param>
public sealed record PackageFile(string File, ScenarioPackage? Package, IReadOnlyList<PackageProblem> Problems);
