using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Coding;

internal static class CodingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/codes", async (CodeVersions versions, HttpContext http, CancellationToken ct) => Results.Ok(await versions.Show(http.Actor(), ct)))
            .Needs(Actions.ScenarioRead).WithName("ShowCodes").Produces<CodesPage>();
        api.MapPost("/codes/check", async (CodeText request, CodeVersions versions, HttpContext http, CancellationToken ct) => (await versions.Check(request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioWrite).WithName("CheckCodes").Produces<CodePreview>();
        api.MapPost("/codes/versions", async (CodeText request, CodeVersions versions, HttpContext http, CancellationToken ct) =>
                (await versions.Propose(request, http.Actor(), ct)).ToAnswer(page => Results.Created("/api/v1/codes", page)))
            .Needs(Actions.ScenarioWrite).Repeatable().WithName("ProposeCodes").Produces<CodesPage>(201);
        api.MapPost("/codes/versions/{id}/decision", async (string id, CodeDecision request, CodeVersions versions, HttpContext http, CancellationToken ct) =>
                (await versions.Decide(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioRead).Repeatable().WithName("DecideCodes").Produces<CodesPage>();
        api.MapGet("/disputes", async (string? state, string? body, int? limit, string? cursor, ListDisputes list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new DisputeFilter(state, body, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ListDisputes").Produces<Page<DisputeLine>>();
    }
}
