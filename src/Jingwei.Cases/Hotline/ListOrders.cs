using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <summary>What the desk's list is narrowed to; null leaves it open.</summary>
/// <param name="State">Steps of the hotline's workflow with commas between, or <c>open</c>.</param>
/// <param name="Kind">complaint, help, question, suggestion or praise.</param>
/// <param name="Late">Past a limit.</param>
/// <param name="PlaceOpen">Not tied to its place yet.</param>
/// <param name="Unsolved">Called back, and the caller says that it is not, or only partly, solved.</param>
internal sealed record OrderFilter(string? State, string? Area, string? Q, string? Kind, bool? Late, bool? PlaceOpen, bool? Unsolved, int? Limit, string? Cursor);

/// <summary>The hotline's orders that the actor may see, newest first, with what the desk works by.</summary>
internal sealed class ListOrders(ICityReader reader, ListCases list, NewestCases newest, CaseSummaries summaries, CityClock clock)
{
    private const string Supervised = "supervise";

    public Task<Result<Page<OrderLine>>> Run(OrderFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<OrderLine>>>(async db =>
    {
        OrderKind kind = default;
        if (!string.IsNullOrEmpty(filter.Kind) && !(Enum.TryParse(filter.Kind, ignoreCase: true, out kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(filter.Kind[0])))
        {
            return Refusal.Invalid("kind", "order_kind_unknown", ("kind", filter.Kind), ("known", Enum.GetNames<OrderKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])));
        }

        var orders = db.Set<HotlineOrderRow>();
        var narrowed = await list.Narrow(db, new CaseFilter(State: filter.State, Area: filter.Area, Q: filter.Q, Late: filter.Late, Limit: filter.Limit, Cursor: filter.Cursor));
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var cases = narrowed.Value.Cases.Where(c => orders.Any(o => o.CaseId == c.Id));
        cases = string.IsNullOrEmpty(filter.Kind) ? cases : cases.Where(c => orders.Any(o => o.CaseId == c.Id && o.Kind == kind));
        cases = filter.PlaceOpen is { } open ? cases.Where(c => orders.Any(o => o.CaseId == c.Id && o.PlaceOpen == open)) : cases;
        cases = filter.Unsolved is true
            ? cases.Where(c => db.Set<CaseCallRow>().Any(k => k.CaseId == c.Id && k.Why == CallReason.CallBack && k.Reached && k.Solved != TrulySolved.Yes
                && !db.Set<CaseCallRow>().Any(later => later.CaseId == c.Id && later.Why == CallReason.CallBack && later.Reached && later.Id > k.Id)))
            : cases;
        var limit = filter.Limit ?? 50;
        var rows = await newest.Of(db, narrowed.Value with { Cases = cases }, actor, limit + 1, ct);
        return new Page<OrderLine>(await LinesOf(db, [.. rows.Take(limit)]), rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }, ct);

    private async Task<IReadOnlyList<OrderLine>> LinesOf(CityDb db, IReadOnlyList<CaseRow> rows)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var orders = await db.Set<HotlineOrderRow>().Where(o => EF.Parameter(ids).Contains(o.CaseId)).ToDictionaryAsync(o => o.CaseId);
        var calls = (await db.Set<CaseCallRow>().Where(c => EF.Parameter(ids).Contains(c.CaseId)).OrderBy(c => c.Id).ToListAsync()).ToLookup(c => c.CaseId);
        var answers = await db.Set<CaseAnswerRow>().Where(a => EF.Parameter(ids).Contains(a.CaseId)).GroupBy(a => a.CaseId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var contacts = await db.Set<CaseReporterRow>().Where(r => EF.Parameter(ids).Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.ContactMasked);
        var pressed = (await db.Set<CaseHistoryRow>().Where(h => EF.Parameter(ids).Contains(h.CaseId) && h.Code == Supervised).Select(h => h.CaseId).Distinct().ToListAsync()).ToHashSet();
        var shown = await summaries.Of(db, rows, clock.Now);
        return [.. rows.Zip(shown, (row, summary) => Line(row, summary))];

        OrderLine Line(CaseRow row, CaseSummary summary)
        {
            var (order, of, round) = (orders[row.Id], calls[row.Id].ToList(), answers.GetValueOrDefault(row.Id));
            var last = of.FindLast(c => c is { Why: CallReason.CallBack, Reached: true });
            var why = row.Stage >= CaseStage.Check ? CallReason.CallBack : CallReason.FirstContact;
            return new OrderLine(
                summary, order.Platform, order.OrderNumber, order.Kind, order.OrderedAt, row.ClearDueAt, order.PlaceOpen, of.Count(c => !c.Reached && c.Why == why && (why == CallReason.FirstContact || c.Round == round)),
                of.Find(c => c is { Why: CallReason.FirstContact, Reached: true })?.At, contacts.GetValueOrDefault(row.Id), round, last?.Satisfaction, last?.Solved, pressed.Contains(row.Id) || summary.Supervised is not null);
        }
    }
}
