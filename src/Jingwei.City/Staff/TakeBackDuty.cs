using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <summary>
/// Takes back a line of the rota or of a duty list. One that has not begun was never so and goes; one that has begun ends now and stands in the history.
/// </summary>
internal sealed class TakeBackDuty(ICityWriter writer, DutyScope duties)
{
    public Task<Result<Done>> Run(Actor actor, long id, CancellationToken ct) => writer.Write<Result<Done>>(
        async scope =>
        {
            var line = await scope.Db.Set<ShiftRow>().FirstOrDefaultAsync(s => s.Id == id);
            if (line is null || await duties.HolderOf(scope.Db, actor, line.PostId) is not { } userName)
            {
                return new Refusal("duty_unknown", RefusalKind.NotFound);
            }

            if (line.EndsAt <= scope.Now)
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

            scope.Audit(actor.UserName, begun ? "duty.ended" : "duty.removed", userName, null, $"{line.Kind} {line.StartsAt:u}");
            return Done.Ok;
        },
        ct);
}
