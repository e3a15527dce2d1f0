using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Areas;

internal sealed record AreaView(string Id, string? Code, Text Name, string Level, string? ParentId, GeoPoint? Center);

/// <summary>Lists areas by parent, level and name. Which areas there are is no secret among those who are signed in.</summary>
internal sealed class ListAreas(AreaDirectory areas)
{
    public Page<AreaView> Run(long? parentId, string? level, string? q, int limit, string? cursor)
    {
        var from = int.TryParse(cursor, CultureInfo.InvariantCulture, out var given) ? Math.Max(0, given) : 0;
        var found = (parentId is { } parent ? areas.ChildrenOf(parent) : areas.List())
            .Where(a => level is null || a.Level == level)
            .Where(a => string.IsNullOrWhiteSpace(q)
                || a.Name.Zh.Contains(q, StringComparison.Ordinal)
                || a.Name.En.Contains(q, StringComparison.OrdinalIgnoreCase)
                || a.Code?.StartsWith(q, StringComparison.Ordinal) == true)
            .OrderBy(a => a.Code is null).ThenBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.Id)
            .Skip(from).Take(limit + 1).ToList();
        return new Page<AreaView>(
            [.. found.Take(limit).Select(a => new AreaView(a.Id.ToString(), a.Code, a.Name, a.Level, a.ParentId?.ToString(), a.Center))],
            found.Count > limit ? (from + limit).ToString() : null);
    }
}
