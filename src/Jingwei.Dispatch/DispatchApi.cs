using Jingwei.City.Contracts;
using Jingwei.Dispatch.Calls;
using Jingwei.Dispatch.Positions;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Dispatch;

internal static class DispatchApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/tasks", async (ListTasks tasks, HttpContext http, CancellationToken ct) =>
                Results.Ok(new Page<TaskView>(await tasks.Run(http.Actor(), ct), null)))
            .Needs(Actions.TaskRead).WithName("ListMyTasks").Produces<Page<TaskView>>();
        api.MapGet("/me/shift", async (ShowShift shift, HttpContext http, CancellationToken ct) => Results.Ok(await shift.Run(http.Actor(), ct)))
            .Needs(Actions.ShiftCheck).WithName("ShowShift").Produces<ShiftView>();
        api.MapPost("/calls/{callId}/seen", async (string callId, ListTasks tasks, HttpContext http, CancellationToken ct) =>
                (await tasks.Seen(callId, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.CallAnswer).WithName("CallSeen").Produces(204);
        api.MapPost("/me/position", async (PositionRequest request, Positions.Positions positions, HttpContext http, CancellationToken ct) =>
                (await positions.Report(request, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.PositionSend).WithName("ReportPosition").Produces(204);
        api.MapGet("/positions", async (string? area, Positions.Positions positions, HttpContext http, CancellationToken ct) =>
                Results.Ok(new Page<WhereaboutsView>(await positions.List(http.Actor(), area, ct), null)))
            .Needs(Actions.PositionRead).WithName("ListPositions").Produces<Page<WhereaboutsView>>();
        api.MapGet("/messages", async (string? state, string? caseNumber, int? limit, string? cursor, ListCalls calls, HttpContext http, CancellationToken ct) =>
                (await calls.Messages(http.Actor(), state, caseNumber, limit, cursor, ct)).ToAnswer())
            .Needs(Actions.MessageRead).Conditional().WithName("ListMessages").Produces<Page<MessageView>>();
        api.MapGet("/call-log", async (string? caseNumber, ListCalls calls, HttpContext http, CancellationToken ct) =>
                Results.Ok(await calls.Calls(http.Actor(), caseNumber, ct)))
            .Needs(Actions.CallRead).WithName("ListCalls").Produces<Page<CallLogView>>();
        api.MapGet("/figures", async (string? area, ShowFigures figures, HttpContext http, CancellationToken ct) =>
                (await figures.Run(Ids.Find(area), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.FiguresRead).WithName("ShowFigures").Produces<FiguresView>();
    }
}
