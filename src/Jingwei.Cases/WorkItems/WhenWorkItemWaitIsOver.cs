using System.Globalization;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>An item was not judged in time: whoever judges there and above hears of it, again each time. Or it was admitted, and its last day is over.</summary>
internal sealed class WhenWorkItemWaitIsOver(WorkItemBook book, WorkItemAccess access) : IDueHandler
{
    public string Kind => WorkItemBook.ItemDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        if (await scope.Db.Set<WorkItemRow>().SingleOrDefaultAsync(i => i.Id == id) is not { } item || item.WaitUntil is not { } until || until > scope.Now)
        {
            return;
        }

        switch (item.State)
        {
            case WorkItemState.Asked:
                item.TimesPassed++;
                await WorkItemBook.Wait(scope, item, book.After(scope.Now, WorkItemRule.JudgeWithinDays));
                WorkItemBook.Write(scope, item.Id, null, Happening.ByRule("workItem.notJudged", new { times = item.TimesPassed }));
                WorkItemBook.Tell(scope, item.Number, await access.JudgesOver(scope.Db, item.JudgeAreaId, above: true, scope.Now), WorkItemMessages.NotJudged(item.Number));
                await book.Save(scope, item, "workItem.notJudged");
                break;
            case WorkItemState.Admitted:
                item.State = WorkItemState.Ended;
                await WorkItemBook.Wait(scope, item, null);
                WorkItemBook.Write(scope, item.Id, null, Happening.ByRule("workItem.ended", new { until = item.Until }));
                await book.TellBodies(scope, item.Number, [item.BodyId], WorkItemMessages.Ended(item.Number));
                await book.Save(scope, item, "workItem.ended");
                break;
        }
    }
}

/// <summary>A task is late: both sides hear of it. Or the department did not look at what is done: it hears of it again each time. Or nobody decided on an objection: whoever judges there and above hears of it, again each time.</summary>
internal sealed class WhenNeighborhoodTaskIsLate(WorkItemBook book, WorkItemAccess access) : IDueHandler
{
    public string Kind => WorkItemBook.TaskDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        if (await scope.Db.Set<NeighborhoodTaskRow>().SingleOrDefaultAsync(t => t.Id == id) is not { } task || task.WaitUntil is not { } until || until > scope.Now)
        {
            return;
        }

        var item = await scope.Db.Set<WorkItemRow>().SingleAsync(i => i.Id == task.ItemId);
        switch (task.State)
        {
            case NeighborhoodTaskState.Given:
                task.LateAt ??= scope.Now;
                await WorkItemBook.Wait(scope, task, null);
                WorkItemBook.Write(scope, item.Id, task.Id, Happening.ByRule("neighborhoodTask.late", new { dueAt = task.DueAt }));
                await book.TellBodies(scope, task.Number, [task.BodyId, task.CommitteeId], WorkItemMessages.TaskLate(task.Number));
                await book.Save(scope, item, task, "neighborhoodTask.late");
                break;
            case NeighborhoodTaskState.Done:
                task.TimesPassed++;
                await WorkItemBook.Wait(scope, task, book.After(scope.Now, WorkItemRule.LookWithinDays));
                WorkItemBook.Write(scope, item.Id, task.Id, Happening.ByRule("neighborhoodTask.notLookedAt", new { times = task.TimesPassed }));
                await book.TellBodies(scope, task.Number, [task.BodyId], WorkItemMessages.NotLookedAt(task.Number));
                await book.Save(scope, item, task, "neighborhoodTask.notLookedAt");
                break;
            case NeighborhoodTaskState.Objected:
                task.TimesPassed++;
                await WorkItemBook.Wait(scope, task, book.After(scope.Now, WorkItemRule.ObjectionWithinDays));
                WorkItemBook.Write(scope, item.Id, task.Id, Happening.ByRule("neighborhoodTask.notDecided", new { times = task.TimesPassed }));
                WorkItemBook.Tell(scope, task.Number, await access.JudgesOver(scope.Db, item.JudgeAreaId, above: true, scope.Now), WorkItemMessages.NotDecided(task.Number));
                await book.Save(scope, item, task, "neighborhoodTask.notDecided");
                break;
        }
    }
}
