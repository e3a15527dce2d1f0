namespace Jingwei.Gateway.Warnings;

/// <summary>Where warnings of others come from.</summary>
public sealed class WarningFeedRow
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Warnings that touch this area, or anything below it, are kept.</summary>
    public long AreaId { get; set; }

    /// <summary>What is polled; null for a source that only sends with a key.</summary>
    public string? Address { get; set; }

    public int EveryMinutes { get; set; }

    /// <summary>With commas between: only warnings whose event or headline says one of these are told to the devices; empty for all.</summary>
    public required string Words { get; set; }

    /// <summary>1 for Minor to 4 for Extreme: what is less is shown and not told to the devices.</summary>
    public int LeastSeverity { get; set; }

    /// <summary>Names, with commas between, of the devices that say in the city's own way how severe the worst warning at their place is.</summary>
    public required string Devices { get; set; }

    /// <summary>Names, with commas between, of devices that this source speaks through no longer and that have not yet been told that nothing stands.</summary>
    public string Leaving { get; set; } = "";

    public bool Enabled { get; set; }

    public DateTimeOffset? NextPollAt { get; set; }

    public string? Etag { get; set; }

    public DateTimeOffset? ModifiedAt { get; set; }

    public DateTimeOffset? LastPollAt { get; set; }

    /// <summary>The last poll that was answered as a feed should, or the last message that was sent to us.</summary>
    public DateTimeOffset? LastGoodAt { get; set; }

    /// <summary>Polls in a row that came to nothing.</summary>
    public int Failures { get; set; }

    /// <summary>Rises with whatever the devices should hear.</summary>
    public long Changes { get; set; }

    /// <summary>How much of <see cref="Changes"/> the devices have heard.</summary>
    public long Told { get; set; }

    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public IReadOnlyList<string> WordList => Words.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> DeviceList => Devices.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> LeavingList => Leaving.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What came of a poll. Stored by name.</summary>
public enum PollOutcome
{
    /// <summary>A feed was read.</summary>
    Read,

    /// <summary>Nothing newer than what is known.</summary>
    NotModified,

    /// <summary>Somebody sent a message with a key.</summary>
    Pushed,

    /// <summary>What was answered is no feed and no message.</summary>
    NotFeed,

    NotAllowed,
    NameUnknown,
    NoConnection,
    NotSecure,
    TimedOut,
    Redirected,
    Refused,
    TooLarge,
}

/// <summary>One poll, kept for a week.</summary>
public sealed class WarningPollRow
{
    public long Id { get; init; }

    public long FeedId { get; init; }

    public DateTimeOffset At { get; init; }

    public PollOutcome Outcome { get; init; }

    public int? Status { get; init; }

    /// <summary>Messages that the feed listed.</summary>
    public int Entries { get; init; }

    /// <summary>New ones that touch our area.</summary>
    public int Taken { get; init; }

    /// <summary>New ones for places that are not ours.</summary>
    public int Elsewhere { get; init; }

    /// <summary>Messages that could not be had, or are not as CAP 1.2 has it.</summary>
    public int Refused { get; init; }

    /// <summary>What was wrong with the first of those.</summary>
    public string? Detail { get; init; }
}

/// <summary>An entry of a feed that was looked at already, or could not be had.</summary>
public sealed class WarningSeenRow
{
    public long FeedId { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How often it could not be had; 0 when it was.</summary>
    public int Tries { get; set; }

    /// <summary>When it is asked for again; null when it was had, or is given up.</summary>
    public DateTimeOffset? AgainAt { get; set; }
}

/// <summary>Where a message of others stands. Stored by name.</summary>
public enum WarningState
{
    Active,

    /// <summary>A later message says it anew.</summary>
    Replaced,

    /// <summary>Its sender took it back, or sounded the all-clear.</summary>
    Canceled,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It warns of nothing by itself: a cancellation, an acknowledgement.</summary>
    Note,
}

/// <summary>A message of others, as it came.</summary>
public sealed class WarningInRow
{
    public long Id { get; init; }

    public long FeedId { get; init; }

    public required string Sender { get; init; }

    public required string Identifier { get; init; }

    /// <summary>As it was written.</summary>
    public required string Sent { get; init; }

    /// <summary>Actual, Exercise, System, Test, Draft.</summary>
    public required string Status { get; init; }

    public required string MsgType { get; init; }

    /// <summary>It ends what it names: a cancellation, or an update all of whose blocks say that it is over.</summary>
    public bool Clears { get; init; }

    public WarningState State { get; set; }

    /// <summary>0 for Unknown to 4 for Extreme: the worst of its blocks.</summary>
    public int Severity { get; init; }

    /// <summary>The feed's devices hear of it.</summary>
    public bool Tells { get; set; }

    /// <summary>It says where it holds in shapes or codes; false when only in words, and it counts for the feed's whole area.</summary>
    public bool Placed { get; init; }

    /// <summary>Its blocks as the pages show them, as JSON.</summary>
    public required string Infos { get; init; }

    public required string Xml { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The message that ended it.</summary>
    public long? EndedBy { get; set; }
}

/// <summary>An area that a message touches: streets, and whatever stands above them.</summary>
public sealed class WarningAreaRow
{
    public long AreaId { get; init; }

    public long WarningId { get; init; }
}

/// <summary>A message speaks of an earlier one.</summary>
public sealed class WarningRefRow
{
    public long WarningId { get; init; }

    public required string Sender { get; init; }

    public required string Identifier { get; init; }
}
