using Jingwei.Foundation;

namespace Jingwei.Sensing.Alarms;

/// <summary>
/// One episode of a condition on a device. Active or cleared, acknowledged or not: two facts that do not depend on each other.
/// (device, condition, episode) is its identity; a replay finds it and changes nothing.
/// </summary>
public sealed class AlarmRow
{
    public long Id { get; init; }

    public long DeviceId { get; init; }

    public required string Condition { get; init; }

    /// <summary>The episode's number within device and condition, from 1.</summary>
    public int Episode { get; init; }

    public required string CategoryCode { get; init; }

    public int Severity { get; init; }

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

    /// <summary>The lane's input that last changed it; inputs up to it are old news.</summary>
    public long LastSeq { get; set; }
}
