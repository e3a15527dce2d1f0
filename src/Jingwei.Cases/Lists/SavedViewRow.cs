namespace Jingwei.Cases.Lists;

/// <summary>A filter of the list that somebody keeps under a name.</summary>
public sealed class SavedViewRow
{
    public long Id { get; init; }

    public long OwnerId { get; init; }

    public required string Name { get; set; }

    /// <summary>As in the address of the list: <c>state=open&amp;late=true</c>.</summary>
    public required string Query { get; set; }

    /// <summary>Whoever holds this post in the area, or in one below, sees it too; null when it is the owner's alone.</summary>
    public string? Role { get; set; }

    public long? AreaId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }
}
