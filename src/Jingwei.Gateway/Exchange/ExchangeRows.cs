using Jingwei.Cases.Contracts;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Exchange;

/// <summary>Who handed a case to whom.</summary>
public enum ExchangeWay
{
    /// <summary>We to the platform.</summary>
    Out,

    /// <summary>The platform to us.</summary>
    In,
}

/// <summary>Whether somebody is to look. Stored by name, since an index finds a name and not a bare truth.</summary>
public enum ExchangeLook
{
    None,

    /// <summary>The platform answered, gave the case back, or took it without the number that it should have given, and nobody of ours has looked.</summary>
    Waiting,
}

/// <summary>What a message tells.</summary>
public enum ExchangeKind
{
    /// <summary>A case that is handed over.</summary>
    Case,

    /// <summary>A later step of it.</summary>
    Step,
}

public enum ExchangeState
{
    /// <summary>It goes in its turn.</summary>
    Waiting,

    /// <summary>One before it of the same case was refused.</summary>
    Held,

    Delivered,

    /// <summary>The platform will not take it as it is, never said so or otherwise, or it could not be written by the mapping: a person looks.</summary>
    Refused,

    /// <summary>Somebody took it out of the queue.</summary>
    SetAside,
}

public enum ArrivalState
{
    Taken,

    /// <summary>Something in it is in no table, or wrong: a person looks.</summary>
    Refused,

    /// <summary>Somebody has looked.</summary>
    Done,
}

/// <summary>A platform's settings; what its interface looks like is in <c>exchange/</c>.</summary>
public sealed class ExchangePlatformRow
{
    public long Id { get; init; }

    /// <summary>The mapping's.</summary>
    public required string Name { get; init; }

    /// <summary>The mapping's that is in force.</summary>
    public int Version { get; set; }

    public required string Address { get; set; }

    /// <summary>Ids with commas between: cases of these and below are handed over, and taken.</summary>
    public required string AreaIds { get; set; }

    /// <summary>Sealed: what we sign with, or the key that it gave us.</summary>
    public required string OurKey { get; set; }

    /// <summary>What the key is good for: one to sign with must never travel in a header.</summary>
    public ExchangeSign KeyKind { get; set; }

    /// <summary>Sealed: what it signs with.</summary>
    public required string TheirSecret { get; set; }

    /// <summary>JSON: those before it, each of which counts as well until an instant of machine time (<see cref="EarlierSecret"/>).</summary>
    public string? EarlierSecrets { get; set; }

    /// <summary>Since when nothing is sent and nothing taken, by hand; what happens is queued meanwhile, and what arrives is asked to come again.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>In a row without an answer.</summary>
    public int Tries { get; set; }

    /// <summary>City time before which nothing is tried; null for at once.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? LastDeliveredAt { get; set; }

    public DateTimeOffset? LastFailedAt { get; set; }

    public OutwardFault? LastFault { get; set; }

    public int? LastStatus { get; set; }

    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public IReadOnlyList<long> Areas => [.. AreaIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}

/// <summary>A secret that was replaced.</summary>
/// <param name="Until">Machine time.</param>
public sealed record EarlierSecret(string Sealed, DateTimeOffset Until);

/// <summary>A case that is known to a platform too.</summary>
public sealed class ExchangeLinkRow
{
    public long Id { get; init; }

    public long PlatformId { get; init; }

    public long CaseId { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>The case's when it was handed over; who sees that area sees this.</summary>
    public long AreaId { get; init; }

    public ExchangeWay Way { get; init; }

    /// <summary>The platform's own number; null until it answered.</summary>
    public string? OutsideNumber { get; set; }

    /// <summary>What it said last of its own work: accepted, working, answered, returned, closed.</summary>
    public string? OutsideStep { get; set; }

    /// <summary>When that was so, as it says.</summary>
    public DateTimeOffset? OutsideAt { get; set; }

    /// <summary>Whether somebody of ours is to look at what it answered.</summary>
    public ExchangeLook Look { get; set; }

    /// <summary>The step of ours that it was told last.</summary>
    public string? Told { get; set; }

    /// <summary>Why somebody handed it over.</summary>
    public string? Reason { get; set; }

    public required string ByName { get; init; }

    public bool ByRule { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>One message to one platform. Those of a case go in their order; a refused one holds those behind it of the same case alone.</summary>
public sealed class ExchangeMessageRow
{
    public long Id { get; init; }

    public long PlatformId { get; init; }

    public long LinkId { get; init; }

    public long AreaId { get; init; }

    public required string CaseNumber { get; init; }

    public ExchangeKind Kind { get; init; }

    /// <summary>JSON: what was so when it happened (<see cref="ToldStep"/>).</summary>
    public required string Told { get; set; }

    /// <summary>Sealed, as it was first sent; null before, past its time, and after the reporter's data was removed.</summary>
    public string? Body { get; set; }

    /// <summary>JSON: where in the body something of a person stands, by the mapping that wrote it.</summary>
    public string? Personal { get; set; }

    /// <summary>The case by which the removal of that person's data is told; null when nothing of a person is in it.</summary>
    public string? ReporterOf { get; set; }

    /// <summary>To be written anew before it is sent: somebody sends again what was refused.</summary>
    public bool Anew { get; set; }

    /// <summary>How often it was written otherwise than before: another message for its receiver.</summary>
    public int Round { get; set; }

    public DateTimeOffset At { get; init; }

    public ExchangeState State { get; set; }

    public int Tries { get; set; }

    /// <summary>How often the platform answered and neither took nor refused it.</summary>
    public int Answered { get; set; }

    public DateTimeOffset? LastTryAt { get; set; }

    public OutwardFault? LastFault { get; set; }

    public int? LastStatus { get; set; }

    /// <summary>The platform's own words when it refused it.</summary>
    public string? Says { get; set; }

    /// <summary>JSON: why it could not be written by the mapping.</summary>
    public string? Mistakes { get; set; }

    /// <summary>The same with each try, so that the platform knows a repeat.</summary>
    public string MessageId => Round == 0 ? $"msg_{Id}" : $"msg_{Id}_{Round}";
}

/// <summary>What a platform sent, without its words: they are in the case, or nowhere.</summary>
public sealed class ExchangeArrivalRow
{
    public long Id { get; init; }

    public long PlatformId { get; init; }

    /// <summary>The platform's own of the message, among those of its kind; the same again gets the same answer.</summary>
    public required string MessageId { get; init; }

    public ExchangeKind Kind { get; init; }

    public string? OutsideNumber { get; set; }

    public string? CaseNumber { get; set; }

    public ArrivalState State { get; set; }

    /// <summary>JSON: which of its fields were wrong.</summary>
    public string? Mistakes { get; set; }

    public string? DoneBy { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A step to which a case came while a platform's mapping could not be used: what its rule says of it is judged when it can.</summary>
public sealed class ExchangeUnjudgedRow
{
    public long Id { get; init; }

    public long PlatformId { get; init; }

    public long CaseId { get; init; }

    public required string Step { get; init; }

    public CaseStage Stage { get; init; }

    /// <summary>When it came there.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>How a case stood when something happened to it; what is sent later still says this.</summary>
public sealed record ToldStep(string Stage, string Step, string StepName, string? Outcome, DateTimeOffset At, string? Note);
