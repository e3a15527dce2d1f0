using Jingwei.Foundation;

namespace Jingwei.City.Areas;

/// <summary>A level that areas can have. Levels are data; the rank sorts them, the highest first.</summary>
internal sealed class AreaLevelRow
{
    public required string Code { get; init; }

    public required Text Name { get; set; }

    public int Rank { get; set; }

    /// <summary>Part of the tree; false for what crosses it, as zones do.</summary>
    public bool InTree { get; set; }
}

/// <summary>An area, once and for good: codes, boundaries and names may change, the id does not.</summary>
internal sealed class AreaRow
{
    public long Id { get; init; }

    public long? ParentId { get; set; }

    public required string Level { get; set; }

    public required Text Name { get; set; }

    public double? CenterLon { get; set; }

    public double? CenterLat { get; set; }

    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>First instant at which it is no more; merged subdistricts end here.</summary>
    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>An official code of an area for a time. A code that was given to another area later has two rows.</summary>
internal sealed class AreaCodeRow
{
    public long Id { get; init; }

    public long AreaId { get; init; }

    public required string Code { get; init; }

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>A boundary of an area for a time: a GeoJSON Polygon or MultiPolygon in WGS-84.</summary>
internal sealed class AreaBoundaryRow
{
    public long Id { get; init; }

    public long AreaId { get; init; }

    public required string GeoJson { get; init; }

    public bool Approximate { get; init; }

    public DateTimeOffset? ValidFrom { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>An area that belongs whole to a zone.</summary>
internal sealed class ZoneMemberRow
{
    public long ZoneId { get; init; }

    public long MemberId { get; init; }
}

/// <summary>The one city of this installation.</summary>
internal sealed class CityRow
{
    public int Id { get; init; } = 1;

    public long AreaId { get; set; }

    /// <summary>IANA name, for example Asia/Shanghai.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Languages of the screens, the first leading, comma between: <c>zh,en</c>.</summary>
    public required string Languages { get; set; }
}

/// <summary>Something that the map draws and nothing else refers to.</summary>
internal sealed class MapFeatureRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required Text Name { get; init; }

    public required string GeoJson { get; init; }

    public double West { get; init; }

    public double South { get; init; }

    public double East { get; init; }

    public double North { get; init; }

    public bool Approximate { get; init; }
}
