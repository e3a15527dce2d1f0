using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>Somebody no longer answers for a place. Their post stays, and so do the calls that were made.</summary>
internal sealed class RemovePointOwner(ICityWriter writer, DutyScope duties)
{
    public Task<Result<Done>> Run(Actor actor, long id, CancellationToken ct) => writer.Write<Result<Done>>(
        async scope =>
        {
            var place = await scope.Db.Set<PointOwnerRow>().FirstOrDefaultAsync(p => p.Id == id);
            if (place is null || await duties.HolderOf(scope.Db, actor, place.PostId) is not { } userName)
            {
                return new Refusal("point_owner_unknown", RefusalKind.NotFound);
            }

            scope.Db.Remove(place);
            scope.Audit(actor.UserName, "pointOwner.removed", userName, null, place.Place.Zh);
            return Done.Ok;
        },
        ct);
}
