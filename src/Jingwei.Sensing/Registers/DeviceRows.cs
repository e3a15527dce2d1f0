using Jingwei.Foundation;

namespace Jingwei.Sensing.Registers;

/// <summary>A registered device.</summary>
public sealed class DeviceRow
{
    public long Id { get; init; }

    /// <summary>What it signs in with, such as <c>bin-012</c>; never changes.</summary>
    public required string Name { get; init; }

    public required string Kind { get; set; }

    public required Text DisplayName { get; set; }

    public required GeoPoint Place { get; set; }

    public required Text Address { get; set; }

    /// <summary>The smallest area that it stands in.</summary>
    public long AreaId { get; set; }

    /// <summary>
    /// The lane that judges its readings, from when it was registered; another area does not change it. Null until the area is known: a start
    /// sets it before the first reading is taken.
    /// </summary>
    public long? LaneId { get; set; }

    public string? AssetNumber { get; set; }

    /// <summary>Whose it is; null when nobody said.</summary>
    public long? OrganizationId { get; set; }

    public string? TokenHash { get; set; }

    public string? PictureUrl { get; set; }

    public bool Enabled { get; set; }

    public DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>A registered gateway.</summary>
public sealed class GatewayRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required Text DisplayName { get; set; }

    public required string TokenHash { get; set; }

    public bool Enabled { get; set; }

    public DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>A device that a gateway may speak for.</summary>
public sealed class GatewayDeviceRow
{
    public long GatewayId { get; init; }

    public long DeviceId { get; init; }
}
