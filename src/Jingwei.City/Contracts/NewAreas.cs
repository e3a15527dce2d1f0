using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>An area to create. Ids come from <c>WriteScope.NewId()</c>, so that children can name parents before anything is stored.</summary>
/// <param name="Id">A new id.</param>
/// <param name="ParentId">The area it lies in; null only for the city. A zone names the smallest unit that holds it whole.</param>
/// <param name="Level">A code of <c>area_level</c>.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Code">Official code, if it has one.</param>
/// <param name="Center">A point to show it at.</param>
/// <param name="BoundaryGeoJson">A GeoJSON Polygon or MultiPolygon, WGS-84.</param>
/// <param name="Approximate">The boundary is a sketch.</param>
/// <param name="MemberIds">For zones: areas that belong to it whole.</param>
/// <param name="ValidFrom">Null for "since ever".</param>
public sealed record NewArea(
    long Id,
    long? ParentId,
    string Level,
    Text Name,
    string? Code = null,
    GeoPoint? Center = null,
    string? BoundaryGeoJson = null,
    bool Approximate = false,
    IReadOnlyList<long>? MemberIds = null,
    DateTimeOffset? ValidFrom = null);

/// <summary>An estate 小区 to describe; its area (level estate) must exist.</summary>
public sealed record NewEstate(long AreaId, Text Address, long? PropertyCompanyId = null, int? BuiltYear = null);

/// <summary>A building of an estate.</summary>
/// <param name="Number">As on the plate, for example <c>12号楼</c>.</param>
public sealed record NewBuilding(long Id, long EstateId, string Number, GeoPoint? At = null, int? Floors = null, long? MicroGridId = null);

/// <summary>An entrance 门洞 of a building.</summary>
public sealed record NewEntrance(long Id, long BuildingId, string Number);

/// <summary>A home behind an entrance.</summary>
/// <param name="ExclusiveAreaSquareDecimeters">Exclusive area 专有部分面积 as certified, in dm²: 88.45 m² is 8845. Votes and costs are shared by it.</param>
public sealed record NewHome(long Id, long EntranceId, string Room, int? Floor, long? ExclusiveAreaSquareDecimeters);

/// <summary>An owner of a home, with an exact share.</summary>
public sealed record NewHomeOwner(long HomeId, string Name, int ShareNumerator = 1, int ShareDenominator = 1, DateTimeOffset? From = null);

/// <summary>Someone who lives in a home, owner or not.</summary>
public sealed record NewHomeOccupant(long HomeId, string Name, DateTimeOffset? From = null);

/// <summary>Something that the map draws.</summary>
/// <param name="Kind">road, roadMinor, green, water, building, estate or station.</param>
/// <param name="GeometryGeoJson">A GeoJSON geometry, WGS-84.</param>
/// <param name="Approximate">Drawn by hand, not surveyed.</param>
public sealed record NewMapFeature(string Kind, Text Name, string GeometryGeoJson, bool Approximate = false);
