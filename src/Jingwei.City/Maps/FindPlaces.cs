using Jingwei.City.Contracts;
using Jingwei.City.Places;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Maps;

/// <summary>Finds the place in a text: gives <see cref="PlaceInText"/> the names of streets, estates and areas.</summary>
internal sealed class FindPlaces(ICityReader reader, FindStreets streets, AreaDirectory areas)
{
    private const int MostBuildings = 2_000;

    public async Task<IReadOnlyList<FoundPlace>> In(string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var known = (await streets.Named(text, ct)).Select(s => new StreetName(s.Name, new GeoPoint(s.Lon, s.Lat), [.. s.Crossings.Select(c => new NamedPlace(c.Name, new GeoPoint(c.Lon, c.Lat)))])).ToList();
        var around = areas.List(AreaLevels.Neighborhood).Concat(areas.List(AreaLevels.Subdistrict)).Where(a => IsNamed(text, a.Name))
            .Select(a => (a.Name, At: a.Center ?? areas.BoundsOf(a.Id)?.Center)).Where(a => a.At is not null).Select(a => new NamedPlace(a.Name, a.At!.Value)).ToList();
        return PlaceInText.Find(text, known, await Estates(text, ct), around);
    }

    private static bool IsNamed(string text, Text name) => Has(text, name.Zh) || Has(text, name.En);

    private static bool Has(string text, string name) => name.Length > 0 && text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private Task<IReadOnlyList<EstateName>> Estates(string text, CancellationToken ct) => reader.Read<IReadOnlyList<EstateName>>(
        async db =>
        {
            var addresses = await db.Set<EstateRow>().AsNoTracking().ToDictionaryAsync(e => e.AreaId, e => e.Address.Zh, ct);
            var named = areas.List(AreaLevels.Estate)
                .Where(a => IsNamed(text, a.Name) || (addresses.GetValueOrDefault(a.Id) is { Length: > 0 } address && text.Contains(address, StringComparison.Ordinal))).ToList();
            var ids = named.ConvertAll(a => a.Id);
            var buildings = await db.Set<BuildingRow>().AsNoTracking().Where(b => ids.Contains(b.EstateId) && b.Lon != null && b.Lat != null).OrderBy(b => b.Id).Take(MostBuildings).ToListAsync(ct);
            return
            [
                .. named.Select(a => new EstateName(
                    a.Name, addresses.GetValueOrDefault(a.Id) ?? "", a.Center ?? areas.BoundsOf(a.Id)?.Center,
                    [.. buildings.Where(b => b.EstateId == a.Id).Select(b => (b.Number, new GeoPoint(b.Lon!.Value, b.Lat!.Value)))])),
            ];
        },
        ct);
}
