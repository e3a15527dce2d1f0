using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <param name="Move">done or object, by the committee; pass, sendBack or drop, by the department; uphold or overrule, by who judges.</param>
/// <param name="Words">What was done, or why; needed for all but pass.</param>
public sealed record TaskMoveRequest(string? Move, string? Words = null);

/// <summary>A neighborhood does a task or objects to it; its department looks; who judges items decides on an objection.</summary>
internal sealed class MoveTask(ICityWriter writer, WorkItemAccess access, WorkItemBook book)
{
    public Task<Result<string>> Run(string number, TaskMoveRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (await access.Tasks(scope.Db, actor).SingleOrDefaultAsync(t => t.Number == number) is not { } task)
        {
            return Refusal.Because(RefusalKind.NotFound, "neighborhood_task_unknown", ("number", number));
        }

        var item = await scope.Db.Set<WorkItemRow>().SingleAsync(i => i.Id == task.ItemId);
        var known = WorkItemRule.MoveNames(WorkItemRule.TaskMoves).ToList();
        if (request.Move is null || !known.Contains(request.Move))
        {
            return Refusal.Invalid("move", "move_unknown", ("given", request.Move), ("known", known));
        }

        var by = WorkItemRule.TaskMoves.First(m => m.Move == request.Move).By;
        if (!access.PartsOf(item, task, actor).HasFlag(by))
        {
            return Refusal.Because(RefusalKind.Forbidden, by == WorkItemPart.Judge ? "work_item_not_judged_by_you" : "neighborhood_task_not_yours", ("number", number));
        }

        // Who asked for it, did it or objected to it does not decide on that, whatever posts they hold by now.
        if (by == WorkItemPart.Judge ? actor.AccountId == item.AskedById || actor.AccountId == task.GivenById || actor.AccountId == task.ObjectedById : request.Move is "pass" or "sendBack" && actor.AccountId == task.DoneById)
        {
            return Refusal.Because(RefusalKind.Forbidden, "work_item_needs_second_person", ("number", number));
        }

        if (WorkItemRule.Find(WorkItemRule.TaskMoves, task.State, request.Move) is not { } move)
        {
            return Refusal.Because(RefusalKind.Conflict, "work_item_move_not_now", ("move", request.Move), ("state", task.State));
        }

        if (move.Words && string.IsNullOrWhiteSpace(request.Words))
        {
            return Refusal.Invalid("words", "words_required");
        }

        if (request.Words?.Length > WorkItemBook.LongestWords)
        {
            return Refusal.Invalid("words", "text_too_long", ("most", WorkItemBook.LongestWords));
        }

        var words = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim();
        await Enter(scope, item, task, move, words, actor);
        WorkItemBook.Write(scope, item.Id, task.Id, new Happening($"neighborhoodTask.{move.Move}", actor.AccountId, WorkItemBook.RoleOf(by), how, null, words));
        await book.Save(scope, item, task, $"neighborhoodTask.{move.Move}");
        return number;
    }, ct);

    private async Task Enter(WriteScope scope, WorkItemRow item, NeighborhoodTaskRow task, WorkItemMove<NeighborhoodTaskState> move, string? words, Actor actor)
    {
        (task.State, task.Words, task.TimesPassed) = (move.To, words ?? task.Words, 0);
        switch (move.To)
        {
            case NeighborhoodTaskState.Done:
                (task.DoneAt, task.DoneById, task.PausedAt) = (scope.Now, actor.AccountId, scope.Now);
                await WorkItemBook.Wait(scope, task, book.After(scope.Now, WorkItemRule.LookWithinDays));
                await book.TellBodies(scope, task.Number, [task.BodyId], WorkItemMessages.TaskDone(task.Number));
                break;
            case NeighborhoodTaskState.Objected:
                (task.ObjectedById, task.PausedAt) = (actor.AccountId, scope.Now);
                await WorkItemBook.Wait(scope, task, book.After(scope.Now, WorkItemRule.ObjectionWithinDays));
                WorkItemBook.Tell(scope, task.Number, await access.JudgesOver(scope.Db, item.JudgeAreaId, above: false, scope.Now), WorkItemMessages.Objected(task.Number, book.When(task.WaitUntil!.Value)));
                break;
            case NeighborhoodTaskState.Given:
                // How long the other side took is not the neighborhood's time. What was late before stays late.
                task.DueAt += scope.Now - (task.PausedAt ?? scope.Now);
                (task.DoneAt, task.DoneById, task.PausedAt) = (null, null, null);
                await WorkItemBook.Wait(scope, task, task.DueAt > scope.Now ? task.DueAt : null);
                await book.TellBodies(scope, task.Number, [task.CommitteeId], WorkItemMessages.TaskBack(task.Number));
                break;
            case NeighborhoodTaskState.Dropped:
                task.Upheld = move.Move == "uphold";
                await WorkItemBook.Drop(scope, task);
                await book.TellBodies(scope, task.Number, [task.CommitteeId, task.BodyId], WorkItemMessages.TaskOver(task.Number));
                break;
            default:
                task.EndedAt = scope.Now;
                await WorkItemBook.Wait(scope, task, null);
                await book.TellBodies(scope, task.Number, [task.CommitteeId], WorkItemMessages.TaskOver(task.Number));
                break;
        }
    }
}
