using Jingwei.Foundation;

namespace Jingwei.Scenarios.Contracts;

/// <summary>What is to be done.</summary>
/// <param name="Steps">In order, at least one.</param>
/// <param name="Levels">Response levels, each once; empty when the package has none.</param>
public sealed record Playbook(IReadOnlyList<PlaybookStep> Steps, IReadOnlyList<ResponseLevel> Levels);

/// <param name="Who">A role.</param>
public sealed record PlaybookStep(string Who, Text Do);

/// <summary>A level of response. The machine proposes it; a named person activates it.</summary>
/// <param name="Level">I to IV; I is the gravest.</param>
/// <param name="ProposedBy">Conditions that propose it, at least one.</param>
/// <param name="ActivatedBy">A role.</param>
/// <param name="Do">What it sets going, at least one thing.</param>
public sealed record ResponseLevel(string Level, Text Name, IReadOnlyList<ConditionName> ProposedBy, string ActivatedBy, IReadOnlyList<LevelTask> Do);

/// <summary>One thing that a level sets going.</summary>
/// <param name="Who">The role that is to do it; null when the package does not say.</param>
public sealed record LevelTask(string? Who, Text Text);

/// <summary>A condition of a kind, as packages write it: <c>lift.stopped</c>.</summary>
public sealed record ConditionName(string Kind, string Condition)
{
    public override string ToString() => $"{Kind}.{Condition}";
}
