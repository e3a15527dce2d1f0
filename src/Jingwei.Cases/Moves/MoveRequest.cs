using Jingwei.Cases.Hotline;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Moves;

/// <summary>More time, as somebody asks for it.</summary>
/// <param name="Unit">minutes, workingHours or workingDays.</param>
public sealed record MoreTime(decimal? Amount, TimeUnit? Unit);

/// <summary>What a caller said when they were called back.</summary>
/// <param name="Satisfaction">very, yes, basic or no.</param>
/// <param name="Solved">Whether it is really solved, apart from that: yes, partly or no.</param>
/// <param name="Reason">What they gave as the reason; needed of no and partly.</param>
public sealed record CallBackAnswers(Satisfaction? Satisfaction, TrulySolved? Solved, string? Reason = null);

/// <summary>A move that somebody wants to make.</summary>
/// <param name="Move">Its name; case, hyphens and underscores do not matter.</param>
/// <param name="UserName">For assign: who shall be called. Other moves pass over it.</param>
/// <param name="OrganizationId">For dispatch: the body that shall handle it. For disown: whose it is, if known. For rule: whose it is.</param>
/// <param name="MoreTime">For extend.</param>
/// <param name="Until">For suspend: when it goes on by itself at the latest.</param>
/// <param name="CallBack">For a call-back that reached the caller: what they said.</param>
/// <param name="OccurredAt">For moves made without a network: when it really happened; not in the future, not before the case.</param>
/// <param name="ExpectedVersion">When given, the move is refused if the case has changed since.</param>
public sealed record MoveRequest(
    string? Move,
    string? Note = null,
    IReadOnlyList<string>? FileIds = null,
    string? UserName = null,
    string? OrganizationId = null,
    MoreTime? MoreTime = null,
    DateTimeOffset? Until = null,
    DateTimeOffset? OccurredAt = null,
    int? ExpectedVersion = null,
    CallBackAnswers? CallBack = null);
