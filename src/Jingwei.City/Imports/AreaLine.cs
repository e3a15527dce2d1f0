using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Imports;

/// <summary>One area of a file, before it is held against what is stored.</summary>
/// <param name="Line">Where in the file; null where lines mean nothing.</param>
/// <param name="ParentCode">Null for the city.</param>
/// <param name="NameEn">Null to leave the English name as it is.</param>
/// <param name="BoundaryGeoJson">A polygon in WGS-84, or null to leave the boundary as it is.</param>
/// <param name="MemberCodes">For zones; null to leave the members as they are.</param>
internal sealed record AreaLine(
    int? Line,
    string Code,
    string? ParentCode,
    string? Level,
    string? NameZh,
    string? NameEn = null,
    GeoPoint? Center = null,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null,
    string? BoundaryGeoJson = null,
    bool Approximate = false,
    IReadOnlyList<string>? MemberCodes = null);

/// <summary>What a file said: its areas, and what was wrong with it.</summary>
internal sealed record AreaFile(IReadOnlyList<AreaLine> Lines, IReadOnlyList<ImportError> Errors)
{
    public static AreaFile Broken(string code, string? value = null) => new([], [new ImportError(null, null, code, value)]);
}
