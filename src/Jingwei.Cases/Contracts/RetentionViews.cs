using Jingwei.Cases.Coding;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>One line of the periods. Days by the way in which a case ended; <paramref name="Other"/> for the rest.</summary>
public sealed record RetentionLineView(IReadOnlyList<string> Categories, IReadOnlyList<CaseSource> Sources, IReadOnlyDictionary<CaseOutcome, int> Days, int Other, IReadOnlyList<RemovedKind> Removes);

/// <param name="Source">On what the periods rest.</param>
/// <param name="UploadDays">After which a photo goes that belongs to no report.</param>
/// <param name="Brake">More cases than these that are due at once wait until somebody has looked.</param>
public sealed record RetentionRuleView(int Version, string Source, int UploadDays, int Brake, IReadOnlyList<RetentionLineView> Lines);

/// <param name="Text">A whole set of periods as YAML.</param>
/// <param name="Note">What changes and why; for a proposal.</param>
public sealed record RetentionText(string? Text, string? Note = null);

/// <param name="Decision">publish or return, by a second person; withdraw, by whoever proposed it.</param>
/// <param name="AtOnce">To publish: of how many cases the data goes at once, as its preview said. When it has become more, it is refused.</param>
public sealed record RetentionDecision(string? Decision, string? Note = null, long? AtOnce = null);

/// <param name="Cases">How many cases are due, as the page said. When it has become more, it is refused.</param>
public sealed record RetentionRelease(int? Cases);

public sealed record RetentionMistake(int Line, Text Sentence);

/// <summary>What a change would do to the cases of one kind that are planned now.</summary>
/// <param name="Key">Of this line alone.</param>
/// <param name="Now">The days of now; null while nothing is removed by any periods.</param>
/// <param name="Then">The days of the change.</param>
/// <param name="Adds">What would go that stays now.</param>
/// <param name="Keeps">What would stay that goes now.</param>
/// <param name="AtOnce">Cases whose data would go as soon as it is published; those that are held, or where something is undecided, are not counted.</param>
/// <param name="Soon">Cases whose data would go in the 30 days after that.</param>
public sealed record RetentionEffect(
    string Key, string Category, Text CategoryName, CaseSource Source, CaseOutcome Way, int? Now, int Then, IReadOnlyList<RemovedKind> Adds, IReadOnlyList<RemovedKind> Keeps, long Cases, long AtOnce, long Soon);

/// <param name="Effects">Of each kind of case whose days change, or what goes of it.</param>
/// <param name="Again">Of so many cases whose data was removed before more would go, at once; they are counted in <paramref name="AtOnce"/> too.</param>
public sealed record RetentionPreview(bool Sound, IReadOnlyList<RetentionMistake> Mistakes, IReadOnlyList<RetentionEffect> Effects, long AtOnce, long Soon, long Again);

public sealed record RetentionVersionView(
    string Id, int Version, string Note, string Yaml, Text By, DateTimeOffset At, CodeVersionState State, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, bool MayDecide, bool MayWithdraw);

/// <param name="Title">The category's name for whoever may not see the case.</param>
/// <param name="Undecided">An appeal or a supervision keeps it, whatever its time says.</param>
public sealed record RetentionDueView(string CaseNumber, Text Title, Text Area, CaseOutcome Way, DateTimeOffset EndedAt, int Days, DateTimeOffset DueAt, DateTimeOffset? HeldUntil, bool Undecided);

/// <param name="Kinds">What went, never what it said.</param>
public sealed record RetentionRemovalView(string CaseNumber, Text Area, DateTimeOffset At, int Version, int Days, CaseOutcome Way, IReadOnlyList<RemovedKind> Kinds, int Reporters, int Photos);

/// <param name="Person">Who needs the data; empty, as is why, for whoever may not hold it.</param>
public sealed record CaseHoldView(string Id, string CaseNumber, string Person, string Reason, DateTimeOffset Until, Text By, DateTimeOffset At, Text? LiftedBy, DateTimeOffset? LiftedAt, string? LiftedWhy);

/// <param name="DueCount">In the next 30 days, in the actor's areas; counted to <see cref="MostCounted"/>.</param>
/// <param name="Planning">Other periods came into force, and not all cases have been planned by them yet.</param>
/// <param name="Released">A person has published periods; before that nothing is removed.</param>
/// <param name="Stop">Removals stopped until somebody looks; null while they go on.</param>
public sealed record RetentionPage(
    RetentionRuleView Rule, string Yaml, IReadOnlyList<RetentionVersionView> Versions, int DueCount, IReadOnlyList<RetentionDueView> Due, IReadOnlyList<RetentionRemovalView> Removed, IReadOnlyList<CaseHoldView> Holds, bool MayWrite, bool Planning,
    bool Released, RetentionStopView? Stop)
{
    public const int MostCounted = 10_000;
}

/// <param name="Cases">So many are due in the whole city; counted to <see cref="RetentionPage.MostCounted"/>.</param>
/// <param name="MayRelease">Whether the reader may let them go.</param>
public sealed record RetentionStopView(RetentionStop Why, DateTimeOffset At, int Cases, bool MayRelease);

/// <param name="Version">By which periods.</param>
/// <param name="Undecided">An appeal or a supervision keeps it.</param>
/// <param name="Goes">Removals go on; else it stays until somebody has released them.</param>
public sealed record CasePlanView(DateTimeOffset EndedAt, CaseOutcome Way, int Version, int Days, DateTimeOffset DueAt, DateTimeOffset? HeldUntil, IReadOnlyList<RemovedKind> Removes, bool Undecided, bool Goes);

/// <summary>How it stands with the data of one case's reporters.</summary>
/// <param name="Plan">Null while the case is open, or when nothing is left to go.</param>
public sealed record CaseRetentionView(string CaseNumber, CasePlanView? Plan, IReadOnlyList<CaseHoldView> Holds, IReadOnlyList<RetentionRemovalView> Removed, bool MayHold);

/// <param name="Until">The last day on which it is kept, to its end in the city: 2030-01-31.</param>
public sealed record HoldRequest(string? Person, string? Reason, string? Until);

public sealed record LiftRequest(string? Reason);
