using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Places;

internal sealed record EstateBuildings(string Id, IReadOnlyList<BuildingView> Buildings);

internal sealed record BuildingView(string Id, string Number, int? Floors, Named? MicroGrid, double? Lon, double? Lat, IReadOnlyList<EntranceView> Entrances);

internal sealed record EntranceView(string Id, string Number, IReadOnlyList<HomeView> Homes);

/// <param name="ExclusiveAreaSquareMeters">As certified, to a hundredth.</param>
internal sealed record HomeView(string Id, string Room, int? Floor, decimal? ExclusiveAreaSquareMeters);

/// <summary>An estate down to the homes' doors. Who owns them and lives in them is not shown here.</summary>
internal sealed class ShowEstate(ICityReader reader, AreaDirectory areas, Access access)
{
    public async Task<Result<EstateBuildings>> Run(Actor actor, long estateId, CancellationToken ct)
    {
        if (!access.May(actor, Actions.HomeRead, new AccessScope(estateId)))
        {
            return new Refusal("estate_unknown", RefusalKind.NotFound);
        }

        return await reader.Read<Result<EstateBuildings>>(
            async db =>
            {
                if (!await db.Set<EstateRow>().AnyAsync(e => e.AreaId == estateId))
                {
                    return new Refusal("estate_unknown", RefusalKind.NotFound);
                }

                var buildings = await db.Set<BuildingRow>().Where(b => b.EstateId == estateId).OrderBy(b => b.Id).ToListAsync();
                var entrances = (await (
                    from entrance in db.Set<EntranceRow>()
                    join building in db.Set<BuildingRow>() on entrance.BuildingId equals building.Id
                    where building.EstateId == estateId
                    orderby entrance.Id
                    select entrance).ToListAsync()).ToLookup(e => e.BuildingId);
                var homes = (await (
                    from home in db.Set<HomeRow>()
                    join entrance in db.Set<EntranceRow>() on home.EntranceId equals entrance.Id
                    join building in db.Set<BuildingRow>() on entrance.BuildingId equals building.Id
                    where building.EstateId == estateId
                    orderby home.Floor, home.Room
                    select home).ToListAsync()).ToLookup(h => h.EntranceId);
                return new EstateBuildings(estateId.ToString(), buildings.ConvertAll(b => new BuildingView(
                    b.Id.ToString(),
                    b.Number,
                    b.Floors,
                    b.MicroGridId is { } grid && areas.Find(grid) is { } area ? new Named(area.Id.ToString(), area.Name) : null,
                    b.Lon,
                    b.Lat,
                    [.. entrances[b.Id].Select(e => new EntranceView(e.Id.ToString(), e.Number, [.. homes[e.Id].Select(ToView)]))])));
            },
            ct);
    }

    private static HomeView ToView(HomeRow home) =>
        new(home.Id.ToString(), home.Room, home.Floor, home.ExclusiveAreaSquareDecimeters is { } area ? area / 100m : null);
}
