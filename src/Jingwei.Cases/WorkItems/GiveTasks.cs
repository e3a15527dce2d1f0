using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <param name="Committees">Ids of the committees that are asked.</param>
/// <param name="What">What is to be done this time.</param>
/// <param name="DueAt">By when; it must leave as much time as the item says that it takes, and 90 days at most.</param>
public sealed record GiveTasksRequest(IReadOnlyList<string>? Committees, string? What, DateTimeOffset? DueAt);

/// <summary>A department gives neighborhoods a task. Without an admitted item, or oftener than it allows, it cannot.</summary>
internal sealed class GiveTasks(ICityWriter writer, ICityReader reader, WorkItemAccess access, WorkItemBook book, CityClock clock)
{
    public const int MostAtOnce = 100;
    private const int MostDaysAhead = 90;

    /// <summary>The committees that could be asked, with how often they were this year.</summary>
    public Task<Result<Page<CommitteeView>>> Committees(string number, Actor actor, CancellationToken ct) => reader.Read<Result<Page<CommitteeView>>>(async db =>
    {
        var found = await MoveWorkItem.Find(db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var item = found.Value;
        var given = await GivenThisYear(db, item, book.Day(clock.Now).Year);
        return new Page<CommitteeView>(
            [
                .. (await access.CommitteesBelow(db, item.BodyAreaId)).Select(o => new CommitteeView(
                    o.Id.ToString(), o.Name, access.AreaName(o.AreaId), given.GetValueOrDefault(o.Id), !WorkItemRule.MayAskAgain(given.GetValueOrDefault(o.Id), item.TimesPerYear))),
            ],
            null);
    }, ct);

    public Task<Result<IReadOnlyList<string>>> Run(string number, GiveTasksRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<IReadOnlyList<string>>>(async scope =>
    {
        var found = await MoveWorkItem.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var item = found.Value;
        if (!access.PartsOf(item, actor).HasFlag(WorkItemPart.Department))
        {
            return Refusal.Because(RefusalKind.Forbidden, "work_item_not_yours", ("number", number));
        }

        if (!book.InForce(item, scope.Now))
        {
            return Refusal.Because(RefusalKind.Conflict, "work_item_not_admitted", ("number", number), ("state", item.State), ("until", item.Until));
        }

        if (WorkItemBook.Wrong(request.What, "what") is { } wrong)
        {
            return wrong;
        }

        var (least, most) = (scope.Now.AddMinutes(item.Minutes), scope.Now.AddDays(MostDaysAhead));
        if (request.DueAt is not { } dueAt || dueAt < least || dueAt > most)
        {
            return Refusal.Invalid("dueAt", "instant_out_of_range", ("from", least), ("until", most));
        }

        var asked = await Asked(scope, item, request.Committees);
        if (!asked.Ok)
        {
            return asked.Refusal;
        }

        var numbers = new List<string>();
        foreach (var committee in asked.Value)
        {
            numbers.Add(await Give(scope, item, committee, request.What!.Trim(), dueAt, actor, how));
        }

        return numbers;
    }, ct);

    private async Task<Result<IReadOnlyList<Organization>>> Asked(WriteScope scope, WorkItemRow item, IReadOnlyList<string>? given)
    {
        if (given is not { Count: > 0 and <= MostAtOnce })
        {
            return Refusal.Invalid("committees", "committees_count", ("most", MostAtOnce));
        }

        var below = (await access.CommitteesBelow(scope.Db, item.BodyAreaId)).ToDictionary(o => o.Id);
        var already = await GivenThisYear(scope.Db, item, book.Day(scope.Now).Year);
        var asked = new List<Organization>();
        foreach (var text in given.Distinct())
        {
            if (Ids.Find(text) is not { } id || !below.TryGetValue(id, out var committee))
            {
                return Refusal.Invalid("committees", "committee_not_below", ("given", text));
            }

            if (!WorkItemRule.MayAskAgain(already.GetValueOrDefault(id), item.TimesPerYear))
            {
                return Refusal.Invalid("committees", "work_item_too_often", ("committee", committee.Name.Zh), ("times", item.TimesPerYear));
            }

            if ((await access.PeopleOf(scope.Db, [id], scope.Now)).Count == 0)
            {
                return Refusal.Invalid("committees", "committee_without_people", ("committee", committee.Name.Zh));
            }

            asked.Add(committee);
        }

        return asked;
    }

    private async Task<string> Give(WriteScope scope, WorkItemRow item, Organization committee, string what, DateTimeOffset dueAt, Actor actor, string how)
    {
        var task = new NeighborhoodTaskRow
        {
            Id = scope.NewId(), Number = await book.NextNumber(scope, "办"), ItemId = item.Id, BodyId = item.BodyId, CommitteeId = committee.Id, AreaId = committee.AreaId, What = what, Minutes = item.Minutes, Year = book.Day(scope.Now).Year,
            GivenById = actor.AccountId, GivenAt = scope.Now, DueAt = dueAt,
        };
        scope.Db.Add(task);
        await WorkItemBook.Wait(scope, task, dueAt);
        WorkItemBook.Write(scope, item.Id, task.Id, new Happening("neighborhoodTask.given", actor.AccountId, "department", how, new { committee = committee.Name, dueAt }, what));
        await book.TellBodies(scope, task.Number, [committee.Id], WorkItemMessages.TaskGiven(task.Number, book.When(dueAt)));
        await book.Save(scope, item, task, "neighborhoodTask.given");
        return task.Number;
    }

    /// <summary>How often each committee was asked for the item in this year; what was dropped was not asked.</summary>
    private static async Task<Dictionary<long, int>> GivenThisYear(CityDb db, WorkItemRow item, int year) => await db.Set<NeighborhoodTaskRow>()
        .Where(t => t.ItemId == item.Id && t.Year == year && t.State != NeighborhoodTaskState.Dropped).GroupBy(t => t.CommitteeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
}
