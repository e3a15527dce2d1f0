using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

internal sealed record ShiftRequest(bool? On);

internal sealed record ShiftAnswer(bool On, DateTimeOffset? Until);

/// <summary>
/// Checks in or out of one's shift. Who checks in outside the roster is taken at their word, for eight hours, in each of their posts that
/// checks in: nobody is on shift and yet passed over because another of their posts is the older one. Who checks out is no longer called,
/// though the roster still names them.
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
            if (on)
            {
                var posts = await PostsOf(scope, actor.AccountId);
                if (posts.Count == 0)
                {
                    return new Refusal("no_post", RefusalKind.Forbidden);
                }

                // A line for a post that is over keeps nobody at work.
                if (!running.Exists(s => posts.Exists(p => p.Id == s.PostId)))
                {
                    var unplanned = posts.ConvertAll(post => new ShiftRow
                    {
                        Id = scope.NewId(), AccountId = actor.AccountId, PostId = post.Id, Kind = ShiftKind.Shift, StartsAt = scope.Now, EndsAt = scope.Now + UnplannedShift,
                    });
                    scope.Db.AddRange(unplanned);
                    running = unplanned;
                }
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

    private static async Task<List<PostRow>> PostsOf(WriteScope scope, long accountId) =>
        (await scope.Db.Set<PostRow>().Where(p => p.AccountId == accountId).OrderBy(p => p.Id).ToListAsync())
        .FindAll(p => PostViews.ToActorPost(p).CountsAt(scope.Now) && RoleTable.ReachOf(p.Role, Actions.ShiftCheck) != Reach.None);
}
