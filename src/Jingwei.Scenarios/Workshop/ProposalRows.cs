using Jingwei.Foundation;

namespace Jingwei.Scenarios.Workshop;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Its author writes it.</summary>
    Draft,

    /// <summary>It waits for a second person.</summary>
    Submitted,

    /// <summary>The second person sent it back, with a note.</summary>
    Returned,

    Published,

    Withdrawn,
}

/// <summary>What can be done with a proposal.</summary>
public enum ProposalMove
{
    Save,
    Submit,
    TakeBack,
    Publish,
    Return,
    Withdraw,
}

/// <summary>A text that somebody proposes as the next version of a package, or as a new one.</summary>
public sealed class PackageProposalRow
{
    public long Id { get; init; }

    /// <summary>The package's code; of a proposal it never changes.</summary>
    public required string Package { get; init; }

    /// <summary>The version that the author changed; null for a new package.</summary>
    public long? BaseVersionId { get; set; }

    public required string Yaml { get; set; }

    /// <summary>What it is for, in the author's words.</summary>
    public required string Note { get; set; }

    public ProposalState State { get; set; }

    /// <summary>Rises with each change, so that nobody overwrites or decides on what they have not seen.</summary>
    public int Revised { get; set; }

    public required string Author { get; init; }

    public required Text AuthorName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public string? DecidedBy { get; set; }

    public Text? DecidedByName { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecideNote { get; set; }

    /// <summary>The version that it became.</summary>
    public long? VersionId { get; set; }
}
