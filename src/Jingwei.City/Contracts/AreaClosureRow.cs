namespace Jingwei.City.Contracts;

/// <summary>
/// "The one contains the other", for every pair, each area in itself included: what lists join to filter by area. A zone
/// contains its member areas and all below them; such pairs have <see cref="ViaZone"/>.
/// </summary>
public sealed class AreaClosureRow
{
    public long AncestorId { get; init; }

    public long DescendantId { get; init; }

    /// <summary>Only through a zone's membership, not by the tree.</summary>
    public bool ViaZone { get; init; }
}
