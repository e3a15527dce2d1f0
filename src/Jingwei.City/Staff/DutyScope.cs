using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>Whose lines of the rota and whose places an actor may take away: those of posts in areas where they keep duties.</summary>
internal sealed class DutyScope(Access access)
{
    /// <summary>The user name of the post's holder; null where the actor keeps no duties, as if there were no such post.</summary>
    public async Task<string?> HolderOf(CityDb db, Actor actor, long postId)
    {
        var held = await (
            from post in db.Set<PostRow>()
            join account in db.Set<AccountRow>() on post.AccountId equals account.Id
            where post.Id == postId
            select new { post.AreaId, account.UserName }).FirstAsync();
        return access.May(actor, Actions.DutyManage, new AccessScope(held.AreaId)) ? held.UserName : null;
    }
}
