using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules.Causes;

/// <summary>What becomes of cases with one cause when the case of the cause ends; one version of <c>causes/</c>.</summary>
/// <param name="SolvedBy">The outcomes with which the cause is gone.</param>
/// <param name="Follow">Workflows in which a case goes to its check then.</param>
/// <param name="Told">Workflows in which it stays where it is.</param>
/// <param name="CheckEachFrom">From this severity on each is checked, whatever the sample says.</param>
public sealed record CauseRule(int Version, string Source, IReadOnlyList<CaseOutcome> SolvedBy, IReadOnlyList<string> Follow, IReadOnlyList<string> Told, int CheckEachFrom);
