using Jingwei.City.Assets;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Contracts;

/// <summary>A numbered thing in the street.</summary>
/// <param name="Category">Two-level code, such as <c>A01-18</c>.</param>
/// <param name="CompetentId">主管: the body that is competent for it; null where the register names none.</param>
/// <param name="OwnerId">权属: whose it is.</param>
/// <param name="MaintainerId">养护: who keeps it in order.</param>
public sealed record Asset(long Id, string Number, string Category, Text Name, long AreaId, GeoPoint Place, long? CompetentId, long? OwnerId, long? MaintainerId);

/// <summary>Questions about assets that other rooms ask.</summary>
public static class AssetRegister
{
    public static async Task<Asset?> Find(CityDb db, long id) => await One(db, a => a.Id == id);

    /// <summary>The asset of that number, as it is written in the register.</summary>
    public static async Task<Asset?> FindByNumber(CityDb db, string number) => await One(db, a => a.Number == number);

    private static async Task<Asset?> One(CityDb db, System.Linq.Expressions.Expression<Func<AssetRow, bool>> which)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<AssetRow>().AsNoTracking().Where(which).FirstOrDefaultAsync() is { } a
            ? new Asset(a.Id, a.Number, a.Category, a.Name, a.AreaId, new GeoPoint(a.Lon, a.Lat), a.CompetentId, a.OwnerId, a.MaintainerId)
            : null;
    }
}
