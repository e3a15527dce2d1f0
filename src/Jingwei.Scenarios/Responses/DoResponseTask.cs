using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <param name="Done">False takes it back.</param>
public sealed record DoResponseTaskRequest(bool? Done);

/// <summary>A person says that one of the things is done, or not after all. The first who says so is kept; said again it changes nothing.</summary>
internal sealed class DoResponseTask(ICityWriter writer, ResponseAccess access, ResponseBook book, ResponseViews views)
{
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
            if (done == task.DoneAt is null)
            {
                (task.DoneAt, task.DoneBy, task.DoneByName) = done ? ((DateTimeOffset?)scope.Now, (long?)actor.AccountId, actor.DisplayName) : (null, null, null);
                ResponseBook.Write(scope, row, done ? ResponseChange.TaskDone : ResponseChange.TaskUndone, task.Level, by: actor, what: task.Text);
                await book.Settle(scope, row);
                await scope.Db.SaveChangesAsync(CancellationToken.None);
            }
            return await views.Page(scope.Db, row, actor);
        }, ct);
    }
}
