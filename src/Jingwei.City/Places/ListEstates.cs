using System.Globalization;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Places;

/// <param name="ExclusiveAreaSquareMeters">Sum of the homes' certified exclusive areas, m².</param>
internal sealed record EstateView(
    string Id, Text Name, Text Address, Named? Neighborhood, Named? PropertyCompany, int? BuiltYear, int Buildings, int Entrances, int Homes, decimal ExclusiveAreaSquareMeters);

/// <summary>The estates of an area with what stands in them; in id order.</summary>
internal sealed class ListEstates(ICityReader reader, AreaDirectory areas, Access access)
{
    public async Task<Result<Page<EstateView>>> Run(Actor actor, long? areaId, int limit, string? cursor, CancellationToken ct)
    {
        if (areaId is { } wanted && !access.May(actor, Actions.HomeRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        IReadOnlyList<long> roots = areaId is { } one ? [one] : access.AreasFor(actor, Actions.HomeRead);
        var after = Ids.Find(cursor) ?? 0;
        return await reader.Read<Result<Page<EstateView>>>(
            async db =>
            {
                var found = await db.Set<EstateRow>()
                    .Where(e => e.AreaId > after && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == e.AreaId))
                    .OrderBy(e => e.AreaId).Take(limit + 1).ToListAsync();
                var page = found.Take(limit).ToList();
                var stock = await Count(db, page.ConvertAll(e => e.AreaId));
                var companyIds = page.Select(e => e.PropertyCompanyId).OfType<long>().ToList();
                var companies = await db.Set<OrganizationRow>().Where(o => companyIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
                return new Page<EstateView>(
                    page.ConvertAll(e => ToView(e, stock.GetValueOrDefault(e.AreaId, new Stock(0, 0, 0, 0)), companies)),
                    found.Count > limit ? page[^1].AreaId.ToString() : null);
            },
            ct);
    }

    private static async Task<Dictionary<long, Stock>> Count(CityDb db, IReadOnlyList<long> estates)
    {
        var doors = await (
            from building in db.Set<BuildingRow>()
            where estates.Contains(building.EstateId)
            join entrance in db.Set<EntranceRow>() on building.Id equals entrance.BuildingId into entrances
            from entrance in entrances.DefaultIfEmpty()
            join home in db.Set<HomeRow>() on entrance.Id equals home.EntranceId into homes
            from home in homes.DefaultIfEmpty()
            select new { building.EstateId, Building = building.Id, Entrance = (long?)entrance.Id, Home = (long?)home.Id, Area = home.ExclusiveAreaSquareDecimeters })
            .ToListAsync();
        return doors.GroupBy(d => d.EstateId).ToDictionary(g => g.Key, g => new Stock(
            g.Select(d => d.Building).Distinct().Count(),
            g.Select(d => d.Entrance).OfType<long>().Distinct().Count(),
            g.Count(d => d.Home is not null),
            g.Sum(d => d.Area ?? 0)));
    }

    private EstateView ToView(EstateRow estate, Stock stock, Dictionary<long, Text> companies) => new(
        estate.AreaId.ToString(),
        areas.Find(estate.AreaId)?.Name ?? estate.Address,
        estate.Address,
        areas.AncestorsOf(estate.AreaId).FirstOrDefault(a => a.Level == AreaLevels.Neighborhood) is { } n ? new Named(n.Id.ToString(), n.Name) : null,
        estate.PropertyCompanyId is { } company ? new Named(company.ToString(), companies[company]) : null,
        estate.BuiltYear,
        stock.Buildings,
        stock.Entrances,
        stock.Homes,
        stock.SquareDecimeters / 100m);

    private sealed record Stock(int Buildings, int Entrances, int Homes, long SquareDecimeters);
}
