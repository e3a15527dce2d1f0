using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Replies;

internal static class RepliesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/replies", async (string number, ReplyRequest request, ReplyToReporter reply, OutboxRunner outbox, ShowCase show, HttpContext http, CancellationToken ct) =>
                await CasesApi.Changed(await reply.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, outbox, show, http, ct))
            .Needs(Actions.TaskRead).Repeatable().WithName("ReplyToReporter").Produces<CasePage>();
        api.MapGet("/cases/{number}/phrases", async (string number, [FromQuery(Name = "for")] string? use, ListPhrases list, HttpContext http, CancellationToken ct) => (await list.Run(number, use, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.TaskRead).Conditional().WithName("ListPhrases").Produces<Page<PhraseView>>();
        api.MapPost("/reports/{number}/words", async (string number, SayMoreRequest request, SayMore say, HttpContext http, CancellationToken ct) => (await say.Run(number, request, http.Actor(), ct)).ToAnswer())
            .OpenToAll("who has the number and its code adds to the report").RequireRateLimiting(RateLimits.Report).Repeatable().WithName("SayMore").Produces<ReportView>();
    }
}
