using System.Globalization;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Organizations;

/// <param name="People">How many people hold a post in it now.</param>
/// <param name="MayChange">Whether the caller may change it: administrators, in their own areas.</param>
internal sealed record OrganizationView(string Id, string Kind, Text Name, Named? Area, Named? Parent, string? DutyPhone, int People, bool MayChange);

/// <summary>
/// Lists organizations of the actor's areas, those below, and those above that serve them, in id order. With an area: of this area, below and above.
/// </summary>
internal sealed class ListOrganizations(ICityReader reader, Access access, PostViews views, CityClock clock)
{
    public async Task<Result<Page<OrganizationView>>> Run(Actor actor, long? areaId, string? q, int limit, string? cursor, CancellationToken ct)
    {
        if (areaId is { } wanted && !access.May(actor, Actions.PeopleRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        IReadOnlyList<long> roots = areaId is { } one ? [one] : access.AreasFor(actor, Actions.PeopleRead);
        var after = Ids.Find(cursor) ?? 0;
        return await reader.Read<Result<Page<OrganizationView>>>(
            async db =>
            {
                var rows = db.Set<OrganizationRow>().Where(o => o.Id > after && db.Set<AreaClosureRow>().Any(c =>
                    (roots.Contains(c.AncestorId) && c.DescendantId == o.AreaId) || (c.AncestorId == o.AreaId && roots.Contains(c.DescendantId))));
                if (!string.IsNullOrWhiteSpace(q))
                {
                    var text = q.Trim();
                    rows = rows.Where(o => o.Name.Zh.Contains(text) || o.Name.En.Contains(text));
                }

                var found = await rows.OrderBy(o => o.Id).Take(limit + 1).ToListAsync(ct);
                var page = found.Take(limit).ToList();
                return new Page<OrganizationView>(await Show(db, actor, page), found.Count > limit ? page[^1].Id.ToString() : null);
            },
            ct);
    }

    private async Task<IReadOnlyList<OrganizationView>> Show(CityDb db, Actor actor, List<OrganizationRow> page)
    {
        var now = clock.Now;
        var ids = page.ConvertAll(o => o.Id);
        var parents = page.Select(o => o.ParentId).OfType<long>().Distinct().ToList();
        var names = await db.Set<OrganizationRow>().Where(o => parents.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        var people = await db.Set<PostRow>()
            .Where(p => p.OrganizationId != null && ids.Contains(p.OrganizationId.Value)
                && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil))
            .Select(p => new { Organization = p.OrganizationId!.Value, p.AccountId }).Distinct()
            .GroupBy(p => p.Organization).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return page.ConvertAll(o => new OrganizationView(
            o.Id.ToString(),
            o.Kind,
            o.Name,
            views.AreaOf(o.AreaId),
            o.ParentId is { } parent ? new Named(parent.ToString(), names[parent]) : null,
            o.DutyPhone,
            people.GetValueOrDefault(o.Id),
            access.May(actor, Actions.AccountManage, new AccessScope(o.AreaId))));
    }
}
