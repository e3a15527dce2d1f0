using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <param name="State">A state, or <c>inForce</c>.</param>
/// <param name="Body">The id of a department.</param>
/// <param name="Waiting">me: it is the reader's turn.</param>
/// <param name="Q">A number, or a part of its name.</param>
internal sealed record WorkItemFilter(string? State = null, string? Body = null, string? Waiting = null, string? Q = null, int? Limit = null, string? Cursor = null);

/// <summary>Lists work items, and shows one whole.</summary>
internal sealed class ListWorkItems(ICityReader reader, WorkItemAccess access, WorkItemBook book, IScenarioCatalog catalog, CityClock clock)
{
    private const int MostInOnePage = 200;
    private const int HistoryShown = 100;

    public Task<Result<Page<WorkItemSummary>>> Run(WorkItemFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<WorkItemSummary>>>(async db =>
    {
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        var narrowed = Narrow(access.Items(db, actor), filter, actor);
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var limit = filter.Limit ?? 50;
        var rows = await narrowed.Value.AsNoTracking().OrderByDescending(i => i.Id).Take(limit + 1).ToListAsync(ct);
        return new Page<WorkItemSummary>(await Summaries(db, [.. rows.Take(limit)], actor), rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }, ct);

    public Task<Result<WorkItemPage>> Show(string number, Actor actor, CancellationToken ct) => reader.Read<Result<WorkItemPage>>(async db =>
    {
        var found = await MoveWorkItem.Find(db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var item = found.Value;
        var parts = access.PartsOf(item, actor);
        // What was done under it is for its two sides and the desks over them, and never crowds out what became of the item.
        var tasks = access.Tasks(db, actor);
        var lines = db.Set<WorkItemHistoryRow>().AsNoTracking().Where(h => h.ItemId == item.Id).OrderByDescending(h => h.Id);
        var history = await lines.Where(h => h.TaskId == null).Take(HistoryShown).ToListAsync(ct);
        history.AddRange(await lines.Where(h => h.TaskId != null && tasks.Any(t => t.Id == h.TaskId)).Take(HistoryShown).ToListAsync(ct));
        var ids = history.Select(h => h.TaskId).OfType<long>().Distinct().ToList();
        var seen = await db.Set<NeighborhoodTaskRow>().Where(t => EF.Parameter(ids).Contains(t.Id)).Select(t => new { t.Id, t.Number }).ToDictionaryAsync(t => t.Id, t => t.Number, ct);
        var people = await PeopleCards.Find(db, [.. history.Select(h => h.ById).Append(item.AskedById).Append(item.JudgedById).OfType<long>().Distinct()]);
        var open = await db.Set<NeighborhoodTaskRow>().CountAsync(t => t.ItemId == item.Id && (t.State == NeighborhoodTaskState.Given || t.State == NeighborhoodTaskState.Objected || t.State == NeighborhoodTaskState.Done), ct);
        return new WorkItemPage(
            (await Summaries(db, [item], actor))[0], item.What, item.Basis, item.Support, [.. item.CategoryCodes.Select(c => new WorkItemCategoryView(c, catalog.FindCategory(c)?.Name ?? Text.Same(c)))], NameOf(item.AskedById)!,
            NameOf(item.JudgedById), item.JudgedAt, item.Judgement, open,
            [.. WorkItemRule.ItemMoves.Where(m => m.From == item.State && parts.HasFlag(m.By)).Select(m => new WorkItemMoveView(m.Move, m.Words))],
            parts.HasFlag(WorkItemPart.Department) && book.InForce(item, clock.Now), item.Version,
            [
                .. history.OrderBy(h => h.Id).Select(h => new WorkItemLineView(
                    h.Id.ToString(), h.At, NameOf(h.ById), h.ByRole, h.How, h.Code, h.Args is null ? null : JsonSerializer.Deserialize<JsonElement>(h.Args), h.Note, h.TaskId is { } of ? seen[of] : null)),
            ]);

        Text? NameOf(long? id) => id is { } known ? people.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }, ct);

    private Result<IQueryable<WorkItemRow>> Narrow(IQueryable<WorkItemRow> items, WorkItemFilter filter, Actor actor)
    {
        if (!string.IsNullOrEmpty(filter.State))
        {
            var today = book.Day(clock.Now);
            if (filter.State == "inForce")
            {
                items = items.Where(i => i.State == WorkItemState.Admitted && i.Until >= today);
            }
            else if (StateOf<WorkItemState>(filter.State) is { } state)
            {
                items = items.Where(i => i.State == state);
            }
            else
            {
                return Refusal.Invalid("state", "state_unknown", ("known", WordsOf<WorkItemState>().Prepend("inForce")));
            }
        }

        if (!string.IsNullOrEmpty(filter.Body))
        {
            var body = Ids.Find(filter.Body);
            items = items.Where(i => i.BodyId == body);
        }

        if (!string.IsNullOrEmpty(filter.Waiting))
        {
            if (filter.Waiting != "me")
            {
                return Refusal.Invalid("waiting", "meeting_waiting_unknown", ("given", filter.Waiting), ("known", new[] { "me" }));
            }

            var (own, judged) = (access.BodiesOf(actor, Actions.WorkItemAsk), access.JudgedBy(actor));
            items = items.Where(i => (i.State == WorkItemState.Returned && EF.Parameter(own).Contains(i.BodyId)) || (i.State == WorkItemState.Asked && EF.Parameter(judged).Contains(i.JudgeAreaId) && !EF.Parameter(own).Contains(i.BodyId)));
        }

        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var (words, number) = (filter.Q.Trim(), CaseNumbers.Tidy(filter.Q));
            items = items.Where(i => i.Number == number || i.Name.Contains(words));
        }

        if (!string.IsNullOrEmpty(filter.Cursor))
        {
            if (Ids.Find(filter.Cursor) is not { } below)
            {
                return Refusal.Invalid("cursor", "cursor_invalid");
            }

            items = items.Where(i => i.Id < below);
        }

        return Result<IQueryable<WorkItemRow>>.Of(items);
    }

    private async Task<IReadOnlyList<WorkItemSummary>> Summaries(CityDb db, IReadOnlyList<WorkItemRow> rows, Actor actor)
    {
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.Select(r => r.BodyId).Distinct()]);
        var (own, judged) = (access.BodiesOf(actor, Actions.WorkItemAsk), access.JudgedBy(actor));
        return
        [
            .. rows.Select(r => new WorkItemSummary(
                r.Number, r.Name, new BodyView(r.BodyId.ToString(), bodies.GetValueOrDefault(r.BodyId, Text.Same("–"))), new AreaRef(r.JudgeAreaId.ToString(), access.AreaName(r.JudgeAreaId)), r.Minutes, r.TimesPerYear, r.Until, r.State,
                book.InForce(r, clock.Now), r.AskedAt, r.State == WorkItemState.Asked ? r.WaitUntil : null, r.State == WorkItemState.Asked && r.TimesPassed > 0,
                r.State == WorkItemState.Returned ? own.Contains(r.BodyId) : r.State == WorkItemState.Asked && judged.Contains(r.JudgeAreaId) && !own.Contains(r.BodyId))),
        ];
    }

    internal static T? StateOf<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => WordOf(v) == word).Select(v => (T?)v).FirstOrDefault();

    internal static IEnumerable<string> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(WordOf);

    internal static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "";
}
