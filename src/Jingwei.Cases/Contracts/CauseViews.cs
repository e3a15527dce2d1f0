using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>What a list shows of one cause.</summary>
/// <param name="Parent">The number of the case of its cause; null when it is that case itself.</param>
/// <param name="Children">Of the case of a cause: how many are bound to it.</param>
/// <param name="Open">How many of them are open.</param>
public sealed record CauseMark(string? Parent, int Children, int Open);

/// <summary>One case of the tree.</summary>
/// <param name="Cause">What its reporters were told.</param>
/// <param name="MayRelease">Whether the reader may undo the bond; not any more when the end of the cause has reached the case.</param>
public sealed record CauseCase(string Number, Text Title, Text Address, Text StateName, CaseStage Stage, CaseOutcome? Outcome, bool Late, bool? ReporterSolved, DateTimeOffset OpenedAt, int Reporters, string? Cause, DateTimeOffset? BoundAt, bool MayRelease);

/// <summary>同因: the case of the cause and those that are bound to it.</summary>
/// <param name="Parent">Null when the reader may not see it.</param>
/// <param name="ParentNumber">Its number all the same.</param>
/// <param name="Children">Those that the reader may see, as they came; at most 200.</param>
/// <param name="ChildCount">How many there are.</param>
public sealed record CauseTree(string ParentNumber, CauseCase? Parent, IReadOnlyList<CauseCase> Children, int ChildCount, int OpenCount);

/// <param name="Children">Numbers of open cases; may be left out with <paramref name="Matter"/>.</param>
/// <param name="Matter">The id of a hot matter: all of its open cases that the actor may bind and that are bound to none.</param>
/// <param name="Cause">What the cause is, in words that their reporters read.</param>
/// <param name="Note">For those who work on them; optional.</param>
public sealed record BindRequest(IReadOnlyList<string>? Children, string? Cause, string? Matter = null, string? Note = null);

/// <param name="Note">Why it is another thing after all.</param>
public sealed record ReleaseRequest(string? Note);
