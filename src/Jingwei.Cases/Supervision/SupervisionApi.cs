using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Supervision;

internal static class SupervisionApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/supervisions", async (string number, SuperviseRequest request, SuperviseCase supervise, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await supervise.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseSupervise).Repeatable().WithName("SuperviseCase").Produces<CasePage>();
        api.MapPost("/cases/{number}/supervisions/{id}/answer", async (string number, string id, SupervisionAnswer request, AnswerSupervision answer, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await answer.Answer(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.TaskRead).Repeatable().WithName("AnswerSupervision").Produces<CasePage>();
        api.MapPost("/cases/{number}/supervisions/{id}/decision", async (string number, string id, SupervisionDecision request, AnswerSupervision answer, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await answer.Decide(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseSupervise).Repeatable().WithName("DecideSupervision").Produces<CasePage>();
    }
}
