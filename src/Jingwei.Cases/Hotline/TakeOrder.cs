using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <summary>What became of an order that was sent.</summary>
/// <param name="CaseNumber">The city's number of it.</param>
/// <param name="FollowCode">With the case's number it opens the caller's own page; null when the order was known already.</param>
/// <param name="Known">It was taken before; nothing was changed.</param>
/// <param name="PlaceOpen">Nothing was found for its place: intake ties it.</param>
public sealed record OrderReceipt(string OrderNumber, string CaseNumber, string? FollowCode, bool Known, bool PlaceOpen, AreaRef Area, DateTimeOffset? DueAt);

/// <summary>Takes an order of a hotline: once for each number of its platform, with its own limit, its caller sealed, and its place as far as it is found.</summary>
internal sealed class TakeOrder(
    ICityWriter writer, ICityReader reader, CaseBook book, CaseSummaries summaries, WorkflowBook flows, IScenarioCatalog catalog, FindOrderPlace find, Access access, PersonalText personal, CitySettings city, CityClock clock)
{
    public const string Flow = "hotline";
    public const string Code = "filedFromHotline";

    public async Task<Result<OrderReceipt>> Run(OrderRequest request, Actor actor, CancellationToken ct)
    {
        var mistakes = new List<OrderMistake>();
        var ready = await Prepare(request, actor, mistakes, ct);
        if (ready is null)
        {
            return Refusal.Invalid(mistakes[0].Field, "order_invalid", ("count", mistakes.Count), ("fields", mistakes.Select(m => m.Field).Distinct()), ("mistakes", mistakes));
        }

        return await writer.Write(scope => Take(scope, ready, actor, actor.Kind == ActorKind.Person ? "console" : "api", "api"), ct);
    }

    /// <summary>The order with its place; null when something is wrong with it.</summary>
    public async Task<Ready?> Prepare(OrderRequest request, Actor actor, List<OrderMistake> mistakes, CancellationToken ct)
    {
        if (CheckOrder.Run(request, catalog, clock.Now, mistakes) is not { } order)
        {
            return null;
        }

        var roots = access.AreasFor(actor, Actions.HotlineOrder);
        if (roots.Count == 0 || await find.Run(order, roots, ct) is not { } place)
        {
            mistakes.Add(OrderMistake.Of("lon", "order_place_outside"));
            return null;
        }

        if (await reader.Read(db => IsElsewhere(db, order, actor, ct), ct))
        {
            mistakes.Add(OrderMistake.Of("orderNumber", "order_number_elsewhere", ("number", order.Number), ("platform", order.Platform)));
            return null;
        }

        return new Ready(order, place);
    }

    /// <summary>Taken already for an area that is not the sender's: another platform counts by the same name, or the number is another's.</summary>
    private async Task<bool> IsElsewhere(CityDb db, CheckedOrder order, Actor actor, CancellationToken ct)
    {
        var areas = await db.Set<HotlineOrderRow>().Where(o => o.Platform == order.Platform && o.OrderNumber == order.Number).Join(db.Set<CaseRow>(), o => o.CaseId, c => c.Id, (_, c) => c.AreaId).ToListAsync(ct);
        return areas.Exists(a => !access.May(actor, Actions.HotlineOrder, new AccessScope(a)));
    }

    /// <summary>Within a write: the receipt of the order that is known by its number, or of a new one.</summary>
    public async Task<Result<OrderReceipt>> Take(WriteScope scope, Ready ready, Actor actor, string how, string through)
    {
        var (order, place) = ready;
        var known = await scope.Db.Set<HotlineOrderRow>().FirstOrDefaultAsync(o => o.Platform == order.Platform && o.OrderNumber == order.Number);
        if (known is not null)
        {
            var before = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == known.CaseId);
            if (!access.May(actor, Actions.HotlineOrder, new AccessScope(before.AreaId)))
            {
                return Refusal.Invalid("orderNumber", "order_number_elsewhere", ("number", order.Number), ("platform", order.Platform));
            }

            return new OrderReceipt(order.Number, before.Number, null, true, known.PlaceOpen, summaries.AreaOf(before.AreaId), before.ClearDueAt);
        }

        var row = await NewCase(scope, order, place);
        var code = ReportProblem.CodeOf(personal, row.Id);
        scope.Db.Add(new HotlineOrderRow
        {
            CaseId = row.Id, Platform = order.Platform, OrderNumber = order.Number, Kind = order.Kind, OrderedAt = order.OrderedAt, TakenAt = scope.Now, PromisedAt = order.PromisedAt,
            AreaWords = order.Area, PlaceOpen = place.Open, How = through,
        });
        scope.Db.Add(new CaseReporterRow
        {
            Id = row.Id, CaseId = row.Id, OriginCaseId = row.Id, Number = row.Number, At = order.OrderedAt, ContactSealed = personal.Seal(row.Id, order.Phone), ContactMasked = PersonalText.Mask(order.Phone),
            BehalfName = order.CallerName, FollowCodeHash = FollowCodes.Hash(row.Number, code),
        });
        long? by = actor.Kind == ActorKind.Person ? actor.AccountId : null;
        if (by is { } account)
        {
            await CaseBook.Involve(scope, row, account, handled: false);
        }

        await book.File(scope, row, new Happening(Code, by, "hotline", how, new { platform = order.Platform, orderNumber = order.Number, placeOpen = place.Open }));
        return new OrderReceipt(order.Number, row.Number, code, false, place.Open, summaries.AreaOf(row.AreaId), row.ClearDueAt);
    }

    private async Task<CaseRow> NewCase(WriteScope scope, CheckedOrder order, OrderPlace place)
    {
        var flow = flows.NewestOf(Flow);
        var brief = CaseTitles.Brief(order.Text);
        var title = new Text($"{order.Category.Name.Zh}：{brief}", $"{order.Category.Name.En}: {brief}");
        var address = order.Address is { } told ? Text.Same(told) : place.Area.Name;
        return new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            Source = CaseSource.Hotline,
            Workflow = flow.Name,
            WorkflowVersion = flow.Version,
            CategoryCode = order.Category.Code,
            Severity = order.Category.Severity,
            Title = title,
            Text = order.Text,
            AreaId = place.Area.Id,
            Lon = place.Point.Lon,
            Lat = place.Point.Lat,
            Address = address,
            OpenedAt = scope.Now,
            OwnLimit = order.Own?.Json(),
        };
    }

    /// <summary>An order that can be taken.</summary>
    internal sealed record Ready(CheckedOrder Order, OrderPlace Place);
}
