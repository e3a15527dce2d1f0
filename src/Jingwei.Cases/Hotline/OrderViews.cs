using Jingwei.Cases.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Hotline;

/// <summary>A call to the caller.</summary>
/// <param name="Round">Of call-backs: after which answer, from 1.</param>
public sealed record CallView(CallReason Why, int Round, DateTimeOffset At, Text By, bool Reached, Satisfaction? Satisfaction, TrulySolved? Solved, string? Reason);

/// <summary>What the caller was answered.</summary>
/// <param name="Body">Which body answered; null when the center did.</param>
public sealed record AnswerView(int Round, DateTimeOffset At, Text? Body, Text By, string Text);

/// <summary>The hotline's part of a case's page.</summary>
/// <param name="AreaWords">Where, as the platform wrote it.</param>
/// <param name="MayTie">Whether the reader may tie it to its place.</param>
public sealed record HotlineView(
    string Platform, string OrderNumber, OrderKind Kind, DateTimeOffset OrderedAt, DateTimeOffset? PromisedAt, Text? Limit, bool PlaceOpen, string? AreaWords, bool MayTie,
    IReadOnlyList<CallView> Calls, IReadOnlyList<AnswerView> Answers);

/// <summary>A line of the desk's list.</summary>
/// <param name="PromisedAt">By when it must be answered; null while it stands still.</param>
/// <param name="Tries">Calls that reached nobody, for the step that it is in.</param>
/// <param name="ContactedAt">When the caller was first reached.</param>
/// <param name="Satisfaction">What the caller said when they were called back last.</param>
/// <param name="Supervised">It was pressed 督办.</param>
public sealed record OrderLine(
    CaseSummary Case, string Platform, string OrderNumber, OrderKind Kind, DateTimeOffset OrderedAt, DateTimeOffset? PromisedAt, bool PlaceOpen, int Tries, DateTimeOffset? ContactedAt, string? ContactMasked,
    int Answers, Satisfaction? Satisfaction, TrulySolved? Solved, bool Supervised);

/// <summary>How an order stands, as its platform reads it: nothing of persons but what was said to the caller.</summary>
/// <param name="DueAt">By when it must be answered; null while it stands still.</param>
/// <param name="ChangedAt">When something last happened to it.</param>
public sealed record OrderState(
    string Platform, string OrderNumber, string CaseNumber, string State, Text StateName, CaseStage Stage, CaseOutcome? Outcome, AreaRef Area, bool PlaceOpen, Text? Body, DateTimeOffset OrderedAt, DateTimeOffset TakenAt,
    DateTimeOffset? DueAt, bool Late, DateTimeOffset? ContactedAt, IReadOnlyList<OrderAnswer> Answers, IReadOnlyList<OrderCallBack> CallBacks, DateTimeOffset? ClosedAt, DateTimeOffset ChangedAt);

/// <param name="Body">Null when the center answered.</param>
public sealed record OrderAnswer(int Round, DateTimeOffset At, Text? Body, string Text);

/// <param name="Reached">False of a call that nobody answered.</param>
public sealed record OrderCallBack(int Round, DateTimeOffset At, bool Reached, Satisfaction? Satisfaction, TrulySolved? Solved);
