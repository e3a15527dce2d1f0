using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Scenarios.Responses;

/// <summary>The routes of responses.</summary>
internal static class ResponsesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var responses = api.MapGroup("/responses");
        responses.MapGet("", async ([AsParameters] ResponseFilter filter, ListResponses list, HttpContext http, CancellationToken ct) =>
                (await list.Run(filter, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ResponseRead).WithName("ListResponses").Produces<Page<ResponseView>>();
        responses.MapGet("/{id}", async (string id, ListResponses list, HttpContext http, CancellationToken ct) => (await list.One(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ResponseRead).WithName("ShowResponse").Produces<ResponsePage>();
        responses.MapPost("/{id}/moves", async (string id, MoveResponseRequest request, MoveResponse move, HttpContext http, CancellationToken ct) =>
                (await move.Run(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ResponseActivate).Repeatable().WithName("MoveResponse").Produces<ResponsePage>();
        responses.MapPost("/{id}/tasks/{taskId}", async (string id, string taskId, DoResponseTaskRequest request, DoResponseTask work, HttpContext http, CancellationToken ct) =>
                (await work.Run(id, taskId, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ResponseWork).Repeatable().WithName("DoResponseTask").Produces<ResponsePage>();
    }
}
