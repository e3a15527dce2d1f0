using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Learnt;

internal static class LearntApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/suggestions", async (SuggestionRequest request, SuggestForIntake suggest, CancellationToken ct) => (await suggest.Run(request, ct)).ToAnswer())
            .Needs(Actions.ReportAssist).WithName("SuggestForIntake").Produces<IntakeSuggestion>();
        api.MapGet("/matters", async (ShowMatters show, HttpContext http, CancellationToken ct) => Results.Ok(await show.Run(http.Actor(), ct)))
            .Needs(Actions.CaseRead).WithName("ListHotMatters").Produces<HotMattersView>();
    }
}
