using Jingwei.Storage.Outbox;

namespace Jingwei.Cases.Contracts;

/// <summary>A case was filed and somebody must be called.</summary>
[EventName("case.filed", 1)]
public sealed record CaseFiled(long CaseId, string Number, CaseSource Source, long AreaId, double Lon, double Lat, int Severity, string CategoryCode) : IEvent;

/// <summary>A case was moved, by a person or (ByAccountId null) by a rule. From Closed with <see cref="CaseMove.Returned"/>: its reporter says that nothing is solved.</summary>
/// <param name="UserName">For <see cref="CaseMove.Assign"/>: who shall be called.</param>
[EventName("case.moved", 1)]
public sealed record CaseMoved(long CaseId, string Number, CaseMove Move, CaseState From, CaseState To, long? ByAccountId, string? UserName) : IEvent;

/// <summary>The alarm of a case cleared before anybody was there; whoever is called or on the way is told that it is over.</summary>
[EventName("case.clearedItself", 1)]
public sealed record CaseClearedItself(long CaseId, string Number, CaseState From) : IEvent;

/// <summary>An open case has become worse: one of its alarms rose, or a worse one joined it. Told once for each rise; that it became less bad is not told.</summary>
[EventName("case.worsened", 1)]
public sealed record CaseWorsened(long CaseId, string Number, int From, int To) : IEvent;

/// <summary>A clock of a case ran out.</summary>
[EventName("case.clockMissed", 1)]
public sealed record CaseClockMissed(long CaseId, string Number, CaseClockKind Kind, DateTimeOffset DueAt) : IEvent;
