using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Causes;

internal static class CauseApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/children", async (string number, BindRequest request, BindCases bind, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await bind.Bind(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseFile).Repeatable().WithName("BindCases").Produces<CasePage>();
        api.MapPost("/cases/{number}/release", async (string number, ReleaseRequest request, BindCases bind, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await bind.Release(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseFile).Repeatable().WithName("ReleaseCase").Produces<CasePage>();
    }
}
