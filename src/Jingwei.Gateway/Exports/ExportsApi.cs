using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Gateway.Exports;

/// <summary>Taking a list out: ask, watch, cancel, fetch.</summary>
internal static class ExportsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/exports", async (ExportRequest request, ExportBook book, HttpContext http, CancellationToken ct) =>
                (await book.Make(request, http.Actor(), ct)).ToAnswer(v => Results.Accepted($"/api/v1/exports/{v.Id}", v)))
            .Needs(Actions.CaseExport).Repeatable().WithName("MakeExport").Produces<ExportView>(202);
        api.MapGet("/exports", async (ExportBook book, HttpContext http, CancellationToken ct) => Results.Ok(await book.Mine(http.Actor(), ct)))
            .Needs(Actions.CaseExport).WithName("ListExports").Produces<Page<ExportView>>();
        api.MapGet("/exports/{id}", async (string id, ExportBook book, HttpContext http, CancellationToken ct) => (await book.Show(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseExport).WithName("ShowExport").Produces<ExportView>();
        api.MapPost("/exports/{id}/cancel", async (string id, ExportBook book, HttpContext http, CancellationToken ct) => (await book.Cancel(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseExport).Repeatable().WithName("CancelExport").Produces<ExportView>();
        api.MapGet("/exports/{id}/file", async (string id, ExportBook book, HttpContext http, CancellationToken ct) => (await book.Fetch(id, http.Actor(), ct)).ToAnswer(file =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Results.File(file.Path, file.Type, file.Name);
            }))
            .Needs(Actions.CaseExport).WithName("FetchExport").Produces<byte[]>(200, "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}
