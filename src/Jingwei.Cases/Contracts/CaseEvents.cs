using Jingwei.Storage.Outbox;

namespace Jingwei.Cases.Contracts;

/// <summary>A case was filed and somebody must be called.</summary>
[EventName("case.filed", 1)]
public sealed record CaseFiled(long CaseId, string Number, CaseSource Source, long AreaId, double Lon, double Lat, int Severity, string CategoryCode) : IEvent
{
    /// <summary>In whose hands it is.</summary>
    public CaseHold Hold { get; init; } = CaseHold.CallOfficer;

    /// <summary>The step at which it began, and its stage; null of one that was filed before this was told.</summary>
    public string? Step { get; init; }

    public CaseStage? Stage { get; init; }
}

/// <summary>A case was moved, by a person or (ByAccountId null) by a rule. From an ended one with <see cref="MoveVerb.Return"/>: its reporter says that nothing is solved.</summary>
/// <param name="Move">As its workflow names it.</param>
/// <param name="From">The workflow's step before it, and <paramref name="To"/> after it.</param>
/// <param name="UserName">For <see cref="MoveVerb.Assign"/>: who shall be called.</param>
[EventName("case.moved", 1)]
public sealed record CaseMoved(long CaseId, string Number, string Move, string From, string To, long? ByAccountId, string? UserName) : IEvent
{
    private readonly MoveVerb? does;
    private readonly CaseStage? fromStage;
    private readonly CaseStage? toStage;
    private readonly CaseHold? toHold;

    /// <summary>What the move did. Of an event that was told before workflows were data: what it does in the street flow, then the only one.</summary>
    public MoveVerb Does { get => does ?? EarlierMoves.VerbOf(Move); init => does = value; }

    public CaseStage FromStage { get => fromStage ?? EarlierMoves.StepOf(From).Stage; init => fromStage = value; }

    public CaseStage ToStage { get => toStage ?? EarlierMoves.StepOf(To).Stage; init => toStage = value; }

    public CaseHold ToHold { get => toHold ?? EarlierMoves.StepOf(To).Hold; init => toHold = value; }
}

/// <summary>The alarm of a case cleared before anybody was there; whoever is called or on the way is told that it is over.</summary>
[EventName("case.clearedItself", 1)]
public sealed record CaseClearedItself(long CaseId, string Number, string From) : IEvent;

/// <summary>An open case has become worse: one of its alarms rose, or a worse one joined it. Told once for each rise; that it became less bad is not told.</summary>
[EventName("case.worsened", 1)]
public sealed record CaseWorsened(long CaseId, string Number, int From, int To) : IEvent;

/// <summary>A clock of a case ran out.</summary>
[EventName("case.clockMissed", 1)]
public sealed record CaseClockMissed(long CaseId, string Number, string Kind, DateTimeOffset DueAt) : IEvent;

/// <summary>督办: something came of a question that a level above put about a case.</summary>
/// <param name="What">As the case's history names it: supervised, supervisionAnswered, supervisionAccepted, supervisionReturned, supervisionEscalated, supervisionIgnored.</param>
/// <param name="LevelAreaId">The area at whose level it lies.</param>
/// <param name="DueAt">By when an answer is, or was, due.</param>
[EventName("case.supervised", 1)]
public sealed record CaseSupervised(long CaseId, string Number, string What, long LevelAreaId, DateTimeOffset DueAt, int TimesIgnored) : IEvent;

/// <summary>What was known of the reporters of these cases is removed here: whoever keeps words of them removes them too.</summary>
/// <param name="PlannedAt">Since when it was planned for that instant: lists that were taken out before may still hold words.</param>
[EventName("case.reporterDataRemoved", 1)]
public sealed record ReporterDataRemoved(IReadOnlyList<string> Numbers, DateTimeOffset PlannedAt) : IEvent;
