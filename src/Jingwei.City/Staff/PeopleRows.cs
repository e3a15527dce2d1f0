using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Staff;

internal sealed class OrganizationRow
{
    public long Id { get; init; }

    public long AreaId { get; set; }

    public long? ParentId { get; set; }

    public required string Kind { get; set; }

    public required Text Name { get; set; }

    /// <summary>The office's own number; not personal data.</summary>
    public string? DutyPhone { get; set; }
}

/// <summary>A role that an account has in an area for a time; city time.</summary>
internal sealed class PostRow
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public required string Role { get; init; }

    public long AreaId { get; init; }

    public long? OrganizationId { get; init; }

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>A phone number, sealed; found again by keyed hashes of the whole and of its last four digits.</summary>
internal sealed class AccountPhoneRow
{
    public long AccountId { get; init; }

    public required byte[] Sealed { get; set; }

    public required byte[] WholeHash { get; set; }

    public required byte[] LastFourHash { get; set; }
}

/// <summary>A period of duty of a post's holder, the end excluded; city time.</summary>
internal sealed class ShiftRow
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public long PostId { get; init; }

    public ShiftKind Kind { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset? CheckedInAt { get; set; }

    public DateTimeOffset? CheckedOutAt { get; set; }
}

/// <summary>A place that a post answers for: a circle or a polygon, with its bounds for the first cut.</summary>
internal sealed class PointOwnerRow
{
    public long Id { get; init; }

    public long PostId { get; init; }

    public required Text Place { get; init; }

    public double? CenterLon { get; init; }

    public double? CenterLat { get; init; }

    public double? RadiusMeters { get; init; }

    public string? GeoJson { get; init; }

    public double West { get; init; }

    public double South { get; init; }

    public double East { get; init; }

    public double North { get; init; }
}
