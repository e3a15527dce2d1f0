namespace Jingwei.Sensing.Groups;

/// <summary>The devices of one place that some conditions are counted over; a device row of the same id stands for it in its lane.</summary>
public sealed class GroupRow
{
    public long Id { get; init; }

    /// <summary>The code of the kind that says what is counted.</summary>
    public required string Kind { get; init; }

    /// <summary>What the devices have in common, such as <c>area:123</c>.</summary>
    public required string Key { get; init; }

    /// <summary>JSON of the counts that its lane was last told.</summary>
    public required string Content { get; set; }

    /// <summary>The instant of those; rises with each change.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A device of a group.</summary>
public sealed class GroupMemberRow
{
    public long GroupId { get; init; }

    public long DeviceId { get; init; }
}

/// <summary>A condition that is counted holds on a device of a group.</summary>
public sealed class GroupFactRow
{
    public long GroupId { get; init; }

    public long DeviceId { get; init; }

    public required string Condition { get; init; }

    /// <summary>The number of the episode.</summary>
    public int Episode { get; init; }
}
