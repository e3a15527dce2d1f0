using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Meetings;

/// <summary>The kinds of meetings; each has its own flow.</summary>
public enum MeetingKind
{
    /// <summary>约请: bodies are called to a case or a place.</summary>
    Summons,

    /// <summary>联席会议: with an agenda and minutes.</summary>
    Joint,
}

/// <summary>What a step stands for, whatever a flow calls it: lists, figures and what a move asks for go by this.</summary>
public enum MeetingMeans
{
    /// <summary>Of a call: it is not settled whether they come. Of an item: it is to be done.</summary>
    Open,

    /// <summary>They say that they do not come.</summary>
    Declined,

    /// <summary>They say that they are there.</summary>
    Here,

    /// <summary>The caller says that they were there.</summary>
    Came,

    /// <summary>The caller says that they were not.</summary>
    Missed,

    /// <summary>They need not come.</summary>
    Excused,

    /// <summary>The body says that it is done.</summary>
    Done,

    /// <summary>Somebody else says so too.</summary>
    Checked,

    /// <summary>It need not be done.</summary>
    Released,
}

/// <summary>Whose turn it is.</summary>
public enum MeetingWait
{
    Nobody,

    /// <summary>The body that was called, or whoever must do the item.</summary>
    Body,

    /// <summary>The caller's side.</summary>
    Caller,

    /// <summary>Who decides at the level above.</summary>
    Leader,
}

/// <summary>Where a step's term begins.</summary>
public enum TermFrom
{
    /// <summary>When the step is entered.</summary>
    Entry,

    /// <summary>At the time to come.</summary>
    ComeBy,

    /// <summary>There is none at first: the item's own instant. The term then counts for each level above.</summary>
    Due,
}

/// <summary>The sides of a meeting.</summary>
[Flags]
public enum MeetingPart
{
    None = 0,
    Body = 1,
    Caller = 2,
    Leader = 4,
}

/// <summary>Where a call or an item can stand.</summary>
/// <param name="Term">The time for whoever it waits for; null of a step that has ended.</param>
public sealed record MeetingStep(string Id, Text Name, MeetingMeans Means, MeetingWait Waits, TermFrom From, TimeLimit? Term);

/// <summary>A way from steps to a step.</summary>
public sealed record MeetingMove(string Move, Text Name, IReadOnlyList<string> From, string To, MeetingPart By, NoteNeed Words);

/// <summary>The life of a call, or of an item.</summary>
public sealed record MeetingTrack(string Begin, IReadOnlyList<MeetingStep> Steps, IReadOnlyList<MeetingMove> Moves)
{
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public MeetingStep Step(string id) => Steps.FirstOrDefault(s => s.Id == id) ?? throw new InvalidOperationException($"no step {id}");

    public MeetingMove? Find(string step, string move) => Moves.FirstOrDefault(m => m.Move == move && m.From.Contains(step));

    /// <summary>What these sides may do in a step.</summary>
    public IReadOnlyList<MeetingMove> Allowed(string step, MeetingPart parts) => [.. Moves.Where(m => m.From.Contains(step) && (m.By & parts) != 0)];
}

/// <summary>How calls and items of a kind of meeting go on.</summary>
public sealed record MeetingFlow(MeetingKind Kind, int Version, Text Name, string Source, MeetingTrack Calls, MeetingTrack Items);
