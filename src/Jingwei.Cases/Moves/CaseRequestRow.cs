namespace Jingwei.Cases.Moves;

/// <summary>What became of a request.</summary>
public enum RequestState
{
    Waiting,
    Granted,
    Refused,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn,

    /// <summary>The case went on, and the move can no longer be made.</summary>
    Overtaken,
}

/// <summary>A move that waits for somebody's approval, or waited.</summary>
public sealed class CaseRequestRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>The workflow's move.</summary>
    public required string Move { get; init; }

    /// <summary>What was sent with it, as JSON: a <see cref="MoveRequest"/>.</summary>
    public required string Body { get; init; }

    public long AskedById { get; init; }

    public required string AskedRole { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public RequestState State { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }
}
