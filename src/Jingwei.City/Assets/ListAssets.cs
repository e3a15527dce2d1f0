using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Assets;

/// <param name="Category">Two-level code of what it is.</param>
/// <param name="Competent">主管 body; null where the register names none.</param>
/// <param name="Owner">权属 body.</param>
/// <param name="Maintainer">养护 body.</param>
internal sealed record AssetView(string Id, string Number, string Category, Text Name, Named? Area, double Lon, double Lat, Named? Competent, Named? Owner, Named? Maintainer);

/// <param name="Category">A two-level code, or a class, which stands for all below it.</param>
/// <param name="Q">Part of number or name.</param>
internal sealed record AssetQuery(long? AreaId, string? Category, string? Q, int Limit, string? Cursor);

/// <summary>Lists assets of the actor's areas, in id order.</summary>
internal sealed class ListAssets(ICityReader reader, Access access, PostViews views)
{
    public async Task<Result<Page<AssetView>>> Run(Actor actor, AssetQuery query, CancellationToken ct)
    {
        if (query.AreaId is { } wanted && !access.May(actor, Actions.DeviceRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        IReadOnlyList<long> roots = query.AreaId is { } one ? [one] : access.AreasFor(actor, Actions.DeviceRead);
        var after = Ids.Find(query.Cursor) ?? 0;
        return await reader.Read<Result<Page<AssetView>>>(
            async db =>
            {
                var rows = db.Set<AssetRow>().Where(a => a.Id > after && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == a.AreaId));
                if (!string.IsNullOrWhiteSpace(query.Category))
                {
                    var (code, below) = (query.Category.Trim(), query.Category.Trim() + "-");
                    rows = rows.Where(a => a.Category == code || a.Category.StartsWith(below));
                }

                if (!string.IsNullOrWhiteSpace(query.Q))
                {
                    var text = query.Q.Trim();
                    rows = rows.Where(a => a.Number.Contains(text) || a.Name.Zh.Contains(text) || a.Name.En.Contains(text));
                }

                var found = await rows.OrderBy(a => a.Id).Take(query.Limit + 1).ToListAsync(ct);
                var page = found.Take(query.Limit).ToList();
                var names = await PeopleCards.OrganizationNames(db, [.. page.SelectMany(a => new[] { a.CompetentId, a.OwnerId, a.MaintainerId }).OfType<long>().Distinct()]);
                return new Page<AssetView>(page.ConvertAll(a => ViewOf(a, names)), found.Count > query.Limit ? page[^1].Id.ToString() : null);
            },
            ct);
    }

    private AssetView ViewOf(AssetRow asset, IReadOnlyDictionary<long, Text> names)
    {
        return new AssetView(
            asset.Id.ToString(), asset.Number, asset.Category, asset.Name, views.AreaOf(asset.AreaId), asset.Lon, asset.Lat, Body(asset.CompetentId), Body(asset.OwnerId), Body(asset.MaintainerId));

        Named? Body(long? id) => id is { } known && names.TryGetValue(known, out var name) ? new Named(known.ToString(), name) : null;
    }
}
