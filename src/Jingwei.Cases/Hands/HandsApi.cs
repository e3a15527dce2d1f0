using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Hands;

internal static class HandsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/hand-targets", async (string number, string? q, ListHandTargets list, HttpContext http, CancellationToken ct) => (await list.Run(number, q, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseHand).WithName("ListHandTargets").Produces<Page<HandTarget>>();
        api.MapPost("/cases/{number}/hands", async (string number, HandRequest request, HandCase hand, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await hand.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseHand).Repeatable().WithName("HandCase").Produces<CasePage>();
        api.MapPost("/cases/{number}/hands/{id}/decision", async (string number, string id, HandDecision request, DecideHand decide, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await decide.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseHand).Repeatable().WithName("DecideHand").Produces<CasePage>();
    }
}
