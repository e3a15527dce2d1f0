using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Sensing.Alarms;

/// <summary>The routes of silences and maintenance windows.</summary>
internal static class AlarmSilences
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/silences", async (bool? over, string? area, int? limit, string? cursor, ListSilences list, HttpContext http, CancellationToken ct) =>
                (await list.Run(over, area, limit, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AlarmRead).WithName("ListSilences").Produces<Page<SilenceView>>();
        api.MapPost("/silences", async (SilenceRequest request, MakeSilence make, HttpContext http, CancellationToken ct) =>
                (await make.Run(request, http.Actor(), ct)).ToAnswer(s => Results.Created($"/api/v1/silences/{s.Id}", s)))
            .Needs(Actions.AlarmSilence).Repeatable().WithName("MakeSilence").Produces<SilenceView>(201);
        api.MapPost("/silences/{id}/end", async (string id, EndSilence end, HttpContext http, CancellationToken ct) =>
                (await end.Run(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AlarmSilence).Repeatable().WithName("EndSilence").Produces<SilenceView>();
    }
}
