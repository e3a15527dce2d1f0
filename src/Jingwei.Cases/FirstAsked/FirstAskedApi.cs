using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.FirstAsked;

internal static class FirstAskedApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/first-asked/told", async (string number, ToldRequest request, SeeAskerThrough see, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await see.Told(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.TaskRead).Repeatable().WithName("TellAsker").Produces<CasePage>();
        api.MapPost("/cases/{number}/first-asked/hand", async (string number, HandFirstAsked request, SeeAskerThrough see, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await see.Hand(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.TaskRead).Repeatable().WithName("HandFirstAsked").Produces<CasePage>();
        api.MapPost("/cases/{number}/first-asked/decision", async (string number, FirstAskedDecision request, SeeAskerThrough see, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await see.Decide(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.TaskRead).Repeatable().WithName("DecideFirstAsked").Produces<CasePage>();
    }
}
