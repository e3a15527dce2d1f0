using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage.Files;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases;

internal static class CasesApi
{
    /// <summary>Carries a report's code: addresses end up in logs.</summary>
    private const string FollowCodeHeader = "X-Follow-Code";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", List).Needs(Actions.CaseRead).Conditional().WithName("ListCases").Produces<Page<CaseSummary>>();
        api.MapGet("/cases/{number}", Show).Needs(Actions.TaskRead).Conditional().WithName("ShowCase").Produces<CasePage>();
        api.MapPost("/cases/{number}/moves", Move).Needs(Actions.TaskRead).Repeatable().WithName("MoveCase").Produces<CasePage>();
        api.MapPost("/cases/{number}/requests/{id}/decision", Decide).Needs(Actions.TaskRead).Repeatable().WithName("DecideRequest").Produces<CasePage>();
        api.MapPost("/cases/{number}/category", Recategorize).Needs(Actions.CaseRead).Repeatable().WithName("ChangeCategory").Produces<CasePage>();
        api.MapPost("/cases/{number}/code", async (string number, Coding.CodeRequest request, Coding.NameCode name, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await Changed(await name.Run(number, request, http.Actor(), HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseRead).Repeatable().WithName("NameCode").Produces<CasePage>();
        api.MapPost("/cases/{number}/contact", async (string number, ContactRequest request, SeeContact see, HttpContext http, CancellationToken ct) =>
                (await see.Run(number, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.PhoneSee).WithName("SeeContact").Produces<ContactView>();
        api.MapGet("/categories", Categories).OpenToAll("whoever reports chooses from them").Conditional().WithName("ListCategories").Produces<Page<CategoryView>>();
        api.MapGet("/workflows", (WorkflowBook flows) => Results.Ok(new Page<WorkflowView>([.. flows.Newest.Select(WorkflowView.Of)], null)))
            .Needs(Actions.TaskRead).Conditional().WithName("ListWorkflows").Produces<Page<WorkflowView>>();
        api.MapGet("/workflows/{name}/{version:int}", (string name, int version, WorkflowBook flows) => flows.Find(name, version) is { } flow
                ? Results.Ok(WorkflowView.Of(flow)) : Refusal.Because(RefusalKind.NotFound, "workflow_unknown", ("workflow", name), ("known", flows.Newest.Select(f => f.Name))).ToProblem())
            .Needs(Actions.TaskRead).Conditional().WithName("ShowWorkflow").Produces<WorkflowView>();
        api.MapGet("/handover-notes", Notes).Needs(Actions.HandoverRead).Conditional().WithName("ListHandoverNotes").Produces<Page<HandoverNoteView>>();
        api.MapPost("/handover-notes", WriteNote).Needs(Actions.HandoverWrite).Repeatable().WithName("WriteHandoverNote").Produces<HandoverNoteView>(201);
        Reports(api);
        Similar(api);
        Files(api);
    }

    private static void Similar(IEndpointRouteBuilder api)
    {
        api.MapPost("/reports/similar", async (SimilarRequest request, ShowSimilar similar, CancellationToken ct) => (await similar.ToReporter(request, ct)).ToAnswer())
            .OpenToAll("whoever reports is asked whether it is reported already").RequireRateLimiting(RateLimits.Open).WithName("ListSimilarReports").Produces<Page<SimilarReport>>();
        api.MapGet("/reports/near", async (double? lon, double? lat, Nearby.ListNearReports list, CancellationToken ct) => (await list.Run(lon, lat, ct)).ToAnswer())
            .OpenToAll("anybody may see what residents reported near by, without who, words or exact place").RequireRateLimiting(RateLimits.Open).WithName("ListNearReports").Produces<Page<Nearby.NearReport>>();
        api.MapPost("/reports/me-too", async (MeTooRequest request, AddReporter add, HttpContext http, CancellationToken ct) =>
                (await add.MeToo(request, http.Actor(), ct)).ToAnswer(r => Results.Created($"/api/v1/reports/{Uri.EscapeDataString(r.Number)}", r)))
            .OpenToAll("a resident joins a report without an account").RequireRateLimiting(RateLimits.Report).Repeatable().WithName("JoinReport").Produces<ReportReceipt>(201);
        api.MapPost("/cases/similar", async (SimilarRequest request, ShowSimilar similar, HttpContext http, CancellationToken ct) => (await similar.ToIntake(request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ReportAssist).WithName("ListSimilarForIntake").Produces<Page<SimilarCase>>();
        api.MapGet("/cases/{number}/similar", async (string number, ShowSimilar similar, HttpContext http, CancellationToken ct) => (await similar.BesideCase(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ListSimilarCases").Produces<Page<SimilarCase>>();
        api.MapPost("/cases/{number}/reporters", async (string number, FurtherReporter request, AddReporter add, HttpContext http, CancellationToken ct) =>
                (await add.Assisted(number, request, http.Actor(), ct)).ToAnswer(r => Results.Created($"/api/v1/reports/{Uri.EscapeDataString(r.Number)}", r)))
            .Needs(Actions.ReportAssist).Repeatable().WithName("AddReporter").Produces<ReportReceipt>(201);
        api.MapPost("/cases/{number}/merge", async (string number, MergeRequest request, MergeCases merge, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await Changed(await merge.Merge(number, request, http.Actor(), HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseFile).Repeatable().WithName("MergeCase").Produces<CasePage>();
        api.MapPost("/cases/{number}/split", async (string number, SplitRequest request, MergeCases merge, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await Changed(await merge.Split(number, request, http.Actor(), HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.CaseFile).Repeatable().WithName("SplitCase").Produces<CasePage>();
    }

    private static void Reports(IEndpointRouteBuilder api)
    {
        api.MapPost("/reports", async (ReportRequest request, ReportProblem report, HttpContext http, CancellationToken ct) =>
                (await report.Run(request, http.Actor(), ct)).ToAnswer(r => Results.Created($"/api/v1/reports/{Uri.EscapeDataString(r.Number)}", r)))
            .OpenToAll("a resident reports without an account").RequireRateLimiting(RateLimits.Report).Repeatable().WithName("ReportProblem").Produces<ReportReceipt>(201);
        api.MapGet("/reports/{number}", async (
                string number, string? code, [FromHeader(Name = FollowCodeHeader)] string? followCode, FollowReport follow, HttpContext http, CancellationToken ct) =>
                (await follow.Show(number, followCode ?? code, http.Actor(), ct)).ToAnswer())
            .OpenToAll("who has the number and its code follows the report").RequireRateLimiting(RateLimits.Open).WithName("FollowReport").Produces<ReportView>();
        api.MapGet("/reports/{number}/photos/{id}", async (
                string number, string id, [FromHeader(Name = FollowCodeHeader)] string? followCode, FollowReport follow, CaseFiles files, IFileStore store, HttpContext http, CancellationToken ct) =>
                await follow.ShowsPhoto(number, followCode, id, http.Actor(), ct) ? Picture(http, await files.TypeOf(id, ct), store.Find(id)) : FileUnknown)
            .OpenToAll("who has the number and its code sees the report's photos").RequireRateLimiting(RateLimits.Open).WithName("ShowReportPhoto")
            .Produces<byte[]>(200, "image/jpeg", "image/png", "image/webp");
        api.MapPost("/reports/{number}/answer", async (string number, AnswerRequest request, AnswerReport answer, HttpContext http, CancellationToken ct) =>
                (await answer.Run(number, request, http.Actor(), ct)).ToAnswer())
            .OpenToAll("who has the number and its code says whether it was solved").RequireRateLimiting(RateLimits.Open).Repeatable().WithName("AnswerReport").Produces<ReportView>();
        api.MapGet("/me/reports", async (FollowReport follow, HttpContext http, CancellationToken ct) =>
                Results.Ok(new Page<ReportView>(await follow.Mine(http.Actor(), ct), null)))
            .Needs(Actions.ReportFile).WithName("ListMyReports").Produces<Page<ReportView>>();
    }

    private static void Files(IEndpointRouteBuilder api)
    {
        api.MapPost("/files", Take).OpenToAll("a resident adds a photo to a report without an account").RequireRateLimiting(RateLimits.Report)
            .DisableAntiforgery().WithMetadata(new ReadsBody(null, "image/jpeg", "image/png", "image/webp", "multipart/form-data")).Repeatable().WithName("AddFile").Produces<FileReceipt>(201);
        api.MapGet("/files/{id}", async (string id, CaseFiles files, IFileStore store, HttpContext http, CancellationToken ct) =>
            {
                if (await files.FindVisible(id, http.Actor(), ct) is not { } type)
                {
                    return FileUnknown;
                }

                http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
                return Picture(http, type, store.Find(id));
            })
            .Needs(Actions.FileAdd).WithName("GetFile").Produces<byte[]>(200, "image/jpeg", "image/png", "image/webp");
    }

    private static IResult FileUnknown => Refusal.Because(RefusalKind.NotFound, "file_unknown").ToProblem();

    /// <summary>A picture that may be seen, and nothing else, whatever its bytes are.</summary>
    private static IResult Picture(HttpContext http, string? type, Stream? content)
    {
        if (type is null || content is null)
        {
            http.Response.Headers.CacheControl = "no-store";
            return FileUnknown;
        }

        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(content, type);
    }

    private static async Task<IResult> List(
        ListCases list, HttpContext http, string? state, string? device, string? area, string? q, string? category, bool? late, bool? mine, string? source, string? from, string? to, string? doneFrom, string? closedFrom, bool? soon, bool? inTime, int? withinMinutes, bool? solved, string? stage, string? post, bool? asked, bool? suspended, bool? supervised, bool? said, string? hand, string? asker, string? cause, int? limit, string? cursor, CancellationToken ct)
    {
        foreach (var (field, text) in new[] { ("from", from), ("to", to), ("doneFrom", doneFrom), ("closedFrom", closedFrom) })
        {
            if (!string.IsNullOrEmpty(text) && Instants.FindIso(text) is null)
            {
                return Refusal.Invalid(field, "instant_invalid", ("example", "2026-11-22T08:32:00.000Z")).ToProblem();
            }
        }

        var filter = new CaseFilter(
            state, device, area, q, category, late, mine, source, Instants.FindIso(from), Instants.FindIso(to), Instants.FindIso(doneFrom), Instants.FindIso(closedFrom), soon, inTime, withinMinutes, solved, stage, post, asked, suspended, supervised, said, limit, cursor, hand, asker, cause);
        return (await list.Run(filter, http.Actor(), ct)).ToAnswer();
    }

    private static async Task<IResult> Show(string number, ShowCase show, HttpContext http, CancellationToken ct)
    {
        return (await show.Run(number, http.Actor(), ct)).ToAnswer();
    }

    /// <summary>Answers the case as it stands once everybody has heard of the move: whoever hands over sees which crew was called.</summary>
    private static async Task<IResult> Move(
        string number, MoveRequest request, MoveCase move, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct)
    {
        return await Changed(await move.Run(number, request, http.Actor(), HowOf(http), ct), number, outbox, show, http, ct);
    }

    internal static async Task<IResult> Changed(Result<string> changed, string number, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct)
    {
        if (!changed.Ok)
        {
            return changed.ToAnswer();
        }

        await outbox.DeliverNow(changed.Value, ct);
        return (await show.Run(number, http.Actor(), ct)).ToAnswer();
    }

    /// <summary>As a move: answers the case as it stands once everybody has heard.</summary>
    private static async Task<IResult> Decide(
        string number, string id, DecisionRequest request, DecideRequest decide, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct)
    {
        return await Changed(await decide.Run(number, id, request, http.Actor(), HowOf(http), ct), number, outbox, show, http, ct);
    }

    private static async Task<IResult> Recategorize(
        string number, CategoryRequest request, ChangeCategory change, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct)
    {
        var changed = await change.Run(number, request, http.Actor(), HowOf(http), ct);
        if (!changed.Ok)
        {
            return changed.ToAnswer();
        }

        await outbox.DeliverNow(changed.Value, ct);
        return (await show.Run(number, http.Actor(), ct)).ToAnswer();
    }

    private static IResult Categories(IScenarioCatalog catalog) => Results.Ok(new Page<CategoryView>(
        [.. catalog.Categories.Select(c => new CategoryView(c.Code, c.Name, c.ParentCode, c.Reportable))], null));

    private static async Task<IResult> Notes(HandoverNotes notes, HttpContext http, string? area, CancellationToken ct) =>
        Results.Ok(new Page<HandoverNoteView>(await notes.List(http.Actor(), area, ct), null));

    private static async Task<IResult> WriteNote(NewHandoverNote note, HandoverNotes notes, HttpContext http, CancellationToken ct) =>
        (await notes.Write(note, http.Actor(), ct)).ToAnswer(n => Results.Created($"/api/v1/handover-notes", n));

    /// <summary>Takes a multipart form with the field <c>file</c>, or the bare picture as the body.</summary>
    private static async Task<IResult> Take(CaseFiles files, HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = CaseFiles.MostBytes + 64 * 1024;
        }

        if (!http.Request.HasFormContentType)
        {
            return Created(await files.Take(http.Request.Body, http.Actor(), ct));
        }

        if (await FormOf(http, ct) is not { } form)
        {
            return Refusal.Invalid("file", "file_incomplete").ToProblem();
        }

        if (form.Files.Count == 0)
        {
            return Refusal.Invalid("file", "file_empty").ToProblem();
        }

        await using var content = form.Files[0].OpenReadStream();
        return Created(await files.Take(content, http.Actor(), ct));
    }

    /// <summary>The form; null when it is cut off or has no boundary, as when a phone loses its network.</summary>
    private static async Task<IFormCollection?> FormOf(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.ContentType!.Contains("boundary=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = CaseFiles.MostBytes + 64 * 1024 }, ct);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            return null;
        }
    }

    private static IResult Created(Result<FileReceipt> taken) => taken.ToAnswer(f => Results.Created($"/api/v1/files/{f.Id}", f));

    /// <summary>From which screen it came, as the page says; it is a note for the history and gives no rights.</summary>
    internal static string HowOf(HttpContext http) => http.Request.Headers["Jingwei-Screen"].ToString() switch
    {
        "console" => "console",
        "field" => "field",
        "resident" => "resident",
        _ => "api",
    };

    internal sealed record CategoryView(string Code, Text Name, string? Parent, bool Report);
}
