using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Bulk;

internal static class BulkApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/bulk-acts/preview", async (BulkRequest request, PreviewBulk preview, HttpContext http, CancellationToken ct) => (await preview.Run(request, http.Actor(), CasesApi.HowOf(http), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("PreviewBulkAct").Produces<BulkPreview>();
        api.MapPost("/bulk-acts", async (BulkRequest request, StartBulk start, HttpContext http, CancellationToken ct) =>
                (await start.Run(request, http.Actor(), CasesApi.HowOf(http), ct)).ToAnswer(b => Results.Created($"/api/v1/bulk-acts/{b.Id}", b)))
            .Needs(Actions.CaseRead).Repeatable().WithName("StartBulkAct").Produces<BulkView>(201);
        api.MapGet("/bulk-acts", async (BulkBook book, HttpContext http, CancellationToken ct) => Results.Ok(await book.Mine(http.Actor(), ct)))
            .Needs(Actions.CaseRead).WithName("ListBulkActs").Produces<Page<BulkView>>();
        api.MapGet("/bulk-acts/{id}", async (string id, BulkBook book, HttpContext http, CancellationToken ct) => (await book.Show(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ShowBulkAct").Produces<BulkView>();
        api.MapPost("/bulk-acts/{id}/stop", async (string id, BulkBook book, HttpContext http, CancellationToken ct) => (await book.Stop(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).Repeatable().WithName("StopBulkAct").Produces<BulkView>();
    }
}
