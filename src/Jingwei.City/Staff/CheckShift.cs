using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

internal sealed record ShiftRequest(bool? On);

internal sealed record ShiftAnswer(bool On, DateTimeOffset? Until);

/// <summary>
/// Checks in or out of one's shift. Who checks in outside the roster is taken at their word, for eight hours; who checks out is no
/// longer called, though the roster still names them.
/// </summary>
internal sealed class CheckShift(ICityWriter writer)
{
    private static readonly TimeSpan UnplannedShift = TimeSpan.FromHours(8);

    public Task<Result<ShiftAnswer>> Run(Actor actor, ShiftRequest request, CancellationToken ct) => writer.Write<Result<ShiftAnswer>>(
        async scope =>
        {
            if (actor.Kind != ActorKind.Person)
            {
                return new Refusal("not_allowed", RefusalKind.Forbidden);
            }

            if (request.On is not { } on)
            {
                return Refusal.Invalid("on", "required");
            }

            var running = await scope.Db.Set<ShiftRow>()
                .Where(s => s.AccountId == actor.AccountId && s.Kind == ShiftKind.Shift && s.StartsAt <= scope.Now && scope.Now < s.EndsAt).ToListAsync();
            if (on && running.Count == 0)
            {
                if (await PostOf(scope, actor.AccountId) is not { } post)
                {
                    return new Refusal("no_post", RefusalKind.Forbidden);
                }

                var shift = new ShiftRow
                {
                    Id = scope.NewId(), AccountId = actor.AccountId, PostId = post.Id, Kind = ShiftKind.Shift, StartsAt = scope.Now, EndsAt = scope.Now + UnplannedShift,
                };
                scope.Db.Add(shift);
                running.Add(shift);
            }

            foreach (var shift in running)
            {
                shift.CheckedInAt = on ? shift.CheckedInAt ?? scope.Now : shift.CheckedInAt;
                shift.CheckedOutAt = on ? null : scope.Now;
            }

            scope.Emit($"shift:{actor.AccountId}", new ShiftChecked(actor.AccountId, on));
            return new ShiftAnswer(on, on ? running.Max(s => s.EndsAt) : null);
        },
        ct);

    private static async Task<PostRow?> PostOf(WriteScope scope, long accountId) =>
        (await scope.Db.Set<PostRow>().Where(p => p.AccountId == accountId).OrderBy(p => p.Id).ToListAsync())
        .Find(p => PostViews.ToActorPost(p).CountsAt(scope.Now));
}
