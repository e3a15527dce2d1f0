using Jingwei.Cases.Coding;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>One line of the periods. Days by the way in which a case ended; <paramref name="Other"/> for the rest.</summary>
public sealed record RetentionLineView(IReadOnlyList<string> Categories, IReadOnlyList<CaseSource> Sources, IReadOnlyDictionary<CaseOutcome, int> Days, int Other, IReadOnlyList<RemovedKind> Removes);

/// <param name="Source">On what the periods rest.</param>
/// <param name="UploadDays">After which a photo goes that belongs to no report.</param>
public sealed record RetentionRuleView(int Version, string Source, int UploadDays, IReadOnlyList<RetentionLineView> Lines);

/// <param name="Text">A whole set of periods as YAML.</param>
/// <param name="Note">What changes and why; for a proposal.</param>
public sealed record RetentionText(string? Text, string? Note = null);

/// <param name="Decision">publish or return, by a second person; withdraw, by whoever proposed it.</param>
public sealed record RetentionDecision(string? Decision, string? Note = null);

public sealed record RetentionMistake(int Line, Text Sentence);

/// <summary>What a change would do to the cases of one kind that are planned now.</summary>
/// <param name="Now">The days of now, and <paramref name="Then"/> those of the change.</param>
/// <param name="AtOnce">Cases whose data would go as soon as it is published; those that are held are not counted.</param>
/// <param name="Soon">Cases whose data would go in the 30 days after that.</param>
public sealed record RetentionEffect(string Category, Text CategoryName, CaseSource Source, CaseOutcome Way, int Now, int Then, long Cases, long AtOnce, long Soon);

/// <param name="Effects">Of each kind of case whose days change.</param>
public sealed record RetentionPreview(bool Sound, IReadOnlyList<RetentionMistake> Mistakes, IReadOnlyList<RetentionEffect> Effects, long AtOnce, long Soon);

public sealed record RetentionVersionView(
    string Id, int Version, string Note, string Yaml, Text By, DateTimeOffset At, CodeVersionState State, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, bool MayDecide, bool MayWithdraw);

/// <param name="Title">The category's name for whoever may not see the case.</param>
public sealed record RetentionDueView(string CaseNumber, Text Title, Text Area, CaseOutcome Way, DateTimeOffset EndedAt, int Days, DateTimeOffset DueAt, DateTimeOffset? HeldUntil);

/// <param name="Kinds">What went, never what it said.</param>
public sealed record RetentionRemovalView(string CaseNumber, Text Area, DateTimeOffset At, int Version, int Days, CaseOutcome Way, IReadOnlyList<RemovedKind> Kinds, int Reporters, int Photos);

/// <param name="Person">Who needs the data; empty, as is why, for whoever may not hold it.</param>
public sealed record CaseHoldView(string Id, string CaseNumber, string Person, string Reason, DateTimeOffset Until, Text By, DateTimeOffset At, Text? LiftedBy, DateTimeOffset? LiftedAt, string? LiftedWhy);

/// <param name="DueCount">In the next 30 days, in the actor's areas; counted to <see cref="MostCounted"/>.</param>
/// <param name="Planning">Other periods came into force, and not all cases have been planned by them yet.</param>
public sealed record RetentionPage(
    RetentionRuleView Rule, string Yaml, IReadOnlyList<RetentionVersionView> Versions, int DueCount, IReadOnlyList<RetentionDueView> Due, IReadOnlyList<RetentionRemovalView> Removed, IReadOnlyList<CaseHoldView> Holds, bool MayWrite, bool Planning)
{
    public const int MostCounted = 10_000;
}

/// <param name="Version">By which periods.</param>
public sealed record CasePlanView(DateTimeOffset EndedAt, CaseOutcome Way, int Version, int Days, DateTimeOffset DueAt, DateTimeOffset? HeldUntil, IReadOnlyList<RemovedKind> Removes);

/// <summary>How it stands with the data of one case's reporters.</summary>
/// <param name="Plan">Null while the case is open, or when nothing is left to go.</param>
public sealed record CaseRetentionView(string CaseNumber, CasePlanView? Plan, IReadOnlyList<CaseHoldView> Holds, IReadOnlyList<RetentionRemovalView> Removed, bool MayHold);

/// <param name="Until">When the data may go after all.</param>
public sealed record HoldRequest(string? Person, string? Reason, DateTimeOffset? Until);

public sealed record LiftRequest(string? Reason);
