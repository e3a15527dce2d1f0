using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Sensing.RegisterRows;

internal static class RegisterRowsApi
{
    private const int MostBytes = 8 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/registers", (ListRows list) => Results.Ok(list.Registers()))
            .Needs(Actions.RegisterRead).WithName("ListRegisters").Produces<Page<RegisterView>>();
        api.MapGet("/registers/{register}/rows", async (string register, [AsParameters] RowFilter filter, ListRows list, HttpContext http, CancellationToken ct) =>
                (await list.Run(register, filter, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.RegisterRead).WithName("ListRegisterRows").Produces<Page<RowView>>();
        api.MapPost("/registers/{register}/rows", Write).Needs(Actions.RegisterWrite).WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithMetadata(new ReadsBody(typeof(IReadOnlyList<IReadOnlyDictionary<string, object>>), "application/json", "text/csv"))
            .WithName("WriteRegisterRows").Produces<RowResults>();
        api.MapPost("/registers/{register}/rows/{id}/field", async (string register, string id, FieldRequest request, SeeField see, HttpContext http, CancellationToken ct) =>
                (await see.Run(register, id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.RegisterRead).WithName("SeeRegisterField").Produces<FieldView>();
    }

    private static async Task<IResult> Write(string register, bool? preview, WriteRows write, PreviewRows previewed, IScenarioCatalog catalog, HttpContext http, CancellationToken ct)
    {
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, ct);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal.Because(RefusalKind.TooLarge, "body_too_large", ("mostBytes", MostBytes)).ToProblem();
        }
        if (WriteRows.Find(catalog, register) is not { Register: { } form })
            return Refusal.Because(RefusalKind.NotFound, "register_unknown").ToProblem();
        body.Position = 0;
        var csv = http.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        var brought = csv ? await BroughtRows.FromCsv(body, form, ct) : BroughtRows.FromJson(body.GetBuffer().AsMemory(0, (int)body.Length), form);
        return !brought.Ok ? brought.Refusal.ToProblem()
            : (preview == true ? await previewed.Run(register, brought.Value, http.Actor(), ct) : await write.Run(register, brought.Value, http.Actor(), ct)).ToAnswer();
    }
}
