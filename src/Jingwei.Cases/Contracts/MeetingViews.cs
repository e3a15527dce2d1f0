using Jingwei.Cases.Meetings;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>A summons or a joint meeting as lists show it.</summary>
/// <param name="CallerArea">The area from which it was called.</param>
/// <param name="ComeBy">By when they must come; of a joint meeting when it begins.</param>
/// <param name="Came">How many of the called came.</param>
/// <param name="Unsettled">Calls that wait for somebody.</param>
/// <param name="ItemsOpen">Items that wait for somebody.</param>
/// <param name="Late">Something has waited longer than it may.</param>
/// <param name="WaitsForMe">How many calls and items wait for the reader.</param>
/// <param name="Level">The highest level with which something lies.</param>
public sealed record MeetingSummary(
    string Id, string Number, MeetingKind Kind, string Matter, MeetingState State, AreaRef CallerArea, Text Caller, string Address, DateTimeOffset ComeBy, DateTimeOffset CalledAt, string? CaseNumber,
    IReadOnlyList<CalledBodyView> Bodies, int Came, int Unsettled, int Items, int ItemsOpen, bool Late, int WaitsForMe, Text? Level);

/// <summary>A called body in a list.</summary>
public sealed record CalledBodyView(string Id, Text Name, Text Step, MeetingMeans Means);

/// <summary>A move that the reader may make now.</summary>
/// <param name="Words">none, optional or required.</param>
/// <param name="To">What it leads to.</param>
public sealed record MeetingMoveView(string Move, Text Name, string Words, MeetingMeans To);

/// <summary>A called body with all that is known of its coming.</summary>
/// <param name="WaitUntil">When the next level above hears of it.</param>
/// <param name="Moves">What the reader may do.</param>
/// <param name="HereMeters">How far from the place they were when they said that they are there.</param>
public sealed record MeetingCallView(
    string Id, BodyView Body, string Step, Text StepName, MeetingMeans Means, MeetingWait Waits, DateTimeOffset? WaitUntil, int TimesPassed, Text? Level, DateTimeOffset ComeBy, Text? SpokeBy, string? Words,
    DateTimeOffset? HereAt, int? HereMeters, DateTimeOffset? CameAt, bool? OnTime, IReadOnlyList<MeetingMoveView> Moves);

/// <summary>What was agreed.</summary>
/// <param name="Doer">A body or a person.</param>
/// <param name="Late">Its time has passed and it is not done, or it was done after it.</param>
public sealed record MeetingItemView(
    string Id, string? TopicId, BodyView? Body, Text Doer, string What, DateTimeOffset DueAt, string Step, Text StepName, MeetingMeans Means, MeetingWait Waits, DateTimeOffset? WaitUntil, int TimesPassed, Text? Level,
    Text AgreedBy, DateTimeOffset AgreedAt, bool Late, DateTimeOffset? DoneAt, Text? DoneBy, string? DoneWords, Text? CheckedBy, DateTimeOffset? CheckedAt, string? CheckWords, IReadOnlyList<string> FileIds,
    IReadOnlyList<MeetingMoveView> Moves);

/// <summary>A version of the minutes of a point.</summary>
public sealed record MinutesView(int Version, string Text, Text By, DateTimeOffset At);

/// <summary>A point of the agenda.</summary>
/// <param name="Minutes">The newest version first; empty while nothing is written.</param>
public sealed record MeetingTopicView(string Id, int Place, string Title, MeetingCaseView? Case, IReadOnlyList<MinutesView> Minutes);

/// <summary>A case that a meeting, or a point of it, is about.</summary>
/// <param name="MayOpen">Whether the reader may see the case itself.</param>
public sealed record MeetingCaseView(string Number, Text Title, bool MayOpen);

/// <summary>Everything about a meeting that this reader may see.</summary>
public sealed record MeetingPage(
    MeetingSummary Summary, PlaceView? Place, MeetingCaseView? Case, int FlowVersion, IReadOnlyList<MeetingCallView> Calls, IReadOnlyList<MeetingTopicView> Topics, IReadOnlyList<MeetingItemView> Items,
    DateTimeOffset? EndedAt, string? EndWords, bool MayCall, bool MayClose, int Version, IReadOnlyList<HistoryView> History);

/// <summary>A meeting that hangs on a case, as the case's page shows it.</summary>
public sealed record CaseMeetingView(string Number, MeetingKind Kind, string Matter, MeetingState State, DateTimeOffset ComeBy, IReadOnlyList<CalledBodyView> Bodies, int Items, int ItemsOpen);

/// <summary>Told at the desks of the area and above; what it is about is read on its page by who may.</summary>
/// <param name="What">The code of the line of history, or the move.</param>
/// <param name="Of">Whom it is about.</param>
/// <param name="Level">With which level it lies.</param>
public sealed record MeetingNews(string Number, MeetingKind Kind, string What, Text? Of, Text? Level, int TimesPassed);

/// <summary>A step of a flow of meetings, as it is drawn.</summary>
public sealed record MeetingStepView(string Id, Text Name, MeetingMeans Means, MeetingWait Waits, Text? Term, TermFrom From);

public sealed record MeetingFlowMoveView(string Move, Text Name, IReadOnlyList<string> From, string To, string By, string Words);

public sealed record MeetingTrackView(string Begin, IReadOnlyList<MeetingStepView> Steps, IReadOnlyList<MeetingFlowMoveView> Moves);

/// <summary>How a kind of meeting goes on, as its file says.</summary>
public sealed record MeetingFlowView(MeetingKind Kind, int Version, Text Name, string Source, MeetingTrackView Calls, MeetingTrackView Items);

/// <summary>A row of figures: of a body, or of whoever called.</summary>
/// <param name="Figures">By name; what is not there is 0.</param>
public sealed record MeetingFiguresRow(string Id, Text Name, IReadOnlyDictionary<string, int> Figures);

/// <summary>Figures over a time.</summary>
public sealed record MeetingFiguresView(DateTimeOffset From, DateTimeOffset To, string By, IReadOnlyList<MeetingFiguresRow> Rows, IReadOnlyDictionary<string, int> Whole);
