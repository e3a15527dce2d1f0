using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <param name="Done">False takes it back.</param>
/// <param name="OccurredAt">For what was done without a network: when it really was; not in the future, not before the response was activated. The history says when it was told.</param>
public sealed record DoResponseTaskRequest(bool? Done, DateTimeOffset? OccurredAt = null);

/// <summary>A person says that one of the things is done, or not after all. The first who says so is kept; said again it changes nothing.</summary>
internal sealed class DoResponseTask(ICityWriter writer, ResponseAccess access, ResponseBook book, ResponseViews views)
{
    /// <summary>How far a phone's clock may be off.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public async Task<Result<ResponsePage>> Run(string id, string taskId, DoResponseTaskRequest request, Actor actor, CancellationToken ct)
    {
        if (request.Done is not { } done)
            return Refusal.Invalid("done", "done_required");
        return await writer.Write<Result<ResponsePage>>(async scope =>
        {
            if (Ids.Find(id) is not { } known || await scope.Db.Set<ResponseRow>().SingleOrDefaultAsync(r => r.Id == known) is not { } row || !access.MaySee(actor, row))
                return MoveResponse.NotFound;
            if (!access.MayWork(actor, row))
                return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ResponseWork));
            if (Ids.Find(taskId) is not { } thing || await scope.Db.Set<ResponseTaskRow>().SingleOrDefaultAsync(t => t.Id == thing && t.ResponseId == known) is not { } task)
                return Refusal.Because(RefusalKind.NotFound, "task_not_found");
            if (row.State != ResponseState.InForce)
                return Refusal.Because(RefusalKind.Conflict, "response_is_over");
            var from = row.ActivatedAt ?? row.OpenedAt;
            if (request.OccurredAt is { } said && (said > scope.Now + ClockSlack || said < from - ClockSlack))
                return Refusal.Invalid("occurredAt", "instant_out_of_range", ("from", from), ("until", scope.Now));
            if (done == task.DoneAt is null)
            {
                var at = request.OccurredAt is { } told && told < scope.Now ? told : scope.Now;
                (task.DoneAt, task.DoneBy, task.DoneByName) = done ? ((DateTimeOffset?)at, (long?)actor.AccountId, actor.DisplayName) : (null, null, null);
                ResponseBook.Write(scope, row, done ? ResponseChange.TaskDone : ResponseChange.TaskUndone, task.Level, by: actor, what: task.Text);
                await book.Settle(scope, row);
                await scope.Db.SaveChangesAsync(CancellationToken.None);
            }
            return await views.Page(scope.Db, row, actor);
        }, ct);
    }
}
