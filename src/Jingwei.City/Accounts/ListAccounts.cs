using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <param name="Locked">By an administrator.</param>
/// <param name="LockedUntil">After wrong tries, machine time.</param>
internal sealed record AccountView(
    string UserName, Text DisplayName, bool Locked, DateTimeOffset? LockedUntil, bool HasPassword, DateTimeOffset CreatedAt, IReadOnlyList<PostView> Posts);

/// <summary>The accounts that an administrator may see: those with a post, past or present, in the administrator's areas; in id order.</summary>
internal sealed class ListAccounts(ICityReader reader, Access access, AreaDirectory areas, PostViews views, TimeProvider time)
{
    public Task<Page<AccountView>> Run(Actor actor, string? q, int limit, string? cursor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.AccountManage);
        var all = areas.City is { } city && roots.Contains(city.Id);
        var after = Ids.Find(cursor) ?? 0;
        return reader.Read(
            async db =>
            {
                var rows = db.Set<AccountRow>().Where(a => a.Id > after && (all || db.Set<PostRow>().Any(p => p.AccountId == a.Id
                    && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == p.AreaId))));
                if (!string.IsNullOrWhiteSpace(q))
                {
                    rows = rows.Where(a => a.UserName.Contains(q) || a.DisplayName.Zh.Contains(q) || a.DisplayName.En.Contains(q));
                }

                var found = await rows.OrderBy(a => a.Id).Take(limit + 1).ToListAsync();
                var page = found.Take(limit).ToList();
                var ids = page.ConvertAll(a => a.Id);
                var posts = await db.Set<PostRow>().Where(p => ids.Contains(p.AccountId)).OrderBy(p => p.Id).ToListAsync();
                var shown = (await views.Of(db, posts)).Zip(posts).ToLookup(p => p.Second.AccountId, p => p.First);
                var now = time.GetUtcNow();
                return new Page<AccountView>(
                    page.ConvertAll(a => new AccountView(
                        a.UserName, a.DisplayName, a.Locked, a.LockoutEnd > now ? a.LockoutEnd : null, a.PasswordHash is not null, a.CreatedAt, [.. shown[a.Id]])),
                    found.Count > limit ? page[^1].Id.ToString() : null);
            },
            ct);
    }
}
