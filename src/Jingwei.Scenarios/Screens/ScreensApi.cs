using Jingwei.City.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Scenarios.Screens;

/// <summary>The routes of vital signs and panels.</summary>
internal static class ScreensApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/vital-signs", async (string? area, ShowScreens show, HttpContext http, CancellationToken ct) => (await show.Signs(area, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.VitalSignRead).WithName("ShowVitalSigns").Produces<VitalSignsView>();
        api.MapGet("/screens", async (string? area, ShowScreens show, HttpContext http, CancellationToken ct) => (await show.Panels(area, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.VitalSignRead).WithName("ShowScreens").Produces<ScreensView>();
    }
}
