using Jingwei.Foundation;

namespace Jingwei.City.Assets;

/// <summary>部件: a numbered thing in the street, with the three bodies that answer for it.</summary>
internal sealed class AssetRow
{
    public long Id { get; init; }

    /// <summary>What is painted on it, or its number in its owner's books; unique in the city.</summary>
    public required string Number { get; init; }

    /// <summary>Two-level code of what it is, such as <c>A01-18</c>.</summary>
    public required string Category { get; set; }

    public required Text Name { get; set; }

    public long AreaId { get; set; }

    public double Lon { get; set; }

    public double Lat { get; set; }

    /// <summary>主管: the authority that is competent for it.</summary>
    public long? CompetentId { get; set; }

    /// <summary>权属: whose it is.</summary>
    public long? OwnerId { get; set; }

    /// <summary>养护: who keeps it in order.</summary>
    public long? MaintainerId { get; set; }
}
