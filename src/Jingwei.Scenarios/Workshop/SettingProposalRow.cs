using Jingwei.Foundation;

namespace Jingwei.Scenarios.Workshop;

/// <summary>Where a proposed setting stands.</summary>
public enum SettingProposalState
{
    /// <summary>It waits for a second person.</summary>
    Waiting,

    /// <summary>A second person put it into force.</summary>
    Approved,

    /// <summary>A second person said no, with a note.</summary>
    Returned,

    /// <summary>Its author took it back.</summary>
    Withdrawn,
}

/// <summary>What can be done with a proposed setting: it is decided while it waits, and taken back then or after it was returned.</summary>
public enum SettingProposalMove
{
    Approve,
    Return,
    Withdraw,
}

/// <summary>Local changes of a package in an area that somebody proposes. Its words never change: whoever wants others proposes anew.</summary>
public sealed class SettingProposalRow
{
    public long Id { get; init; }

    public required string Package { get; init; }

    /// <summary>Null for the whole city.</summary>
    public long? AreaId { get; init; }

    public required string Changes { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset? Until { get; init; }

    public SettingProposalState State { get; set; }

    public required string Author { get; init; }

    public required Text AuthorName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? DecidedBy { get; set; }

    public Text? DecidedByName { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecideNote { get; set; }

    /// <summary>The setting that it became.</summary>
    public long? SettingId { get; set; }
}
