using Jingwei.City.Contracts;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Warnings;

/// <summary>Which of our areas a message touches.</summary>
/// <param name="AreaIds">Streets and zones, and all that stands above them.</param>
/// <param name="Placed">It said so in shapes or codes.</param>
internal sealed record WarningTouch(IReadOnlySet<long> AreaIds, bool Placed);

/// <summary>Lays a message's polygons, circles and official codes over the city's map.</summary>
internal sealed class WarningPlace(AreaDirectory areas, AreaShapes shapes)
{
    private static readonly string[] Levels = [AreaLevels.City, AreaLevels.District, AreaLevels.Subdistrict, AreaLevels.Zone];

    /// <summary>Of one message, that are looked at closely.</summary>
    internal const int MostCorners = 2000;

    /// <summary>Of one message; no sender draws more.</summary>
    private const int MostCircles = 200;

    /// <summary>How the official division codes are called, without signs and spaces. Codes of other lists (a country's own zones) say nothing of our areas.</summary>
    private static readonly string[] OfficialCodes = ["GB2260", "GBT2260", "GB10114", "GBT10114", "ADCODE", "区划代码", "行政区划代码", "统计用区划代码"];

    /// <summary>The touched areas within an area. A message that says in words alone where it holds is taken to hold in all of it: rather seen than missed.</summary>
    public WarningTouch Of(CapAlert alert, long withinAreaId)
    {
        List<Area> units = [.. areas.DescendantsOf(withinAreaId).Where(a => a.Level != AreaLevels.Zone && (a.Id == withinAreaId || Levels.Contains(a.Level)))];
        List<Area> zones = [.. areas.List(AreaLevels.Zone).Where(z => z.Id == withinAreaId || areas.Covers(withinAreaId, z.Id))];
        var places = alert.Infos.SelectMany(i => i.Areas).ToList();
        if (!places.Exists(p => p.Polygons.Count + p.Circles.Count > 0 || p.Geocodes.Any(IsOfficial)))
        {
            return new WarningTouch(WithAbove([.. units, .. zones]), false);
        }

        List<Area> ours = [.. units, .. zones];
        var drawn = Drawn(places, ours);
        var coded = places.SelectMany(p => p.Geocodes.Where(IsOfficial)).SelectMany(g => units.Where(a => a.Code is { } code && IsWithin(code, g.Value))).ToList();
        // Zones have no official codes: a coded area touches those that lie in it; and whatever touches a part of a zone touches the zone.
        var touchedZones = zones.Where(z => coded.Exists(a => areas.Covers(a.Id, z.Id)) || drawn.Exists(a => areas.Covers(z.Id, a.Id)) || coded.Exists(a => areas.Covers(z.Id, a.Id)));
        return new WarningTouch(WithAbove([.. drawn, .. coded, .. touchedZones]), true);
    }

    /// <summary>The areas that are drawn on. Another's message costs no more than so many corners: what goes beyond counts by its box, which sees rather more than less.</summary>
    private List<Area> Drawn(IReadOnlyList<CapArea> places, IReadOnlyList<Area> ours)
    {
        var (met, left, corners) = (new List<Area>(), ours.ToList(), MostCorners);
        void Meet(IReadOnlyList<Area> found)
        {
            met.AddRange(found);
            left.RemoveAll(found.Contains);
        }

        // Each language's block draws the same shapes again.
        foreach (var ring in places.SelectMany(p => p.Polygons).DistinctBy(CapShape.Write))
        {
            corners -= ring.Count;
            Meet(corners >= 0 ? shapes.Meeting(ring, left) : shapes.MeetingRoughly(ring, left));
        }

        foreach (var circle in places.SelectMany(p => p.Circles).Distinct().Take(MostCircles))
        {
            Meet(shapes.Meeting(circle.Center, circle.RadiusKm * 1000, left));
        }

        return met;
    }

    private HashSet<long> WithAbove(IEnumerable<Area> touched) => [.. touched.SelectMany(a => areas.AncestorsOf(a.Id)).Select(a => a.Id)];

    /// <summary>The area by which a smaller one is asked for: itself when messages are noted for its level, else the next above that is.</summary>
    public long NotedFor(long areaId) => areas.AncestorsOf(areaId).FirstOrDefault(a => Levels.Contains(a.Level))?.Id ?? areaId;

    /// <summary>Whether one of two official codes begins with the other: 310000 is 31, and holds 310106012.</summary>
    internal static bool IsWithin(string ours, string theirs)
    {
        var (one, other) = (Stem(ours), Stem(theirs));
        return one.Length >= 2 && other.Length >= 2 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));
    }

    /// <summary>A code without the zeros that stand for "all of it": by twos down to the county's six digits and above, by threes below.</summary>
    private static string Stem(string code)
    {
        var stem = code.Trim();
        while (stem.Length > 6 && stem.Length % 3 == 0 && stem.EndsWith("000", StringComparison.Ordinal))
        {
            stem = stem[..^3];
        }

        while (stem.Length is > 2 and <= 6 && stem.EndsWith("00", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        return stem.All(char.IsAsciiDigit) ? stem : "";
    }

    private static bool IsOfficial(CapValue geocode) => OfficialCodes.Contains(string.Concat(geocode.Name.Where(char.IsLetterOrDigit)).ToUpperInvariant());
}
