using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Gateway.Exchange;

/// <summary>Other platforms: their settings, the cases that went and came, and the doors by which they send.</summary>
internal static class ExchangeApi
{
    private const string WhyOpen = "The platform signs what it sends; who holds no secret of one learns nothing.";
    private const int MostYaml = 200_000;

    /// <summary>A broken mapping is set right by people, a number is noted in a moment.</summary>
    private const int AgainAfterSeconds = 60;

    public static void Map(IEndpointRouteBuilder api)
    {
        var root = api.MapGroup("/exchange");
        Platforms(root);
        Lists(root);
        root.MapPost("/in/{platform}/cases", async (string platform, TakeArrival take, HttpContext http, CancellationToken ct) =>
                Answer(http, await take.Run(platform, ExchangeKind.Case, http.Request, ct), taken => taken.Known ? Results.Ok(taken) : Results.Created((string?)null, taken)))
            .OpenToAll(WhyOpen).RequireRateLimiting(RateLimits.Open).WithMetadata(new ReadsBody(null, "application/json")).WithName("TakePlatformCase").Produces<ArrivalTaken>(201).Produces<ArrivalTaken>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(409).ProducesProblem(413).ProducesProblem(503);
        root.MapPost("/in/{platform}/steps", async (string platform, TakeArrival take, HttpContext http, CancellationToken ct) =>
                Answer(http, await take.Run(platform, ExchangeKind.Step, http.Request, ct), taken => Results.Ok(taken)))
            .OpenToAll(WhyOpen).RequireRateLimiting(RateLimits.Open).WithMetadata(new ReadsBody(null, "application/json")).WithName("TakePlatformStep").Produces<ArrivalTaken>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(409).ProducesProblem(413).ProducesProblem(503);
    }

    /// <summary>With how long to wait, where it should come again.</summary>
    private static IResult Answer(HttpContext http, Result<ArrivalTaken> result, Func<ArrivalTaken, IResult> ok)
    {
        if (result.Refusal is { Kind: RefusalKind.Unavailable })
        {
            http.Response.Headers.RetryAfter = AgainAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return result.ToAnswer(ok);
    }

    private static void Platforms(RouteGroupBuilder root)
    {
        root.MapGet("/platforms", async (ListExchange list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Platforms(http.Actor(), ct)))
            .Needs(Actions.ExchangeRead).WithName("ListPlatforms").Produces<PlatformsView>();
        root.MapPut("/platforms/{name}", async (string name, PlatformRequest request, PlatformBook book, HttpContext http, CancellationToken ct) => (await book.Keep(name, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeManage).WithName("KeepPlatform").Produces<PlatformMade>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        root.MapPost("/platforms/{name}/secret", async (string name, bool? atOnce, PlatformBook book, HttpContext http, CancellationToken ct) => (await book.NewSecret(name, atOnce == true, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeManage).WithName("RenewPlatformSecret").Produces<PlatformMade>().ProducesProblem(404);
        root.MapPost("/platforms/{name}/pause", async (string name, PlatformBook book, HttpContext http, CancellationToken ct) => (await book.Pause(name, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.ExchangeManage).Repeatable().WithName("PausePlatform").Produces(204).ProducesProblem(404);
        root.MapPost("/platforms/{name}/resume", async (string name, PlatformBook book, HttpContext http, CancellationToken ct) => (await book.Resume(name, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.ExchangeManage).Repeatable().WithName("ResumePlatform").Produces(204).ProducesProblem(404);
        root.MapGet("/platforms/{name}/preview", async (string name, string? number, ListExchange list, HttpContext http, CancellationToken ct) => (await list.Preview(name, number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeRead).WithName("PreviewHandOver").Produces<ExchangePreview>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        root.MapPost("/platforms/{name}/cases", async (string name, HandToPlatformRequest request, HandToPlatform hand, HttpContext http, CancellationToken ct) =>
                (await hand.Run(name, request, http.Actor(), ct)).ToAnswer(link => Results.Created((string?)null, link)))
            .Needs(Actions.ExchangeHand).Repeatable().WithName("HandToPlatform").Produces<LinkView>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        root.MapPost("/mappings/check", (MappingRequest request) => request.Yaml is { Length: <= MostYaml } yaml
                ? Results.Ok(new MappingCheck([.. MappingBook.MistakesIn("exchange/mapping.yaml", yaml).Select(ExchangeViews.Of)]))
                : Refusal.Invalid("yaml", "exchange_yaml_needed", ("most", MostYaml)).ToProblem())
            .Needs(Actions.ExchangeManage).WithName("CheckMapping").Produces<MappingCheck>().ProducesProblem(400);
    }

    private static void Lists(RouteGroupBuilder root)
    {
        root.MapGet("/links", async (string? platform, bool? look, string? number, string? cursor, ListExchange list, HttpContext http, CancellationToken ct) =>
                (await list.Links(platform, look == true, number, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeRead).WithName("ListHandOvers").Produces<Page<LinkView>>().ProducesProblem(404);
        root.MapPost("/links/{id}/looked", async (string id, SetRight right, HttpContext http, CancellationToken ct) => (await right.Looked(id, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.ExchangeHand).Repeatable().WithName("LookedAtHandOver").Produces(204).ProducesProblem(404);
        root.MapGet("/messages", async (string? platform, string? state, string? cursor, ListExchange list, HttpContext http, CancellationToken ct) =>
                (await list.Messages(platform, state, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeRead).WithName("ListPlatformMessages").Produces<Page<ExchangeMessageView>>().ProducesProblem(400).ProducesProblem(404);
        root.MapGet("/messages/{id}/body", async (string id, ListExchange list, HttpContext http, CancellationToken ct) => (await list.BodyOf(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeRead).WithName("ShowPlatformMessage").Produces<ExchangeBody>().ProducesProblem(404);
        root.MapPost("/messages/{id}/send", async (string id, SetRight right, HttpContext http, CancellationToken ct) => (await right.SendAgain(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeHand).Repeatable().WithName("SendPlatformMessageAgain").Produces<ExchangeMessageView>().ProducesProblem(404).ProducesProblem(409);
        root.MapPost("/messages/{id}/set-aside", async (string id, SetRight right, HttpContext http, CancellationToken ct) => (await right.SetAside(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeHand).Repeatable().WithName("SetPlatformMessageAside").Produces<ExchangeMessageView>().ProducesProblem(404).ProducesProblem(409);
        root.MapGet("/arrivals", async (string? platform, bool? refused, string? cursor, ListExchange list, HttpContext http, CancellationToken ct) =>
                (await list.Arrivals(platform, refused == true, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ExchangeRead).WithName("ListArrivals").Produces<Page<ArrivalView>>().ProducesProblem(404);
        root.MapPost("/arrivals/{id}/done", async (string id, SetRight right, HttpContext http, CancellationToken ct) => (await right.ArrivalDone(id, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.ExchangeHand).Repeatable().WithName("ArrivalDone").Produces(204).ProducesProblem(404).ProducesProblem(409);
    }
}
