using System.Diagnostics.CodeAnalysis;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>An area as screens name it.</summary>
public sealed record AreaRef(string Id, Text Name);

/// <summary>WGS-84 and the address that people use.</summary>
public sealed record PlaceView(double Lon, double Lat, Text Address);

/// <summary>Who answers for a case now. Without a user name it is the operations center of the area.</summary>
/// <param name="Role">officer, crew, handler, or center.</param>
public sealed record OwnerView(string? UserName, Text DisplayName, string Role);

/// <summary>A body that handles cases.</summary>
public sealed record BodyView(string Id, Text Name);

/// <summary>Who is being called, or was and accepted.</summary>
public sealed record CalledView(string UserName, Text DisplayName, DateTimeOffset Since, DateTimeOffset? AcceptedAt);

/// <summary>A case as lists and live news show it: nothing personal of the reporter.</summary>
public record CaseSummary
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    /// <summary>The step of its workflow, and what that calls it.</summary>
    public required string State { get; init; }

    public required Text StateName { get; init; }

    public CaseStage Stage { get; init; }

    public CaseHold Hold { get; init; }

    public required string Category { get; init; }

    public required Text CategoryName { get; init; }

    public required Text Title { get; init; }

    /// <summary>1 to 4; 4 is the worst.</summary>
    public int Severity { get; init; }

    public CaseSource Source { get; init; }

    public string? DeviceId { get; init; }

    public required AreaRef Area { get; init; }

    /// <summary>The center whose desk leads it, where that is not the one of its place.</summary>
    public AreaRef? Desk { get; init; }

    /// <summary>A hand to another center that is still to be answered; null when there is none.</summary>
    public HandMark? Hand { get; init; }

    public required PlaceView Place { get; init; }

    public required OwnerView Owner { get; init; }

    public CalledView? Called { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the next running clock runs out.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? DueKind { get; init; }

    /// <summary>What the workflow calls that clock.</summary>
    public Text? DueName { get; init; }

    public bool Late { get; init; }

    /// <summary>挂账: since when its clocks stand still, and when they go on at the latest.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    public DateTimeOffset? SuspendedUntil { get; init; }

    /// <summary>The body that it was dispatched to.</summary>
    public BodyView? Body { get; init; }

    public CaseOutcome? Outcome { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the reporter says of the newest work: solved, not solved, or nothing (yet).</summary>
    public bool? ReporterSolved { get; init; }

    /// <summary>Since when words of a reporter wait for a reply; null when none do.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>同因: of which cause it is, or how many are bound to it; null when neither.</summary>
    public CauseMark? Cause { get; init; }

    /// <summary>督办 that is open; null when there is none.</summary>
    public SupervisionMark? Supervised { get; init; }

    public int Version { get; init; }
}

/// <summary>What a move's form asks for.</summary>
/// <param name="Note">none, optional or required.</param>
/// <param name="Photos">Least number of photos.</param>
/// <param name="Name">The verb of the trade.</param>
/// <param name="ApprovedBy">Posts of whom one must agree before it takes effect; empty when nobody must.</param>
/// <param name="Records">What is kept of it: nothing, attempt, contact, answer or callBack.</param>
/// <param name="TriesLeft">How many more calls that reach nobody must have been made before.</param>
public sealed record MoveForm(Text Name, MoveVerb Does, string Note, int Photos, IReadOnlyList<string> PhotoLabels, IReadOnlyList<string> ApprovedBy, string Records, int TriesLeft);

/// <summary>Who did something, as the history names them.</summary>
public sealed record ByView(string? UserName, Text DisplayName, string Role, bool Machine);

/// <summary>A line of the history. <paramref name="Args"/> and <paramref name="Reasons"/> fill the sentences of the codes.</summary>
public sealed record HistoryView(
    string Id, DateTimeOffset At, DateTimeOffset RecordedAt, ByView By, string How, string Code, object? Args, string? Note, IReadOnlyList<string> FileIds, object? Reasons);

/// <param name="MetAt">When it stopped; null while it runs.</param>
/// <param name="Void">It stopped although nobody did what it stands for: the alarm cleared before anyone arrived, or no check was drawn.</param>
public sealed record CaseClockView(string Kind, Text Name, DateTimeOffset SetAt, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, DateTimeOffset? MetAt, DateTimeOffset? SuspendedAt, bool Void, bool Late, IReadOnlyList<Reason> Why);

public sealed record FileView(string Id, string ContentType, DateTimeOffset At, Text By, string? Label);

/// <summary>What a device said after the work: shown, never taken for the check.</summary>
public sealed record EvidenceView(DateTimeOffset At, string Code, object? Args);

/// <summary>An alarm under the case: what filed it, what joined it, and what one of them hides.</summary>
/// <param name="Hidden">It calls nobody while its cause, another of these, stands.</param>
public sealed record SymptomView(
    string AlarmId, string DeviceId, Text DeviceName, string Condition, Text ConditionName, int Severity, DateTimeOffset StartedAt, DateTimeOffset? ClearedAt, bool Hidden);

/// <summary>One thing that is to be done, as the package of the alarm says.</summary>
/// <param name="Who">A role.</param>
public sealed record PlaybookStepView(string Who, Text Do);

public sealed record NearCameraView(string DeviceId, Text Name, int DistanceMeters, string PictureUrl);

/// <summary>The crew that the case was handed to, with the number to call.</summary>
public sealed record CrewView(Text Organization, Text Name, string? Phone);

/// <summary>The operations center that answers for the place, with its office's number; null where none is known.</summary>
public sealed record CenterView(Text Name, string? Phone);

/// <param name="OnBehalfOf">The name of whom it was reported for, masked as their number, which is the contact; both are shown in clear to whoever may ask for them.</param>
/// <param name="Number">By which this reporter follows.</param>
/// <param name="Words">What a further reporter said; the first one's words are the case's.</param>
/// <param name="Rating">How content with how it was dealt with, 1 to 5; null when not said.</param>
public sealed record ReporterView(
    string? ContactMasked, string? OnBehalfOf, bool? Solved, DateTimeOffset? AnsweredAt, string? AnswerNote, string Number, DateTimeOffset At, string? Words, int? Rating = null);

/// <summary>Another open case that this one may be the same as, as was noted when it was filed.</summary>
/// <param name="Reasons">An array of {code, args}.</param>
public sealed record DuplicateHint(string Number, object Reasons);

/// <summary>A request for approval.</summary>
/// <param name="State">waiting, granted, refused, withdrawn or overtaken.</param>
/// <param name="MoreTime">For more time: how much.</param>
/// <param name="Until">For a suspension: until when.</param>
/// <param name="MayDecide">Whether the reader may grant or refuse it.</param>
/// <param name="MayWithdraw">Whether it is the reader's own.</param>
public sealed record RequestView(
    string Id, string Move, Text MoveName, Text By, DateTimeOffset At, string? Note, Text? MoreTime, DateTimeOffset? Until, string State, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote,
    bool MayDecide, bool MayWithdraw);

public sealed record WorkflowRef(string Name, int Version, Text Title);

/// <summary>Everything about one case that this reader may see.</summary>
public record CasePage : CaseSummary
{
    [SetsRequiredMembers]
    public CasePage(CaseSummary summary)
        : base(summary)
    {
    }

    public IReadOnlyList<string> AllowedMoves { get; init; } = [];

    public IReadOnlyDictionary<string, MoveForm> MoveForms { get; init; } = new Dictionary<string, MoveForm>();

    /// <summary>Whether the reader may put it under another category.</summary>
    public bool MayChangeCategory { get; init; }

    public string? Text { get; init; }

    /// <summary>Who reported first.</summary>
    public ReporterView? Reporter { get; init; }

    /// <summary>All who reported it, the first before the others; at most 50.</summary>
    public IReadOnlyList<ReporterView> Reporters { get; init; } = [];

    public int ReporterCount { get; init; }

    /// <summary>并案: the number of the case that carries it on.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The numbers of cases that were merged into this one.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Whether the reader may merge it into another, or take it out again.</summary>
    public bool MayMerge { get; init; }

    public bool MaySplit { get; init; }

    /// <summary>同因: the case of the cause and what is bound to it; null when it stands in no such tree.</summary>
    public CauseTree? CauseTree { get; init; }

    /// <summary>Whether the reader may bind others to it.</summary>
    public bool MayBind { get; init; }

    /// <summary>可能重复: noted by the program, for people to decide.</summary>
    public DuplicateHint? MaybeDuplicate { get; init; }

    public IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    /// <summary>The alarms that it is made of, in the order in which they came; at most 50.</summary>
    public IReadOnlyList<SymptomView> Symptoms { get; init; } = [];

    /// <summary>What is to be done about its alarm, in order; empty for what people report.</summary>
    public IReadOnlyList<PlaybookStepView> Steps { get; init; } = [];

    public IReadOnlyList<FileView> Files { get; init; } = [];

    public IReadOnlyList<CaseClockView> Clocks { get; init; } = [];

    /// <summary>What waits for an approval, and what became of earlier requests, in their order.</summary>
    public IReadOnlyList<RequestView> Requests { get; init; } = [];

    /// <summary>What it is in two-level codes, by the table that it began with.</summary>
    public Coding.CaseCodeView? Coded { get; init; }

    /// <summary>Who answers for it, the first before the others, each with the reasons; empty when no rule names anybody.</summary>
    public IReadOnlyList<Coding.ProposedBodyView> Bodies { get; init; } = [];

    /// <summary>争议: disputes about whose it is, in their order; the last may be open.</summary>
    public IReadOnlyList<Coding.DisputeView> Disputes { get; init; } = [];
    /// <summary>督办, in their order.</summary>
    public IReadOnlyList<SupervisionView> Supervisions { get; init; } = [];

    /// <summary>直通快办: to which bodies the reader may send it straight; null when it goes the usual way.</summary>
    public StraightView? Straight { get; init; }

    /// <summary>协办: parts that other bodies were asked to do, the newest first.</summary>
    public IReadOnlyList<AssistView> Assists { get; init; } = [];

    /// <summary>Whether the reader may ask another body for a part now.</summary>
    public bool MayAskAssist { get; init; }

    /// <summary>Whether the reader may write to those who reported it.</summary>
    public bool MayReply { get; init; }

    /// <summary>Whether the reader may ask for an answer about it.</summary>
    public bool MaySupervise { get; init; }

    /// <summary>首问负责: who was asked first, and whether the asker knows what came of it; null where nobody was asked in person.</summary>
    public FirstAskedView? FirstAsked { get; init; }

    /// <summary>How it went, or was to go, from center to center, in order.</summary>
    public IReadOnlyList<HandView> Hands { get; init; } = [];

    /// <summary>Whether the reader may hand it to another center, or take it to their own.</summary>
    public bool MayHand { get; init; }

    /// <summary>The center at whose desk it is.</summary>
    public AreaRef? LedFrom { get; init; }

    /// <summary>约请 and 联席会议 about it, newest first.</summary>
    public IReadOnlyList<CaseMeetingView> Meetings { get; init; } = [];

    /// <summary>Whether the reader may call bodies to it.</summary>
    public bool MayCallMeeting { get; init; }

    /// <summary>The workflow that it follows, in its version.</summary>
    public WorkflowRef Workflow { get; init; } = new("", 0, Foundation.Text.Same(""));

    public CrewView? Crew { get; init; }

    public CenterView? Center { get; init; }

    public IReadOnlyList<NearCameraView> Cameras { get; init; } = [];

    /// <summary>Of a hotline's order: its number, the calls to its caller and what they were answered; null of any other case.</summary>
    public Hotline.HotlineView? Hotline { get; init; }

    public IReadOnlyList<CaseSummary> Related { get; init; } = [];

    public IReadOnlyList<HistoryView> History { get; init; } = [];
}
