using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <summary>What a platform reads of its orders: one by its number, and all that changed since a cursor. Orders of the areas for which it may send them.</summary>
internal sealed class ReadOrders(ICityReader reader, Access access, CaseSummaries summaries, WorkflowBook flows, CityClock clock)
{
    public const int Most = 200;

    public Task<Result<OrderState>> One(string orderNumber, string? platform, Actor actor, CancellationToken ct) => reader.Read<Result<OrderState>>(async db =>
    {
        var named = string.IsNullOrWhiteSpace(platform) ? CheckOrder.UsualPlatform : platform.Trim();
        var found = await Mine(db, actor).Where(o => o.Platform == named && o.OrderNumber == orderNumber).ToListAsync(ct);
        return found.Count == 0
            ? Refusal.Because(RefusalKind.NotFound, "order_unknown", ("number", orderNumber), ("platform", named))
            : (await StatesOf(db, found))[0];
    }, ct);

    /// <summary>Those to which something happened after the cursor, as they stand now, in the order in which it last happened. The cursor of the page is always given: what comes later is read with it.</summary>
    public Task<Result<Page<OrderState>>> Changes(string? since, int? limit, Actor actor, CancellationToken ct) => reader.Read<Result<Page<OrderState>>>(async db =>
    {
        if (limit is < 1 or > Most)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", Most));
        }

        var after = string.IsNullOrEmpty(since) ? 0 : Ids.Find(since);
        if (after is not { } cursor)
        {
            return Refusal.Invalid("since", "cursor_invalid");
        }

        // Lines of the history are numbered in the order in which they are written.
        var mine = Mine(db, actor);
        var changed = await db.Set<CaseHistoryRow>().Where(h => h.Id > cursor && mine.Any(o => o.CaseId == h.CaseId)).GroupBy(h => h.CaseId).Select(g => new { CaseId = g.Key, Last = g.Max(h => h.Id) })
            .OrderBy(c => c.Last).Take(limit ?? 50).ToListAsync(ct);
        var ids = changed.Select(c => c.CaseId).ToList();
        var orders = (await db.Set<HotlineOrderRow>().Where(o => EF.Parameter(ids).Contains(o.CaseId)).ToListAsync(ct)).ToDictionary(o => o.CaseId);
        return new Page<OrderState>(await StatesOf(db, [.. ids.Select(id => orders[id])]), (changed.Count == 0 ? cursor : changed[^1].Last).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }, ct);

    private IQueryable<HotlineOrderRow> Mine(CityDb db, Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.HotlineOrder);
        return db.Set<HotlineOrderRow>().Where(o => db.Set<CaseRow>().Any(c => c.Id == o.CaseId && db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == c.AreaId)));
    }

    private async Task<IReadOnlyList<OrderState>> StatesOf(CityDb db, IReadOnlyList<HotlineOrderRow> orders)
    {
        var ids = orders.Select(o => o.CaseId).ToList();
        var rows = (await db.Set<CaseRow>().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync()).ToDictionary(c => c.Id);
        var calls = (await db.Set<CaseCallRow>().Where(c => EF.Parameter(ids).Contains(c.CaseId)).OrderBy(c => c.Id).ToListAsync()).ToLookup(c => c.CaseId);
        var answers = (await db.Set<CaseAnswerRow>().Where(a => EF.Parameter(ids).Contains(a.CaseId)).OrderBy(a => a.Id).ToListAsync()).ToLookup(a => a.CaseId);
        var changed = await db.Set<CaseHistoryRow>().Where(h => EF.Parameter(ids).Contains(h.CaseId)).GroupBy(h => h.CaseId).Select(g => new { g.Key, At = g.Max(h => h.RecordedAt) }).ToDictionaryAsync(g => g.Key, g => g.At);
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.Values.Select(r => r.BodyId).Concat(answers.SelectMany(g => g).Select(a => a.BodyId)).OfType<long>().Distinct()]);
        return [.. orders.Select(Of)];

        OrderState Of(HotlineOrderRow order)
        {
            var row = rows[order.CaseId];
            return new OrderState(
                order.Platform, order.OrderNumber, row.Number, row.State, flows.Of(row).Step(row.State).Name, row.Stage, row.Outcome, summaries.AreaOf(row.AreaId), order.PlaceOpen, BodyOf(row.BodyId), order.OrderedAt,
                order.TakenAt, row.ClearDueAt, row.Late || (row.Stage < CaseStage.Check && row.ClearDueAt < clock.Now), calls[row.Id].Where(c => c is { Why: CallReason.FirstContact, Reached: true }).Select(c => (DateTimeOffset?)c.At).FirstOrDefault(),
                [.. answers[row.Id].Select(a => new OrderAnswer(a.Round, a.At, BodyOf(a.BodyId), a.Text))],
                [.. calls[row.Id].Where(c => c.Why == CallReason.CallBack).Select(c => new OrderCallBack(c.Round, c.At, c.Reached, c.Satisfaction, c.Solved))], row.ClosedAt, changed[row.Id]);
        }

        Text? BodyOf(long? id) => id is { } body && bodies.TryGetValue(body, out var name) ? name : null;
    }
}
