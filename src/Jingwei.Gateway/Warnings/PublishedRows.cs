namespace Jingwei.Gateway.Warnings;

/// <summary>Where a warning of ours stands. Stored by name.</summary>
public enum PublishedState
{
    InForce,

    /// <summary>Somebody sounded the all-clear.</summary>
    Canceled,

    /// <summary>Its time is over, and nobody prolonged it.</summary>
    Expired,
}

/// <summary>A warning that this center published: what its latest message says.</summary>
public sealed class PublishedWarningRow
{
    public long Id { get; init; }

    public long AreaId { get; init; }

    /// <summary>A code of the publishing rules.</summary>
    public required string Event { get; init; }

    /// <summary>Actual, Exercise, Test.</summary>
    public required string Status { get; init; }

    public PublishedState State { get; set; }

    public required string Severity { get; set; }

    public required string Urgency { get; set; }

    public required string Certainty { get; set; }

    /// <summary><see cref="PublishedWords"/> as JSON.</summary>
    public required string Words { get; set; }

    /// <summary>The alarm that it rests on; null when a person published it of their own.</summary>
    public long? AlarmId { get; init; }

    /// <summary>A rule published it, and ends it when its alarm is over.</summary>
    public bool ByRule { get; init; }

    public int Version { get; set; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>One message of a warning, as it went out; never changed.</summary>
public sealed class PublishedMessageRow
{
    public long Id { get; init; }

    public long WarningId { get; init; }

    /// <summary>As it is written in the message: later ones name it by this.</summary>
    public required string Sender { get; init; }

    public required string Identifier { get; init; }

    public required string MsgType { get; init; }

    /// <summary>As it is written in the message.</summary>
    public required string Sent { get; init; }

    public required string Severity { get; init; }

    public required string Headline { get; init; }

    public required string Summary { get; init; }

    public required string Xml { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>In both languages, as JSON.</summary>
    public required string MadeByName { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What a warning says, in both languages.</summary>
public sealed record PublishedWords(Foundation.Text Headline, Foundation.Text Description, Foundation.Text Instruction);
