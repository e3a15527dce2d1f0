using Jingwei.Foundation;

namespace Jingwei.City.Places;

/// <summary>What there is to know of an estate beside its area: 小区, 物业管理区域.</summary>
internal sealed class EstateRow
{
    public long AreaId { get; init; }

    public required Text Address { get; set; }

    public long? PropertyCompanyId { get; set; }

    public int? BuiltYear { get; set; }
}

internal sealed class BuildingRow
{
    public long Id { get; init; }

    /// <summary>The estate's area.</summary>
    public long EstateId { get; init; }

    public required string Number { get; set; }

    public double? Lon { get; set; }

    public double? Lat { get; set; }

    public int? Floors { get; set; }

    public long? MicroGridId { get; set; }
}

internal sealed class EntranceRow
{
    public long Id { get; init; }

    public long BuildingId { get; init; }

    public required string Number { get; set; }
}

/// <summary>A home. Who owns it and who lives in it are two things, kept in two tables.</summary>
internal sealed class HomeRow
{
    public long Id { get; init; }

    public long EntranceId { get; init; }

    public required string Room { get; set; }

    public int? Floor { get; set; }

    /// <summary>Exclusive area as certified, dm².</summary>
    public long? ExclusiveAreaSquareDecimeters { get; set; }
}

/// <summary>An owner's exact share of a home for a time.</summary>
internal sealed class HomeOwnerRow
{
    public long Id { get; init; }

    public long HomeId { get; init; }

    public required string Name { get; init; }

    public int ShareNumerator { get; init; } = 1;

    public int ShareDenominator { get; init; } = 1;

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>Someone who lives in a home for a time, owner or not.</summary>
internal sealed class HomeOccupantRow
{
    public long Id { get; init; }

    public long HomeId { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }
}
