using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Appeals;

/// <summary>What is held against a body of the reader's.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Title">The category's name for whoever may not see the case.</param>
/// <param name="StayAt">Of lateness: when the stay in handling began of which it is said. Else as JudgedAt.</param>
/// <param name="Until">Until when it can be appealed against; null while the case is open: the time runs from its end.</param>
/// <param name="MayAppeal">The time has not passed, and nobody has appealed against it.</param>
public sealed record JudgementView(string Number, Text Title, BodyView Body, JudgementKind Kind, DateTimeOffset JudgedAt, DateTimeOffset StayAt, DateTimeOffset CountsAt, DateTimeOffset? Until, bool MayAppeal);

/// <param name="Number">Of the case.</param>
/// <param name="Title">The category's name for whoever may not see the case.</param>
/// <param name="MayOpen">Whether the reader may see the case itself.</param>
/// <param name="Level">The area at whose level it waits, or was judged.</param>
/// <param name="Late">It waits, and its time has passed.</param>
/// <param name="MayDecide">Whether the reader may judge it.</param>
public sealed record AppealView(
    string Id, string Number, Text Title, bool MayOpen, Text Area, BodyView Body, JudgementKind Kind, DateTimeOffset JudgedAt, DateTimeOffset StayAt, DateTimeOffset CountsAt, Text By, DateTimeOffset At, string Words, IReadOnlyList<string> FileIds,
    Text Level, DateTimeOffset DueAt, bool Late, int TimesIgnored, AppealState State, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, bool MayDecide);

/// <summary>The appeals of a case, with what of it the reader may appeal against.</summary>
/// <param name="FileWithin">How long there is to appeal, in words, by the rule in force.</param>
public sealed record CaseAppeals(IReadOnlyList<JudgementView> Judgements, IReadOnlyList<AppealView> Items, Text FileWithin, Text JudgeWithin);

/// <param name="Body">The id of the body that appeals; left out when the sender has one alone.</param>
/// <param name="Kind">late, notClosed or reworked.</param>
/// <param name="JudgedAt">As the judgement says it.</param>
/// <param name="Words">Why it does not stand.</param>
/// <param name="FileIds">Photos that show it.</param>
/// <param name="StayAt">As the judgement says it; left out when only one is of this kind and instant.</param>
public sealed record AppealRequest(string? Kind, DateTimeOffset? JudgedAt, string? Words, string? Body = null, IReadOnlyList<string>? FileIds = null, DateTimeOffset? StayAt = null);

/// <param name="Decision">uphold or reject.</param>
/// <param name="Words">Why.</param>
public sealed record AppealDecision(string? Decision, string? Words);
