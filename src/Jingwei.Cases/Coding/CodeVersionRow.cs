namespace Jingwei.Cases.Coding;

/// <summary>How a proposed version stands.</summary>
public enum CodeVersionState
{
    Proposed,
    Published,

    /// <summary>Whoever looked at it said no.</summary>
    Returned,

    /// <summary>Taken back by whoever proposed it.</summary>
    Withdrawn,
}

/// <summary>A version of the table of codes that somebody of the city wrote. What was published stays as it is: cases go by the version that they began with.</summary>
public sealed class CodeVersionRow
{
    public long Id { get; init; }

    public int Version { get; init; }

    public required string Yaml { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    public long ProposedById { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public CodeVersionState State { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }
}
