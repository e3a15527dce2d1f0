using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Workflows;

/// <summary>All workflows of the city, every version of each.</summary>
internal sealed class WorkflowBook
{
    /// <summary>The flow of cases of which nothing else is said.</summary>
    public const string Usual = "street";

    private readonly IReadOnlyDictionary<(string Name, int Version), Workflow> flows = ShippedWorkflows.All.ToDictionary(f => (f.Name, f.Version));

    /// <summary>The newest version of each, by name.</summary>
    public IReadOnlyList<Workflow> Newest => [.. flows.Values.GroupBy(f => f.Name).Select(g => g.MaxBy(f => f.Version)!).OrderBy(f => f.Name, StringComparer.Ordinal)];

    public Workflow NewestOf(string name) => FindNewest(name) ?? throw new InvalidOperationException($"no workflow {name}");

    public Workflow? FindNewest(string name) => flows.Values.Where(f => f.Name == name).MaxBy(f => f.Version);

    /// <summary>The flow that a case follows.</summary>
    public Workflow Of(CaseRow row) => Get(row.Workflow, row.WorkflowVersion);

    public Workflow? Find(string name, int version) => flows.GetValueOrDefault((name, version));

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Workflow Get(string name, int version) => Find(name, version) ?? throw new InvalidOperationException($"no workflow {name} {version}");

    /// <summary>All steps of all flows, each id once.</summary>
    public IReadOnlyList<WorkflowStep> Steps => [.. flows.Values.SelectMany(f => f.Steps).DistinctBy(s => s.Id)];

    /// <summary>The move of that name in any flow, as it is spelled; case, hyphens, underscores and blanks do not matter. Null when there is none.</summary>
    public string? FindMove(string? text) => text is null ? null : Moves.FirstOrDefault(m => Fold(m) == Fold(text));

    public IReadOnlyList<string> Moves => [.. flows.Values.SelectMany(f => f.Moves).Select(m => m.Move).Distinct()];

    /// <summary>The moves by which a check is passed, in any flow.</summary>
    public IReadOnlyList<string> Checks =>
        [.. flows.Values.SelectMany(f => f.Moves.Where(m => m.To is { } to && f.Step(to).Stage > CaseStage.Check && m.From.Any(s => f.Step(s).Stage == CaseStage.Check)).Select(m => m.Move)).Distinct()];

    /// <summary>The step of that name in any flow, as it is spelled; as <see cref="FindMove"/>.</summary>
    public string? FindStep(string text) => Steps.FirstOrDefault(s => Fold(s.Id) == Fold(text))?.Id;

    private static string Fold(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
