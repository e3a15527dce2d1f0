using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>A place for words: a crossing of two streets, a street, or an area. House numbers are not on the map; they stay in the words.</summary>
internal sealed partial class FindAddress(Streets streets, AreaDirectory areas)
{
    private const int MostParts = 6;
    private const int LongestPart = 40;

    /// <summary>The middle of an area by its official code or id.</summary>
    public GeoPoint? ById(string id) => MiddleOf(areas.FindByCode(id) ?? (Ids.Find(id) is { } number ? areas.Find(number) : null));

    public async Task<GeoPoint?> ByWords(string words, CancellationToken ct)
    {
        var parts = Between().Split(words).Select(p => HouseNumber().Replace(p, "").Trim()).Where(p => p.Length is > 1 and <= LongestPart).Distinct().Take(MostParts).ToList();
        foreach (var part in parts)
        {
            if (await streets.Find(part, ct) is not { Ok: true, Value: [var street, ..] })
            {
                continue;
            }

            var crossing = street.Crossings.FirstOrDefault(c => parts.Exists(p => p != part && IsCalled(c.Name, p)));
            return crossing?.Place ?? street.Middle;
        }

        return MiddleOf(areas.List().Where(a => parts.Exists(p => a.Name.Zh == p || a.Name.En.Equals(p, StringComparison.OrdinalIgnoreCase))).MaxBy(a => areas.AncestorsOf(a.Id).Count));
    }

    private static bool IsCalled(Text name, string part) => name.Zh.Contains(part, StringComparison.Ordinal) || name.En.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The middle of a bent area may lie outside of it: then the middle of something inside does as well.</summary>
    private GeoPoint? MiddleOf(Area? area)
    {
        if (area is null || (area.Center ?? areas.BoundsOf(area.Id)?.Center) is not { } middle)
        {
            return null;
        }

        var middles = areas.DescendantsOf(area.Id).Select(a => a.Center ?? a.Bounds?.Center).OfType<GeoPoint>().Prepend(middle);
        return middles.FirstOrDefault(m => areas.AllAt(m).Any(a => a.Id == area.Id), middle);
    }

    [GeneratedRegex(@"[,，、;；/&]|\s+(?:and|at|near)\s+|[与和]|路口|附近|交叉口", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s*(?<=路|街|道|\s)\d+(?:弄|号|-\d+号?)?.*$|^\d+\s+")]
    private static partial Regex HouseNumber();
}
