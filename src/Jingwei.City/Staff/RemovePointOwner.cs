using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>Somebody no longer answers for a place. Their post stays, and so do the calls that were made.</summary>
internal sealed class RemovePointOwner(ICityWriter writer, Access access)
{
    public Task<Result<Done>> Run(Actor actor, long id, CancellationToken ct) => writer.Write<Result<Done>>(
        async scope =>
        {
            var place = await scope.Db.Set<PointOwnerRow>().FirstOrDefaultAsync(p => p.Id == id);
            var post = place is null ? null : await scope.Db.Set<PostRow>().FirstAsync(p => p.Id == place.PostId);
            if (post is null || !access.May(actor, Actions.DutyManage, new AccessScope(post.AreaId)))
            {
                return new Refusal("point_owner_unknown", RefusalKind.NotFound);
            }

            var userName = await scope.Db.Set<AccountRow>().Where(a => a.Id == post.AccountId).Select(a => a.UserName).FirstAsync();
            scope.Db.Remove(place!);
            scope.Audit(actor.UserName, "pointOwner.removed", userName, null, place!.Place.Zh);
            return Done.Ok;
        },
        ct);
}
