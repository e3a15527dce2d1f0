using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>
/// Takes back a line of the rota or of a duty list. One that has not begun was never so and goes; one that has begun ends now and stands in the history.
/// </summary>
internal sealed class TakeBackDuty(ICityWriter writer, Access access)
{
    public Task<Result<Done>> Run(Actor actor, long id, CancellationToken ct) => writer.Write<Result<Done>>(
        async scope =>
        {
            var line = await scope.Db.Set<ShiftRow>().FirstOrDefaultAsync(s => s.Id == id);
            var post = line is null ? null : await scope.Db.Set<PostRow>().FirstAsync(p => p.Id == line.PostId);
            if (post is null || !access.May(actor, Actions.DutyManage, new AccessScope(post.AreaId)))
            {
                return new Refusal("duty_unknown", RefusalKind.NotFound);
            }

            if (line!.EndsAt <= scope.Now)
            {
                return new Refusal("duty_over");
            }

            var begun = line.StartsAt < scope.Now;
            if (begun)
            {
                line.EndsAt = scope.Now;
            }
            else
            {
                scope.Db.Remove(line);
            }

            var userName = await scope.Db.Set<AccountRow>().Where(a => a.Id == line.AccountId).Select(a => a.UserName).FirstAsync();
            scope.Audit(actor.UserName, begun ? "duty.ended" : "duty.removed", userName, null, $"{line.Kind} {line.StartsAt:u}");
            return Done.Ok;
        },
        ct);
}
