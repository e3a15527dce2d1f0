using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Flow;

/// <summary>Whether a note must be given with a move.</summary>
public enum NoteNeed
{
    None,
    Optional,
    Required,
}

/// <summary>Where a case can stand.</summary>
/// <param name="Id">As the API and the history name it.</param>
/// <param name="Hold">In whose hands it is.</param>
/// <param name="Post">Who works it at a desk; none unless <see cref="CaseHold.Desk"/>.</param>
/// <param name="Call">For <see cref="CaseHold.CallOfficer"/>: the roles that are called, one after the other; empty leaves it to the category's own order.</param>
/// <param name="Unseen">Nobody is there yet: an alarm that clears then ends the call.</param>
public sealed record WorkflowStep(string Id, Text Name, CaseStage Stage, CaseHold Hold, CasePart Post, bool Unseen, IReadOnlyList<string> Call);

/// <summary>What a move keeps beside its line in the history: the calls to whoever reported, and what they were answered.</summary>
public enum MoveRecord
{
    Nothing,

    /// <summary>A call that reached nobody.</summary>
    Attempt,

    /// <summary>先行联系: the caller was reached before anything was done.</summary>
    Contact,

    /// <summary>答复: the note is what the caller is answered.</summary>
    Answer,

    /// <summary>回访: the caller was reached, and asked whether they are satisfied and, apart, whether it is really solved.</summary>
    CallBack,
}

/// <summary>Somebody else must agree before a move is made.</summary>
/// <param name="By">Any of these parts may; never the one who asks.</param>
public sealed record MoveApproval(CasePart By);

/// <summary>One line of the life of a case. A move may have several, for different steps.</summary>
/// <param name="Move">Its name in the API, the history and the screens.</param>
/// <param name="From">Steps in which it is allowed.</param>
/// <param name="To">Step after it; null leaves the case where it is.</param>
/// <param name="ToUncrewed">Step after it when no crew had been called; null when that makes no difference.</param>
/// <param name="ToBodiless">Step after it when it was dispatched to no body; null when that makes no difference.</param>
/// <param name="Unsampled">For <see cref="MoveVerb.PickUp"/>, and for what was sent straight to its handler: step after it when the sample passes it over.</param>
/// <param name="By">Any of these parts may make it.</param>
/// <param name="LeastPhotos">How many photos it needs.</param>
/// <param name="PhotoLabels">What each photo shows, in order; as many as are useful.</param>
/// <param name="Outcome">What the case came to, when this move decides it.</param>
/// <param name="Handles">Whoever makes it has had a hand in the handling and can no longer check.</param>
/// <param name="Records">What is kept of it beside its line in the history.</param>
/// <param name="AfterTries">So many calls that reached nobody must have been made since the case came to this step; 0 asks for none.</param>
public sealed record WorkflowMove(
    string Move,
    Text Name,
    MoveVerb Does,
    IReadOnlyList<string> From,
    string? To,
    string? ToUncrewed,
    string? ToBodiless,
    string? Unsampled,
    CasePart By,
    NoteNeed Note,
    int LeastPhotos,
    IReadOnlyList<string> PhotoLabels,
    CaseOutcome? Outcome,
    bool Handles,
    MoveApproval? Approval,
    MoveRecord Records = MoveRecord.Nothing,
    int AfterTries = 0)
{
    /// <summary>For <see cref="MoveVerb.Disown"/>: for how long after the dispatch it can be made.</summary>
    public TimeLimit? Within { get; init; }

    /// <summary>For <see cref="MoveVerb.Disown"/>: how long the ruling may take.</summary>
    public TimeLimit? RuledWithin { get; init; }

    /// <summary>
    /// 直通快办. For <see cref="MoveVerb.Dispatch"/>: only what <c>straight/</c> declares, to a body that it names. For a plain move with <see cref="Unsampled"/>: the sample has the share by which the case was sent.
    /// </summary>
    public bool Straight { get; init; }

    /// <summary>Whether it can be made while the case is suspended.</summary>
    public bool MadeWhileSuspended => Does is MoveVerb.Resume or MoveVerb.Void or MoveVerb.Note or MoveVerb.Rule;
}

/// <summary>One clock of the flow.</summary>
/// <param name="Runs">Steps in which it runs; entering another stops it.</param>
/// <param name="Anew">Steps that set it anew when they are entered, though it runs.</param>
/// <param name="GoesOn">Steps from which it goes on with what was left, instead of beginning anew: the check that was not passed.</param>
/// <param name="Main">It is the time to have the problem cleared: what "in time" means of a case.</param>
/// <param name="Limit">What holds where the category has none of this name; null when all have.</param>
public sealed record WorkflowClock(string Kind, Text Name, IReadOnlyList<string> Runs, IReadOnlyList<string> Anew, IReadOnlyList<string> GoesOn, bool Main, TimeLimit? Limit);

/// <summary>The life of a case as a table: steps, moves and clocks. A case keeps the version that it began with. Pure.</summary>
/// <param name="Begin">Step of a case that is filed.</param>
/// <param name="ClearedItself">Step of one whose alarm cleared before anybody was there; null when that changes nothing.</param>
/// <param name="Reopened">Step of a closed one of which its reporter says that nothing is solved; null when it is not opened again.</param>
public sealed record Workflow(
    string Name,
    int Version,
    Text Title,
    string Source,
    string Begin,
    string? ClearedItself,
    string? Reopened,
    IReadOnlyList<WorkflowStep> Steps,
    IReadOnlyList<WorkflowMove> Moves,
    IReadOnlyList<WorkflowClock> Clocks)
{
    /// <summary>The step of that name.</summary>
    /// <exception cref="InvalidOperationException">The flow has none.</exception>
    public WorkflowStep Step(string id) => Steps.FirstOrDefault(s => s.Id == id) ?? throw new InvalidOperationException($"{Name} {Version} has no step {id}");

    /// <summary>Step of a case that another carries on: the first one in which it has ended.</summary>
    public WorkflowStep Ended => Steps.First(s => s.Stage == CaseStage.Ended);

    public WorkflowStep? FindStep(string id) => Steps.FirstOrDefault(s => s.Id == id);

    /// <summary>The line that holds for a move in a step; null when the move is not allowed there.</summary>
    public WorkflowMove? Find(string step, string move) => Moves.FirstOrDefault(l => l.Move == move && l.From.Contains(step));

    /// <summary>All moves that somebody with these parts may make in this step, in the table's order.</summary>
    /// <param name="suspended">The case stands still: it can then be resumed, voided or talked about, it can be ruled whose it is, and nothing else.</param>
    /// <param name="disputed">It is not ruled yet whose it is: that is ruled, and nobody else disowns it meanwhile.</param>
    public IReadOnlyList<WorkflowMove> Allowed(string step, CasePart parts, bool suspended = false, bool disputed = false) =>
        [.. Moves.Where(l => l.From.Contains(step) && (l.By & parts) != 0 && (suspended ? l.MadeWhileSuspended : l.Does != MoveVerb.Resume) && l.Does != (disputed ? MoveVerb.Disown : MoveVerb.Rule))];

    /// <summary>
    /// Where a case goes on that was merged and is split off again: at a desk where it lay; what somebody was called for, to that call; else as one that is opened again.
    /// </summary>
    public string AfterSplit(string before) =>
        FindStep(before) is not { } step ? Reopened ?? Begin
        : step.Hold == CaseHold.Desk ? step.Id
        : Steps.FirstOrDefault(s => s.Stage == step.Stage && s.Hold == CaseHold.CallOfficer)?.Id ?? Reopened ?? Begin;

    /// <summary>The first line of a move, wherever it is allowed; null when the flow has no such move.</summary>
    public WorkflowMove? AnyLine(string move) => Moves.FirstOrDefault(l => l.Move == move);

    public WorkflowClock? FindClock(string kind) => Clocks.FirstOrDefault(c => c.Kind == kind);
}
