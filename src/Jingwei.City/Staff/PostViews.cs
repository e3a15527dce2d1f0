using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>Puts names to posts.</summary>
internal sealed class PostViews(AreaDirectory areas)
{
    public static ActorPost ToActorPost(PostRow row) => new(row.Role, row.AreaId, row.OrganizationId, row.ValidUntil, row.ValidFrom);

    public async Task<IReadOnlyList<PostView>> Of(CityDb db, IReadOnlyCollection<PostRow> posts)
    {
        var ids = posts.Select(p => p.OrganizationId).OfType<long>().Distinct().ToList();
        var organizations = ids.Count == 0
            ? []
            : await db.Set<OrganizationRow>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        return
        [
            .. posts.Select(p => new PostView(
                p.Id.ToString(),
                p.Role,
                AreaOf(p.AreaId),
                p.OrganizationId is { } o && organizations.TryGetValue(o, out var name) ? new Named(o.ToString(), name) : null,
                p.ValidFrom,
                p.ValidUntil)),
        ];
    }

    public Named? AreaOf(long areaId) => areas.Find(areaId) is { } area ? new Named(area.Id.ToString(), area.Name) : null;
}
