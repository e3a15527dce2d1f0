using System.Text;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Hotline;

/// <summary>The hotline 12345: orders in, their state out, the desk's list, and the rates.</summary>
internal static class HotlineApi
{
    private const int MostBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/hotline/orders", async (OrderRequest request, TakeOrder take, HttpContext http, CancellationToken ct) =>
                (await take.Run(request, http.Actor(), ct)).ToAnswer(r => r.Known ? Results.Ok(r) : Results.Created($"/api/v1/hotline/orders/{Uri.EscapeDataString(r.OrderNumber)}", r)))
            .Needs(Actions.HotlineOrder).Repeatable().WithName("TakeHotlineOrder").Produces<OrderReceipt>(201).Produces<OrderReceipt>();
        api.MapGet("/hotline/orders/{number}", async (string number, string? platform, ReadOrders read, HttpContext http, CancellationToken ct) => (await read.One(number, platform, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.HotlineOrder).WithName("ReadHotlineOrder").Produces<OrderState>();
        api.MapGet("/hotline/changes", async (string? since, int? limit, ReadOrders read, HttpContext http, CancellationToken ct) => (await read.Changes(since, limit, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.HotlineOrder).WithName("ListHotlineChanges").Produces<Page<OrderState>>();
        api.MapPost("/hotline/import", Import).Needs(Actions.HotlineOrder).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithMetadata(new ReadsBody(null, "text/csv"))
            .WithName("ImportHotlineOrders").Produces<OrderImport>();
        api.MapGet("/hotline/orders", async (
                string? state, string? area, string? q, string? kind, bool? late, bool? placeOpen, bool? unsolved, int? limit, string? cursor, ListOrders list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new OrderFilter(state, area, q, kind, late, placeOpen, unsolved, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.HotlineRead).WithName("ListHotlineOrders").Produces<Page<OrderLine>>();
        api.MapPost("/cases/{number}/place", async (string number, PlaceRequest request, TiePlace tie, Access access, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
            {
                var tied = await tie.Run(number, request, http.Actor(), http.Request.Headers["Jingwei-Screen"] == "console" ? "console" : "api", access, ct);
                if (!tied.Ok)
                {
                    return tied.ToAnswer();
                }

                await outbox.DeliverNow(tied.Value, ct);
                return (await show.Run(number, http.Actor(), ct)).ToAnswer();
            })
            .Needs(Actions.HotlineWork).Repeatable().WithName("TieCasePlace").Produces<CasePage>();
        Rates(api);
    }

    private static void Rates(IEndpointRouteBuilder api)
    {
        api.MapGet("/hotline/rates", async (string? period, string? from, string? to, string? area, string? by, ShowAppraisal show, HttpContext http, CancellationToken ct) =>
                (await show.Run(Asked(period, from, to, area, by), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.HotlineRead).WithName("ShowHotlineRates").Produces<AppraisalReport>();
        api.MapGet("/hotline/rates/cases", async (
                string? indicator, string? subject, string? period, string? from, string? to, string? area, string? by, OpenFigure open, HttpContext http, CancellationToken ct) =>
                (await open.Run(Asked(period, from, to, area, by), indicator, subject, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.HotlineRead).WithName("OpenHotlineRate").Produces<FigureCases>();
        api.MapGet("/hotline/rates/csv", async (string? period, string? from, string? to, string? area, string? by, string? lang, ShowAppraisal show, HttpContext http, CancellationToken ct) =>
                (await show.Csv(Asked(period, from, to, area, by), lang != "en", http.Actor(), ct))
                    .ToAnswer(csv => Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"hotline-{period ?? from ?? "month"}.csv")))
            .Needs(Actions.HotlineRead).WithName("DownloadHotlineRates").Produces<byte[]>(200, "text/csv");
    }

    private static AppraisalRequest Asked(string? period, string? from, string? to, string? area, string? by) => new(TakeOrder.Flow, period, from, to, area, by);

    private static async Task<IResult> Import(bool? preview, ImportOrders import, HttpContext http, CancellationToken ct)
    {
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, ct);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal.Because(RefusalKind.TooLarge, "body_too_large", ("mostBytes", MostBytes)).ToProblem();
        }

        body.Position = 0;
        var actor = http.Actor();
        return (await import.Run(body, preview == true, actor, actor.Kind == ActorKind.Person ? "console" : "api", ct)).ToAnswer();
    }
}
