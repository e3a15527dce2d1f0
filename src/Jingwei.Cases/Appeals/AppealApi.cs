using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Appeals;

internal static class AppealApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/appeals", async (string? state, int? limit, string? cursor, ListAppeals list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new AppealFilter(state, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppealRead).WithName("ListAppeals").Produces<Page<AppealView>>();
        api.MapGet("/appeals/judgements", async (ListAppeals list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Held(http.Actor(), ct)))
            .Needs(Actions.AppealFile).WithName("ListJudgements").Produces<Page<JudgementView>>();
        api.MapGet("/cases/{number}/appeals", async (string number, ListAppeals list, HttpContext http, CancellationToken ct) => (await list.OfCase(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppealRead).WithName("ShowCaseAppeals").Produces<CaseAppeals>();
        api.MapPost("/cases/{number}/appeals", async (string number, AppealRequest request, FileAppeal file, ListAppeals list, OutboxRunner outbox, HttpContext http, CancellationToken ct) =>
                await Changed(await file.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), number, list, outbox, http, ct))
            .Needs(Actions.AppealFile).Repeatable().WithName("FileAppeal").Produces<CaseAppeals>();
        api.MapPost("/cases/{number}/appeals/{id}/decision", async (string number, string id, AppealDecision request, DecideAppeal decide, ListAppeals list, OutboxRunner outbox, HttpContext http, CancellationToken ct) =>
                await Changed(await decide.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), number, list, outbox, http, ct))
            .Needs(Actions.AppealJudge).Repeatable().WithName("DecideAppeal").Produces<CaseAppeals>();
    }

    private static async Task<IResult> Changed(Result<string> changed, string number, ListAppeals list, OutboxRunner outbox, HttpContext http, CancellationToken ct)
    {
        if (!changed.Ok)
        {
            return changed.ToAnswer();
        }

        await outbox.DeliverNow(changed.Value, ct);
        return (await list.OfCase(number, http.Actor(), ct)).ToAnswer();
    }
}
