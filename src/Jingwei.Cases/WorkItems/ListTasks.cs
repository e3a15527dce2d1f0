using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <param name="State">A state, or <c>open</c>: given, objected to, or to be looked at.</param>
/// <param name="Item">The number of an item.</param>
/// <param name="Committee">The id of a committee; <paramref name="Body"/> of a department.</param>
/// <param name="Late">Was not done in time.</param>
/// <param name="Waiting">me: it is the reader's turn.</param>
/// <param name="Year">The city's year in which it was given.</param>
internal sealed record TaskFilter(
    string? State = null, string? Item = null, string? Committee = null, string? Body = null, bool? Late = null, bool? Upheld = null, string? Waiting = null, int? Year = null, string? Q = null, int? Limit = null, string? Cursor = null);

/// <summary>Lists the tasks of departments to neighborhoods that the actor may see, newest first.</summary>
internal sealed class ListTasks(ICityReader reader, WorkItemAccess access, CityClock clock)
{
    private const int MostInOnePage = 200;

    public Task<Result<Page<NeighborhoodTaskView>>> Run(TaskFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<NeighborhoodTaskView>>>(async db =>
    {
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        var narrowed = Narrow(db, access.Tasks(db, actor), filter, actor);
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var limit = filter.Limit ?? 50;
        var rows = await narrowed.Value.AsNoTracking().OrderByDescending(t => t.Id).Take(limit + 1).ToListAsync(ct);
        return new Page<NeighborhoodTaskView>(await Views(db, [.. rows.Take(limit)], actor), rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }, ct);

    public Task<Result<NeighborhoodTaskView>> Show(string number, Actor actor, CancellationToken ct) => reader.Read<Result<NeighborhoodTaskView>>(async db =>
        await access.Tasks(db, actor).AsNoTracking().SingleOrDefaultAsync(t => t.Number == number, ct) is { } row ? (await Views(db, [row], actor))[0] : Refusal.Because(RefusalKind.NotFound, "neighborhood_task_unknown", ("number", number)), ct);

    private Result<IQueryable<NeighborhoodTaskRow>> Narrow(CityDb db, IQueryable<NeighborhoodTaskRow> tasks, TaskFilter filter, Actor actor)
    {
        var now = clock.Now;
        if (!string.IsNullOrEmpty(filter.State))
        {
            if (filter.State == "open")
            {
                tasks = tasks.Where(t => t.State == NeighborhoodTaskState.Given || t.State == NeighborhoodTaskState.Objected || t.State == NeighborhoodTaskState.Done);
            }
            else if (ListWorkItems.StateOf<NeighborhoodTaskState>(filter.State) is { } state)
            {
                tasks = tasks.Where(t => t.State == state);
            }
            else
            {
                return Refusal.Invalid("state", "state_unknown", ("known", ListWorkItems.WordsOf<NeighborhoodTaskState>().Prepend("open")));
            }
        }

        if (!string.IsNullOrEmpty(filter.Item))
        {
            tasks = tasks.Where(t => db.Set<WorkItemRow>().Any(i => i.Id == t.ItemId && i.Number == filter.Item));
        }

        if (!string.IsNullOrEmpty(filter.Committee))
        {
            var committee = Ids.Find(filter.Committee);
            tasks = tasks.Where(t => t.CommitteeId == committee);
        }

        if (!string.IsNullOrEmpty(filter.Body))
        {
            var body = Ids.Find(filter.Body);
            tasks = tasks.Where(t => t.BodyId == body);
        }

        tasks = filter.Late is { } late ? tasks.Where(t => (t.LateAt != null || (t.State == NeighborhoodTaskState.Given && t.DueAt < now)) == late) : tasks;
        tasks = filter.Upheld is { } upheld ? tasks.Where(t => t.Upheld == upheld) : tasks;
        tasks = filter.Year is { } year ? tasks.Where(t => t.Year == year) : tasks;
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var (words, number) = (filter.Q.Trim(), CaseNumbers.Tidy(filter.Q));
            tasks = tasks.Where(t => t.Number == number || t.What.Contains(words));
        }

        if (!string.IsNullOrEmpty(filter.Waiting))
        {
            if (filter.Waiting != "me")
            {
                return Refusal.Invalid("waiting", "meeting_waiting_unknown", ("given", filter.Waiting), ("known", new[] { "me" }));
            }

            var (departments, committees, judged) = (access.BodiesOf(actor, Actions.WorkItemAsk), access.BodiesOf(actor, Actions.WorkItemAnswer), access.JudgedBy(actor));
            tasks = tasks.Where(t => (t.State == NeighborhoodTaskState.Given && EF.Parameter(committees).Contains(t.CommitteeId)) || (t.State == NeighborhoodTaskState.Done && EF.Parameter(departments).Contains(t.BodyId))
                || (t.State == NeighborhoodTaskState.Objected && db.Set<WorkItemRow>().Any(i => i.Id == t.ItemId && EF.Parameter(judged).Contains(i.JudgeAreaId))
                    && !EF.Parameter(departments).Contains(t.BodyId) && !EF.Parameter(committees).Contains(t.CommitteeId)));
        }

        if (!string.IsNullOrEmpty(filter.Cursor))
        {
            if (Ids.Find(filter.Cursor) is not { } below)
            {
                return Refusal.Invalid("cursor", "cursor_invalid");
            }

            tasks = tasks.Where(t => t.Id < below);
        }

        return Result<IQueryable<NeighborhoodTaskRow>>.Of(tasks);
    }

    private async Task<IReadOnlyList<NeighborhoodTaskView>> Views(CityDb db, IReadOnlyList<NeighborhoodTaskRow> rows, Actor actor)
    {
        var ids = rows.Select(r => r.ItemId).Distinct().ToList();
        var items = await db.Set<WorkItemRow>().AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.SelectMany(r => new[] { r.BodyId, r.CommitteeId }).Distinct()]);
        var people = await PeopleCards.Find(db, [.. rows.Select(r => r.DoneById).OfType<long>().Distinct()]);
        return [.. rows.Select(View)];

        NeighborhoodTaskView View(NeighborhoodTaskRow row)
        {
            var item = items[row.ItemId];
            var parts = access.PartsOf(item, row, actor);
            var turn = row.State switch
            {
                NeighborhoodTaskState.Given => WorkItemPart.Committee, NeighborhoodTaskState.Done => WorkItemPart.Department, NeighborhoodTaskState.Objected => WorkItemPart.Judge, _ => WorkItemPart.None,
            };
            return new NeighborhoodTaskView(
                row.Number, item.Number, item.Name, BodyOf(row.BodyId), BodyOf(row.CommitteeId), access.AreaName(row.AreaId), row.What, row.Minutes, row.GivenAt, row.DueAt, row.State,
                row.LateAt is not null || (row.State == NeighborhoodTaskState.Given && row.DueAt < clock.Now), row.Upheld, row.State == NeighborhoodTaskState.Objected ? row.WaitUntil : null, row.DoneAt,
                row.DoneById is { } by ? people.GetValueOrDefault(by)?.DisplayName : null, row.Words, turn != WorkItemPart.None && parts.HasFlag(turn),
                [.. WorkItemRule.TaskMoves.Where(m => m.From == row.State && parts.HasFlag(m.By)).Select(m => new WorkItemMoveView(m.Move, m.Words))]);
        }

        BodyView BodyOf(long id) => new(id.ToString(), bodies.GetValueOrDefault(id, Text.Same("–")));
    }
}
