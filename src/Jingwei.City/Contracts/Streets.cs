using Jingwei.City.Areas;
using Jingwei.City.Maps;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Contracts;

/// <summary>A place on the map that has a name.</summary>
public sealed record NamedPlace(Text Name, GeoPoint Place);

/// <summary>A street, a point in its middle, and what crosses it, from west to east.</summary>
public sealed record NamedStreet(Text Name, GeoPoint Middle, IReadOnlyList<NamedPlace> Crossings);

/// <summary>The map's streets for other rooms: found by name, and words for a point.</summary>
public sealed class Streets
{
    /// <summary>About as far as <see cref="PlaceWords.FarthestStreetMeters"/> and the crossings beyond, in degrees of either kind.</summary>
    private const double ReachDegrees = 0.01;
    private readonly FindStreets find;

    internal Streets(FindStreets find) => this.find = find;

    /// <summary>Streets whose name holds what was written, in Chinese or English; the one that is called exactly so comes first.</summary>
    public async Task<Result<IReadOnlyList<NamedStreet>>> Find(string name, CancellationToken ct)
    {
        var found = await find.Run(name, FindStreets.MostStreets, ct);
        return found.Then<IReadOnlyList<NamedStreet>>(page => Result<IReadOnlyList<NamedStreet>>.Of([
            .. page.Items.Select(s => new NamedStreet(s.Name, new GeoPoint(s.Lon, s.Lat), [.. s.Crossings.Select(c => new NamedPlace(c.Name, new GeoPoint(c.Lon, c.Lat)))]))
                .OrderBy(s => s.Name.Zh == name.Trim() || s.Name.En.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) ? 0 : 1),
        ]));
    }

    /// <summary>“南京西路 华山路口东105米 南侧”; null where the map has no street near enough.</summary>
    public async Task<Text?> WordsFor(CityDb db, GeoPoint place)
    {
        var rows = await db.Set<MapFeatureRow>()
            .Where(f => FindStreets.RoadKinds.Contains(f.Kind) && f.West <= place.Lon + ReachDegrees && f.East >= place.Lon - ReachDegrees
                && f.South <= place.Lat + ReachDegrees && f.North >= place.Lat - ReachDegrees)
            .OrderBy(f => f.Id).ToListAsync();
        return PlaceWords.Of(place, FindStreets.ByName(rows));
    }
}
