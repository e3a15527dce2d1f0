using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Hotline;

/// <summary>Where an order lies.</summary>
/// <param name="Open">Nothing was found that is exact enough: intake ties it to its place; until then it lies in the middle of the area that it came to.</param>
internal sealed record OrderPlace(GeoPoint Point, Area Area, bool Open);

/// <summary>Finds an order's place: by its coordinates, by the area that it names, by an area's name in its address, by the crossing of two streets. House numbers are not on the map.</summary>
internal sealed partial class FindOrderPlace(AreaDirectory areas, Streets streets)
{
    private const int MostParts = 6;
    private const int LongestPart = 40;

    /// <param name="roots">The areas that the sender sends orders for.</param>
    /// <returns>Null when its coordinates lie outside of them.</returns>
    public Task<OrderPlace?> Run(CheckedOrder order, IReadOnlyList<long> roots, CancellationToken ct) => Run(order.Place, order.Area, order.Address, roots, ct);

    /// <param name="place">The point, where it is known.</param>
    /// <param name="areaWords">Code or name of an area, as far as the sender knows it.</param>
    /// <param name="addressWords">The place in words.</param>
    public async Task<OrderPlace?> Run(GeoPoint? place, string? areaWords, string? addressWords, IReadOnlyList<long> roots, CancellationToken ct)
    {
        if (place is { } exact)
        {
            return At(exact, roots) is { } area ? new OrderPlace(exact, area, Open: false) : null;
        }

        var within = roots.Select(areas.Find).OfType<Area>().Concat(roots.SelectMany(areas.DescendantsOf)).DistinctBy(a => a.Id).Where(a => a.Level != AreaLevels.Zone).ToList();
        var named = areaWords is { } words ? within.Where(a => IsCalled(a, words)).MaxBy(Depth) : null;
        var inAddress = addressWords is { } address
            ? within.Where(a => IsSmall(a) && a.Name.Zh.Length > 1 && address.Contains(a.Name.Zh, StringComparison.Ordinal) && (named is null || areas.Covers(named.Id, a.Id))).MaxBy(a => a.Name.Zh.Length)
            : null;
        if ((inAddress ?? (named is not null && IsSmall(named) ? named : null)) is { } small && MiddleOf(small) is { } middle)
        {
            return new OrderPlace(middle, small, Open: false);
        }

        if (addressWords is { } told && await CrossingOf(told, ct) is { } crossing && At(crossing, roots) is { } there)
        {
            return new OrderPlace(crossing, there, Open: false);
        }

        var root = named ?? within.Where(a => roots.Contains(a.Id)).MaxBy(Depth) ?? areas.Find(roots[0])!;
        return new OrderPlace(MiddleOf(root) ?? new GeoPoint(0, 0), root, Open: true);
    }

    /// <summary>The smallest area at a point, when one of the roots covers it.</summary>
    public Area? At(GeoPoint point, IReadOnlyList<long> roots) =>
        areas.AllAt(point).Where(a => a.Level != AreaLevels.Zone && roots.Any(r => areas.Covers(r, a.Id))).MaxBy(Depth);

    private int Depth(Area area) => areas.AncestorsOf(area.Id).Count;

    /// <summary>Small enough that a case in it is tied to a place.</summary>
    private static bool IsSmall(Area area) => area.Level is not (AreaLevels.City or AreaLevels.District or AreaLevels.Subdistrict);

    private static bool IsCalled(Area area, string words) => area.Code == words || area.Name.Zh == words || area.Name.En.Equals(words, StringComparison.OrdinalIgnoreCase);

    private async Task<GeoPoint?> CrossingOf(string address, CancellationToken ct)
    {
        var parts = Street().Matches(address).Select(m => m.Value.Trim()).Where(p => p.Length is > 1 and <= LongestPart).Distinct().Take(MostParts).ToList();
        foreach (var part in parts)
        {
            if (await streets.Find(part, ct) is { Ok: true, Value: [var street, ..] }
                && street.Crossings.FirstOrDefault(c => parts.Exists(p => p != part && (c.Name.Zh.Contains(p, StringComparison.Ordinal) || p.EndsWith(c.Name.Zh, StringComparison.Ordinal)))) is { } crossing)
            {
                return crossing.Place;
            }
        }

        return null;
    }

    /// <summary>The middle of a bent area may lie outside of it: then the middle of something inside does as well.</summary>
    private GeoPoint? MiddleOf(Area area)
    {
        var middles = areas.DescendantsOf(area.Id).Select(a => a.Center ?? a.Bounds?.Center).Prepend(area.Center ?? areas.BoundsOf(area.Id)?.Center).OfType<GeoPoint>().ToList();
        return middles.Count == 0 ? null : middles.FirstOrDefault(m => areas.AllAt(m).Any(a => a.Id == area.Id), middles[0]);
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]{1,8}?(?:路|街|大道|弄)")]
    private static partial Regex Street();
}
