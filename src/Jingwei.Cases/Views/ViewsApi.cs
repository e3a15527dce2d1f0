using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Views;

internal static class ViewsApi
{
    public sealed record PinRequest(bool Pinned);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/case-views", async (CaseViews views, HttpContext http, CancellationToken ct) => Results.Ok(await views.List(http.Actor(), ct)))
            .Needs(Actions.CaseRead).Conditional().WithName("ListCaseViews").Produces<Page<CaseView>>();
        api.MapGet("/case-views/counts", async (CountViews count, HttpContext http, CancellationToken ct) => Results.Ok(await count.Run(http.Actor(), ct)))
            .Needs(Actions.CaseRead).WithName("CountCaseViews").Produces<Page<ViewCount>>();
        api.MapPost("/case-views", async (ViewRequest request, CaseViews views, HttpContext http, CancellationToken ct) =>
                (await views.Add(request, http.Actor(), ct)).ToAnswer(v => Results.Created($"/api/v1/case-views/{v.Id}", v)))
            .Needs(Actions.CaseRead).Repeatable().WithName("AddCaseView").Produces<CaseView>(201);
        api.MapPut("/case-views/{id}", async (string id, ViewRequest request, CaseViews views, HttpContext http, CancellationToken ct) => (await views.Change(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).Repeatable().WithName("ChangeCaseView").Produces<CaseView>();
        api.MapPost("/case-views/{id}/pin", async (string id, PinRequest request, CaseViews views, HttpContext http, CancellationToken ct) => (await views.Pin(id, request.Pinned, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).Repeatable().WithName("PinCaseView").Produces<CaseView>();
        api.MapDelete("/case-views/{id}", async (string id, CaseViews views, HttpContext http, CancellationToken ct) => (await views.Remove(id, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.CaseRead).Repeatable().WithName("RemoveCaseView").Produces(204);
    }
}
