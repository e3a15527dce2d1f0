using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Host.Serving.Plain;

/// <summary>A place that was told in words.</summary>
internal sealed record ToldPlace(GeoPoint Point, string Words);

/// <summary>What came of looking a place up: the place, or what is wrong, or the crossings to choose from.</summary>
internal sealed record PlaceFound(ToldPlace? Place, PlainFault? Fault, IReadOnlyList<(string Value, string Words)> Choices);

/// <summary>Finds a place by a street and a crossing on it, or by an area, for whoever has no map and no position.</summary>
internal sealed class PlainPlace(Streets streets, AreaDirectory areas)
{
    private const int MostStreets = 5;
    private const int MostAreas = 300;

    /// <summary>Subdistricts with a boundary, and the neighborhoods too while the list stays short enough to choose from.</summary>
    public IEnumerable<(string Value, Text Name)> AreasToChoose()
    {
        IEnumerable<Area> Of(string level) => areas.List(level).Where(a => a.Bounds is not null);
        var (large, small) = (Of(AreaLevels.Subdistrict).ToList(), Of(AreaLevels.Neighborhood).ToList());
        return (large.Count + small.Count <= MostAreas ? large.Concat(small) : large).Select(a => (a.Id.ToString(), a.Name));
    }

    public async Task<PlaceFound> Find(PlainDraft draft, PlainWords words, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(draft.Street))
        {
            return AreaOf(draft, words) is { } place ? new PlaceFound(place, null, []) : Wrong("street", words["place_required"]);
        }

        var asked = draft.Street.Trim();
        var found = await streets.Find(asked, ct);
        if (!found.Ok || found.Value.Count == 0)
        {
            return Wrong("street", words["where.none", ("q", asked)]);
        }

        var near = found.Value.Take(MostStreets).ToList();
        List<(string Value, string Words)> choices = [.. near.SelectMany(s => Choices(s, words))];
        if (Chosen(near, draft.Place, words) is { } chosen)
        {
            return new PlaceFound(chosen, null, choices);
        }

        if (string.IsNullOrWhiteSpace(draft.Crossing))
        {
            return new PlaceFound(null, null, choices);
        }

        var at = near.SelectMany(s => s.Crossings.Where(c => Named(c.Name, draft.Crossing)).Select(c => $"{s.Name.Zh}|{c.Name.Zh}")).FirstOrDefault();
        return at is not null
            ? new PlaceFound(Chosen(near, at, words), null, choices)
            : new PlaceFound(null, new PlainFault("crossing", words["where.noCrossing", ("q", draft.Crossing.Trim())]), choices);
    }

    private ToldPlace? AreaOf(PlainDraft draft, PlainWords words)
    {
        if (!long.TryParse(draft.Area, out var id) || areas.Find(id) is not { Bounds: { } bounds } area)
        {
            return null;
        }

        // The middle of a bent area may lie outside of it: then the middle of something inside does as well.
        var middles = areas.DescendantsOf(id).SelectMany(a => new[] { a.Center, a.Bounds?.Center }).OfType<GeoPoint>().Append(bounds.Center);
        return new ToldPlace(middles.FirstOrDefault(m => areas.AllAt(m).Any(a => a.Id == id), bounds.Center), words.Of(area.Name));
    }

    private static ToldPlace? Chosen(List<NamedStreet> near, string place, PlainWords words)
    {
        if (place.Split('|') is not [var street, var crossing] || near.FirstOrDefault(s => s.Name.Zh == street) is not { } known)
        {
            return null;
        }

        return crossing.Length == 0 ? new ToldPlace(known.Middle, words.Of(known.Name))
            : known.Crossings.FirstOrDefault(c => c.Name.Zh == crossing) is { } at ? new ToldPlace(at.Place, words["where.at", ("a", words.Of(known.Name)), ("b", words.Of(at.Name))])
            : null;
    }

    private static IEnumerable<(string, string)> Choices(NamedStreet street, PlainWords words) =>
    [
        .. street.Crossings.Select(c => ($"{street.Name.Zh}|{c.Name.Zh}", words["where.at", ("a", words.Of(street.Name)), ("b", words.Of(c.Name))])).Distinct(),
        ($"{street.Name.Zh}|", words["where.whole", ("street", words.Of(street.Name))]),
    ];

    private static bool Named(Text name, string written) =>
        name.Zh.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase) || name.En.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase);

    private static PlaceFound Wrong(string field, string sentence) => new(null, new PlainFault(field, sentence), []);
}
