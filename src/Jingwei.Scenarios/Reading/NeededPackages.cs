using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios.Reading;

/// <summary>The packages that one needs, and what the others say that they declare.</summary>
/// <param name="Own">What the package says of itself.</param>
/// <param name="Names">Codes, as the package gives them under <c>needs</c>.</param>
/// <param name="Packages">Those of them that could be read.</param>
/// <param name="Complete">False when one that is needed could not be had: what is not found may stand there.</param>
/// <param name="Around">All that are read together.</param>
internal sealed record NeededPackages(
    PackageOutline Own, IReadOnlyList<string> Names, IReadOnlyList<ScenarioPackage> Packages, bool Complete, IReadOnlyList<PackageOutline> Around);
