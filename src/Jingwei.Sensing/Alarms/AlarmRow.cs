using Jingwei.Foundation;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Alarms;

/// <summary>
/// One episode of a condition on a device. Active or cleared, acknowledged or not: two facts that do not depend on each other.
/// (device, condition, episode) is its identity; a replay finds it and changes nothing.
/// </summary>
public sealed class AlarmRow
{
    public long Id { get; init; }

    public long DeviceId { get; init; }

    /// <summary>Where its events go: those of one device are delivered in the order in which they were told, whichever alarm they are about.</summary>
    public string Stream => $"alarms-of:{DeviceId}";

    public required string Condition { get; init; }

    /// <summary>The episode's number within device and condition, from 1.</summary>
    public int Episode { get; init; }

    public required string CategoryCode { get; init; }

    /// <summary>1 to 4, as it is now; rises and falls with the value where the condition has steps.</summary>
    public int Severity { get; set; }

    public bool FilesCase { get; init; }

    public long AreaId { get; init; }

    /// <summary>The value that was looked at; empty for silence.</summary>
    public required string ValueName { get; init; }

    /// <summary>Its number when the alarm was raised.</summary>
    public double? Value { get; init; }

    /// <summary>Since when the condition holds, on the device's clock. A late reading may move it.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When the city knew.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it ended, on the device's clock; null while active.</summary>
    public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>A late reading showed that it never was.</summary>
    public bool Withdrawn { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>The account's user name.</summary>
    public string? AcknowledgedBy { get; set; }

    /// <summary>The person's name as it was then; null in alarms acknowledged before it was kept.</summary>
    public Text? AcknowledgedByName { get; set; }

    public string? AcknowledgeNote { get; set; }

    /// <summary>The case that was filed from it or that it was merged into.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>It was merged into the case of another alarm, and called nobody anew.</summary>
    public bool Joined { get; set; }

    /// <summary>When it called for attention; null while it is held, and for good when it cleared before that.</summary>
    public DateTimeOffset? AttentionAt { get; set; }

    /// <summary>Why it calls nobody; null when it does. Kept after it cleared: this is why nobody was called.</summary>
    public AlarmHold? Hold { get; set; }

    /// <summary>The silence, or the alarm that is its cause.</summary>
    public long? HeldBy { get; set; }

    /// <summary>What that was called when the hold began: the silence's reason, the cause's device and condition.</summary>
    public Text? HeldByName { get; set; }

    /// <summary>When the hold is looked at again; null while a cause stands.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Its condition came and went too often when it was raised.</summary>
    public bool Flapping { get; set; }

    /// <summary>The lane's input that last changed it; inputs up to it are old news.</summary>
    public long LastSeq { get; set; }
}
