using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules;

/// <summary>Who may make a move, as the person stands to the case.</summary>
[Flags]
public enum CasePart
{
    None = 0,

    /// <summary>Is being called now.</summary>
    Called = 1,

    /// <summary>Has accepted and holds the case: the officer or point owner who looks.</summary>
    Officer = 2,

    /// <summary>Was called for the crew that handles.</summary>
    Crew = 4,

    /// <summary>Runs the operations centre of the case's area.</summary>
    Operator = 8,

    /// <summary>May check in the case's area and has had no hand in the handling.</summary>
    Checker = 16,

    /// <summary>May see the case.</summary>
    Viewer = 32,
}

/// <summary>Whether a note must be given with a move.</summary>
public enum NoteNeed
{
    None,
    Optional,
    Required,
}

/// <summary>One line of the life of a case.</summary>
/// <param name="Move">Its name in the API, the history and the screens.</param>
/// <param name="From">States in which it is allowed.</param>
/// <param name="To">State after it; null leaves the state as it is.</param>
/// <param name="By">Any of these parts may make it.</param>
/// <param name="Note">Whether words are needed.</param>
/// <param name="LeastPhotos">How many photos it needs.</param>
/// <param name="PhotoLabels">What each photo shows, in order; as many as are useful.</param>
/// <param name="Outcome">What the case came to, when this move decides it.</param>
/// <param name="Handles">Whoever makes it has had a hand in the handling and can no longer check.</param>
public sealed record WorkflowLine(
    CaseMove Move,
    CaseState[] From,
    CaseState? To,
    CasePart By,
    NoteNeed Note = NoteNeed.Optional,
    int LeastPhotos = 0,
    string[]? PhotoLabels = null,
    CaseOutcome? Outcome = null,
    bool Handles = false);

/// <summary>The short street flow: the life of a case as a table. Pure.</summary>
public static class CaseWorkflow
{
    private static readonly CaseState[] Open =
    [
        CaseState.Filed, CaseState.Accepted, CaseState.OnTheWay, CaseState.Arrived, CaseState.Confirmed, CaseState.HandedOver, CaseState.Handling, CaseState.Done,
    ];

    public static IReadOnlyList<WorkflowLine> Lines { get; } =
    [
        new(CaseMove.Accept, [CaseState.Filed], CaseState.Accepted, CasePart.Called, NoteNeed.None, Handles: true),
        new(CaseMove.Declined, [CaseState.Filed], null, CasePart.Called),
        new(CaseMove.OnTheWay, [CaseState.Accepted], CaseState.OnTheWay, CasePart.Officer, NoteNeed.None, Handles: true),
        new(CaseMove.Arrived, [CaseState.Accepted, CaseState.OnTheWay], CaseState.Arrived, CasePart.Officer, NoteNeed.None, Handles: true),
        new(CaseMove.ReallySo, [CaseState.Arrived], CaseState.Confirmed, CasePart.Officer, PhotoLabels: ["scene"], Handles: true),
        new(CaseMove.AlreadyClear, [CaseState.Arrived], CaseState.Done, CasePart.Officer, PhotoLabels: ["scene"], Outcome: CaseOutcome.AlreadyClear, Handles: true),
        new(CaseMove.FalseAlarm, [CaseState.Arrived], CaseState.Done, CasePart.Officer, PhotoLabels: ["scene"], Outcome: CaseOutcome.FalseAlarm, Handles: true),
        new(CaseMove.NotFound, [CaseState.Arrived], CaseState.Done, CasePart.Officer, PhotoLabels: ["scene"], Outcome: CaseOutcome.NotFound, Handles: true),
        new(CaseMove.NotMine, [CaseState.Accepted, CaseState.OnTheWay, CaseState.Arrived], CaseState.Filed, CasePart.Officer, NoteNeed.Required),
        new(CaseMove.PickedUp, [CaseState.Arrived, CaseState.Confirmed], CaseState.Done, CasePart.Officer, LeastPhotos: 2, PhotoLabels: ["before", "after"], Outcome: CaseOutcome.PickedUp, Handles: true),
        new(CaseMove.HandedOver, [CaseState.Confirmed], CaseState.HandedOver, CasePart.Officer | CasePart.Operator, Handles: true),
        new(CaseMove.StartWork, [CaseState.HandedOver], CaseState.Handling, CasePart.Crew | CasePart.Operator, NoteNeed.None, Handles: true),
        new(CaseMove.Done, [CaseState.HandedOver, CaseState.Handling], CaseState.Done, CasePart.Crew | CasePart.Operator, PhotoLabels: ["after"], Outcome: CaseOutcome.Cleared, Handles: true),
        new(CaseMove.Checked, [CaseState.Done], CaseState.Closed, CasePart.Checker),
        new(CaseMove.Returned, [CaseState.Done], CaseState.HandedOver, CasePart.Checker, NoteNeed.Required),
        new(CaseMove.Assign, [CaseState.Filed, CaseState.Accepted, CaseState.OnTheWay, CaseState.Arrived, CaseState.Confirmed], CaseState.Filed, CasePart.Operator),
        new(CaseMove.Assign, [CaseState.HandedOver, CaseState.Handling], CaseState.HandedOver, CasePart.Operator),
        new(CaseMove.Note, [.. Open, CaseState.Closed], null, CasePart.Viewer, NoteNeed.Required, PhotoLabels: ["scene"]),
    ];

    /// <summary>The line that holds for a move in a state; null when the move is not allowed there.</summary>
    public static WorkflowLine? Find(CaseState state, CaseMove move) =>
        Lines.FirstOrDefault(l => l.Move == move && l.From.Contains(state));

    /// <summary>All moves that somebody with these parts may make in this state, in the table's order.</summary>
    public static IReadOnlyList<WorkflowLine> Allowed(CaseState state, CasePart parts) =>
        [.. Lines.Where(l => l.From.Contains(state) && (l.By & parts) != 0)];

    /// <summary>
    /// Where a case goes when its check is not passed: back to the crew when one handled it, else to be looked at anew.
    /// </summary>
    public static CaseState AfterReturn(bool crewHandled) => crewHandled ? CaseState.HandedOver : CaseState.Filed;

    /// <summary>States in which nobody has looked yet: an alarm that clears then ends the call.</summary>
    public static bool NobodyThereYet(CaseState state) => state is CaseState.Filed or CaseState.Accepted or CaseState.OnTheWay;
}
