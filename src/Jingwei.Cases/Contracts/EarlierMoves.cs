using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;

namespace Jingwei.Cases.Contracts;

/// <summary>Reads events that name steps and moves only: those of before workflows were data, when there was the street flow alone.</summary>
internal static class EarlierMoves
{
    private static Workflow Street => ShippedWorkflows.All.First(f => f is { Name: WorkflowBook.Usual, Version: 1 });

    public static MoveVerb VerbOf(string move) => Street.AnyLine(move)?.Does ?? MoveVerb.Go;

    public static WorkflowStep StepOf(string step) => Street.Step(step);
}
