using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Rules.Causes;

/// <summary>What becomes of a case whose cause has an end.</summary>
public enum ChildEnd
{
    /// <summary>It is at its check or further, or has ended: its own way goes on.</summary>
    AsItIs,

    /// <summary>It stays where it is; who has it and who reported it are told.</summary>
    Told,

    /// <summary>It goes to its check, and somebody looks.</summary>
    Checked,

    /// <summary>It goes to its check, and the sample passes it over.</summary>
    Unsampled,

    /// <summary>The cause was none: it goes on by itself.</summary>
    Released,
}

/// <summary>A case with a cause, as far as it matters for its end.</summary>
/// <param name="Disputed">It is to be ruled whose it is.</param>
/// <param name="Solved">What its reporters say of it; null when nothing.</param>
/// <param name="Drawn">The sample draws it (<see cref="SampledCheck"/>), or nobody has checked its cause.</param>
/// <param name="Assisted">Another body's part of it stands open.</param>
public sealed record CauseChild(string Step, int Severity, bool Disputed, bool? Solved, bool Drawn, bool Assisted = false);

/// <summary>Decides what becomes of a case when the case of its cause ends. Pure.</summary>
public static class CauseEnd
{
    public static ChildEnd Of(CauseRule rule, CaseOutcome? outcome, Workflow flow, CauseChild child)
    {
        if (flow.Step(child.Step).Stage == CaseStage.Ended)
        {
            return ChildEnd.AsItIs;
        }

        if (outcome is not { } came || !rule.SolvedBy.Contains(came))
        {
            return ChildEnd.Released;
        }

        if (flow.Step(child.Step).Stage is CaseStage.Check or CaseStage.Close)
        {
            return ChildEnd.AsItIs;
        }

        // What nobody has filed yet is decided at its desk, what is disputed is ruled first, and what another body is still to do a part of waits for that.
        return !rule.Follow.Contains(flow.Name) || WayOf(flow) is null || child.Disputed || child.Assisted || !IsFiled(flow, child.Step) ? ChildEnd.Told
            : child.Drawn || child.Severity >= rule.CheckEachFrom || child.Solved == false ? ChildEnd.Checked
            : ChildEnd.Unsampled;
    }

    /// <summary>The line that leads to the check, and past it: that of what is picked up on the spot. Null in a flow that has none.</summary>
    public static WorkflowMove? WayOf(Workflow flow) => flow.Moves.FirstOrDefault(l => l is { Does: MoveVerb.PickUp, To: not null, Unsampled: not null });

    /// <summary>In a flow with a filing of its own, only what has come past it.</summary>
    private static bool IsFiled(Workflow flow, string step) =>
        !flow.Steps.Any(s => s.Stage == CaseStage.File) || flow.Step(step).Stage is CaseStage.Dispatch or CaseStage.Handle;
}
