using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;

namespace Jingwei.Cases.Workflows;

/// <param name="Post">Whose desk it is; null unless it is at one.</param>
public sealed record WorkflowStepView(string Id, Text Name, CaseStage Stage, CaseHold Hold, string? Post);

/// <param name="To">Null leaves the case where it is.</param>
/// <param name="By">Parts that may make it.</param>
/// <param name="ApprovedBy">Parts of whom one must agree first; empty when nobody must.</param>
public sealed record WorkflowMoveView(string Move, Text Name, MoveVerb Does, IReadOnlyList<string> From, string? To, IReadOnlyList<string> By, IReadOnlyList<string> ApprovedBy);

/// <param name="Limit">What holds where the category has none of its own; null when all have.</param>
public sealed record WorkflowClockView(string Kind, Text Name, IReadOnlyList<string> Runs, bool Main, Text? Limit);

/// <summary>A workflow as it is drawn.</summary>
public sealed record WorkflowView(
    string Name, int Version, Text Title, string Source, string Begin, IReadOnlyList<WorkflowStepView> Steps, IReadOnlyList<WorkflowMoveView> Moves, IReadOnlyList<WorkflowClockView> Clocks)
{
    public static WorkflowView Of(Workflow flow) => new(
        flow.Name,
        flow.Version,
        flow.Title,
        flow.Source,
        flow.Begin,
        [.. flow.Steps.Select(s => new WorkflowStepView(s.Id, s.Name, s.Stage, s.Hold, s.Post == CasePart.None ? null : NamesOf(s.Post)[0]))],
        [.. flow.Moves.Select(m => new WorkflowMoveView(m.Move, m.Name, m.Does, m.From, m.To, NamesOf(m.By), m.Approval is { } approval ? NamesOf(approval.By) : []))],
        [.. flow.Clocks.Select(c => new WorkflowClockView(c.Kind, c.Name, c.Runs, c.Main, c.Limit?.Words))]);

    /// <summary>Parts as the API names them.</summary>
    internal static IReadOnlyList<string> NamesOf(CasePart parts) =>
        [.. Enum.GetValues<CasePart>().Where(p => p != CasePart.None && parts.HasFlag(p)).Select(p => p.ToString()).Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
}
