using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Retention;

internal static class RetentionApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/retention", async (ShowRetention show, HttpContext http, CancellationToken ct) => Results.Ok(await show.Run(http.Actor(), ct)))
            .Needs(Actions.RetentionRead).WithName("ShowRetention").Produces<RetentionPage>();
        api.MapPost("/retention/check", async (RetentionText request, RetentionVersions versions, HttpContext http, CancellationToken ct) => (await versions.Check(request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.RetentionWrite).WithName("CheckRetention").Produces<RetentionPreview>();
        api.MapPost("/retention/versions", async (RetentionText request, RetentionVersions versions, ShowRetention show, HttpContext http, CancellationToken ct) =>
                await Shown(await versions.Propose(request, http.Actor(), ct), show, http, ct))
            .Needs(Actions.RetentionWrite).Repeatable().WithName("ProposeRetention").Produces<RetentionPage>();
        api.MapPost("/retention/versions/{id}/decision", async (string id, RetentionDecision request, RetentionVersions versions, ShowRetention show, HttpContext http, CancellationToken ct) =>
                await Shown(await versions.Decide(id, request, http.Actor(), ct), show, http, ct))
            .Needs(Actions.RetentionWrite).Repeatable().WithName("DecideRetention").Produces<RetentionPage>();
        api.MapPost("/retention/release", async (RetentionRelease request, ReleaseRemovals release, ShowRetention show, HttpContext http, CancellationToken ct) =>
                await Shown(await release.Run(request, http.Actor(), ct), show, http, ct))
            .Needs(Actions.RetentionWrite).Repeatable().WithName("ReleaseRetention").Produces<RetentionPage>();
        api.MapGet("/cases/{number}/retention", async (string number, ShowRetention show, HttpContext http, CancellationToken ct) => (await show.OfCase(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.CaseRead).WithName("ShowCaseRetention").Produces<CaseRetentionView>();
        api.MapPost("/cases/{number}/holds", async (string number, HoldRequest request, HoldCase hold, ShowRetention show, HttpContext http, CancellationToken ct) =>
                await OfCase(await hold.Hold(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, show, http, ct))
            .Needs(Actions.RetentionHold).Repeatable().WithName("HoldCase").Produces<CaseRetentionView>();
        api.MapPost("/cases/{number}/holds/{id}/lift", async (string number, string id, LiftRequest request, HoldCase hold, ShowRetention show, HttpContext http, CancellationToken ct) =>
                await OfCase(await hold.Lift(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), number, show, http, ct))
            .Needs(Actions.RetentionHold).Repeatable().WithName("LiftHold").Produces<CaseRetentionView>();
    }

    private static async Task<IResult> Shown(Result<string> done, ShowRetention show, HttpContext http, CancellationToken ct) =>
        done.Ok ? Results.Ok(await show.Run(http.Actor(), ct)) : done.Refusal.ToProblem();

    private static async Task<IResult> OfCase(Result<string> done, string number, ShowRetention show, HttpContext http, CancellationToken ct) =>
        done.Ok ? (await show.OfCase(number, http.Actor(), ct)).ToAnswer() : done.Refusal.ToProblem();
}
