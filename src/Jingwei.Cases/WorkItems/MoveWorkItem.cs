using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <param name="Move">withdraw, admit, return, refuse or strike.</param>
/// <param name="Words">Why; needed for all but admit.</param>
/// <param name="TimesPerYear">With admit: at most so often, fewer than was asked.</param>
/// <param name="Until">With admit: until this day, earlier than was asked.</param>
public sealed record WorkItemMoveRequest(string? Move, string? Words = null, int? TimesPerYear = null, DateOnly? Until = null);

/// <summary>The judgement on an item: admitted, perhaps for less than was asked, written otherwise, refused; and struck when it should be asked no more.</summary>
internal sealed class MoveWorkItem(ICityWriter writer, WorkItemAccess access, WorkItemBook book)
{
    public Task<Result<string>> Run(string number, WorkItemMoveRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var item = found.Value;
        var known = WorkItemRule.MoveNames(WorkItemRule.ItemMoves).Where(m => m != "amend").ToList();
        if (request.Move is null || !known.Contains(request.Move))
        {
            return Refusal.Invalid("move", "move_unknown", ("given", request.Move), ("known", known));
        }

        var by = WorkItemRule.ItemMoves.First(m => m.Move == request.Move).By;
        if (!access.PartsOf(item, actor).HasFlag(by))
        {
            return Refusal.Because(RefusalKind.Forbidden, by == WorkItemPart.Judge ? "work_item_not_judged_by_you" : "work_item_not_yours", ("number", number));
        }

        if (by == WorkItemPart.Judge && item.AskedById == actor.AccountId)
        {
            return Refusal.Because(RefusalKind.Forbidden, "work_item_needs_second_person", ("number", number));
        }

        if (WorkItemRule.Find(WorkItemRule.ItemMoves, item.State, request.Move) is not { } move)
        {
            return Refusal.Because(RefusalKind.Conflict, "work_item_move_not_now", ("move", request.Move), ("state", item.State));
        }

        if (Wrong(item, move, request, scope.Now) is { } wrong)
        {
            return wrong;
        }

        item.State = move.To;
        if (by == WorkItemPart.Judge)
        {
            (item.JudgedById, item.JudgedAt, item.Judgement) = (actor.AccountId, scope.Now, string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim());
        }

        if (move.To == WorkItemState.Admitted)
        {
            item.AdmittedAt = scope.Now;
            (item.TimesPerYear, item.Until) = (request.TimesPerYear ?? item.TimesPerYear, request.Until ?? item.Until);
        }

        item.TimesPassed = 0;
        await WorkItemBook.Wait(scope, item, move.To == WorkItemState.Admitted ? book.EndOf(item.Until) : null);
        WorkItemBook.Write(scope, item.Id, null, new Happening($"workItem.{move.Move}", actor.AccountId, WorkItemBook.RoleOf(by), how, new { timesPerYear = item.TimesPerYear, until = item.Until }, request.Words?.Trim()));
        if (move.To == WorkItemState.Struck)
        {
            await DropTasks(scope, item, actor, how);
        }

        if (by == WorkItemPart.Judge)
        {
            await book.TellBodies(scope, item.Number, [item.BodyId], WorkItemMessages.Judged(item.Number, move.To));
        }

        await book.Save(scope, item, $"workItem.{move.Move}");
        return number;
    }, ct);

    internal static async Task<Result<WorkItemRow>> Find(CityDb db, WorkItemAccess access, string number, Actor actor) =>
        await access.Items(db, actor).SingleOrDefaultAsync(i => i.Number == number) is { } item ? item : Refusal.Because(RefusalKind.NotFound, "work_item_unknown", ("number", number));

    /// <summary>What may be asked no more need not be done any more either; what was done already is still looked at.</summary>
    private async Task DropTasks(WriteScope scope, WorkItemRow item, Actor actor, string how)
    {
        var open = await scope.Db.Set<NeighborhoodTaskRow>().Where(t => t.ItemId == item.Id && (t.State == NeighborhoodTaskState.Given || t.State == NeighborhoodTaskState.Objected)).ToListAsync();
        foreach (var task in open)
        {
            await WorkItemBook.Drop(scope, task);
            WorkItemBook.Write(scope, item.Id, task.Id, new Happening("neighborhoodTask.struck", actor.AccountId, "judge", how));
            await book.Save(scope, item, task, "neighborhoodTask.struck");
        }

        await book.TellBodies(scope, item.Number, [.. open.Select(t => t.CommitteeId).Distinct()], WorkItemMessages.TaskStruck(item.Number));
    }

    private Refusal? Wrong(WorkItemRow item, WorkItemMove<WorkItemState> move, WorkItemMoveRequest request, DateTimeOffset now)
    {
        if (move.Words && string.IsNullOrWhiteSpace(request.Words))
        {
            return Refusal.Invalid("words", "words_required");
        }

        if (request.Words?.Length > WorkItemBook.LongestWords)
        {
            return Refusal.Invalid("words", "text_too_long", ("most", WorkItemBook.LongestWords));
        }

        if (move.To != WorkItemState.Admitted)
        {
            return null;
        }

        var (today, until) = (book.Day(now), request.Until ?? item.Until);
        return request.TimesPerYear is { } times && (times < 1 || times > item.TimesPerYear) ? Refusal.Invalid("timesPerYear", "number_out_of_range", ("least", 1), ("most", item.TimesPerYear))
            : until < today || until > item.Until ? Refusal.Invalid("until", "day_out_of_range", ("from", today), ("until", item.Until)) : null;
    }
}
