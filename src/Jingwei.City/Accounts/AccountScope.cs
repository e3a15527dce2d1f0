using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>
/// Whose accounts an administrator may change: those whose every post that counts lies in areas of the administrator's own. So a district's
/// administrator cannot reset the password of a city commander who also holds a post in that district.
/// </summary>
internal sealed class AccountScope(Access access, AreaDirectory areas, CityClock clock)
{
    /// <summary>The account by name, tracked; refuses what the actor may not change as if it were not there.</summary>
    public async Task<Result<AccountRow>> Find(CityDb db, Actor actor, string userName)
    {
        var normalized = UserNameRule.Normalize(userName);
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.NormalizedUserName == normalized);
        if (account is null)
        {
            return NotFound;
        }

        var posts = await db.Set<PostRow>().AsNoTracking().Where(p => p.AccountId == account.Id).ToListAsync();
        return MayChange(actor, posts) ? account : NotFound;
    }

    public bool MayChange(Actor actor, IEnumerable<PostRow> postsOfAccount)
    {
        var counting = postsOfAccount.Where(p => PostViews.ToActorPost(p).CountsAt(clock.Now)).Select(p => p.AreaId).ToList();
        if (counting.Count == 0 && areas.City is { } city)
        {
            counting.Add(city.Id); // without posts they are the city's
        }

        return counting.TrueForAll(area => access.May(actor, Actions.AccountManage, new AccessScope(area)));
    }

    /// <summary>Whether the actor may give such a post. Null when so.</summary>
    public Refusal? JudgePost(Actor actor, string? role, long? areaId, DateTimeOffset? from, DateTimeOffset? until) =>
        role is null || !Roles.All.Contains(role) ? Refusal.Invalid("role", "role_unknown")
        : areaId is not { } area || areas.Find(area) is null ? Refusal.Invalid("areaId", "area_unknown")
        : until <= (from ?? clock.Now) ? Refusal.Invalid("until", "ends_before_it_starts")
        : access.May(actor, Actions.AccountManage, new AccessScope(area)) ? null
        : new Refusal("not_allowed", RefusalKind.Forbidden, "areaId");

    private static Refusal NotFound => new("account_unknown", RefusalKind.NotFound);
}
