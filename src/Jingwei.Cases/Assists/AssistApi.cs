using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Assists;

internal static class AssistApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/assists", async (string? side, string? state, int? limit, string? cursor, ListAssists list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new AssistFilter(side, state, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ListAssists").Produces<Page<AssistLine>>();
        api.MapGet("/assists/counts", async (ListAssists list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Count(http.Actor(), ct)))
            .Needs(Actions.CaseRead).WithName("CountAssists").Produces<AssistCounts>();
        api.MapGet("/cases/{number}/assists/bodies", async (string number, ListAssists list, HttpContext http, CancellationToken ct) => (await list.Bodies(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ListAssistBodies").Produces<Page<BodyView>>();
        api.MapPost("/cases/{number}/assists", async (string number, AssistRequest request, AskAssist ask, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await ask.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseRead).Repeatable().WithName("AskAssist").Produces<CasePage>();
        api.MapPost("/cases/{number}/assists/{id}/moves", async (string number, string id, AssistMoveRequest request, MoveAssist move, ListAssists list, OutboxRunner outbox, HttpContext http, CancellationToken ct) =>
            {
                var moved = await move.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct);
                if (!moved.Ok)
                {
                    return moved.ToAnswer();
                }

                // A body that declined sees the case no longer, but what became of its part.
                await outbox.DeliverNow(moved.Value, ct);
                return (await list.Show(number, id, http.Actor(), ct)).ToAnswer();
            })
            .Needs(Actions.CaseRead).Repeatable().WithName("MoveAssist").Produces<AssistLine>();
    }
}
