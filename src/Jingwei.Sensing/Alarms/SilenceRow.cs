using Jingwei.Foundation;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Alarms;

/// <summary>Why somebody wants no calls.</summary>
public enum SilenceKind
{
    /// <summary>静默: it is known, and a call would help nobody.</summary>
    Silence,

    /// <summary>维护: the device, or its place, is being worked on.</summary>
    Maintenance,
}

/// <summary>Alarms that call nobody for a time, with the reason and the name of who said so. Ended early, never deleted; each part of what it is about that is given must fit.</summary>
public sealed class SilenceRow
{
    public long Id { get; init; }

    public SilenceKind Kind { get; init; }

    public long? DeviceId { get; init; }

    public string? DeviceKind { get; init; }

    public string? Condition { get; init; }

    public string? CategoryCode { get; init; }

    /// <summary>The area that it is about; of one that names a device, where that stood then.</summary>
    public long AreaId { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset FromAt { get; init; }

    public DateTimeOffset UntilAt { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The account's user name.</summary>
    public required string By { get; init; }

    /// <summary>The person's name as it was then.</summary>
    public required Text ByName { get; init; }

    /// <summary>When somebody ended it early; null when it runs its time.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public Text? EndedByName { get; set; }

    public SilenceScope Scope => new(DeviceId, DeviceKind, Condition, CategoryCode, AreaId);
}
