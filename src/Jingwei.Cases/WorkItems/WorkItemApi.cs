using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.WorkItems;

internal static class WorkItemApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/work-items", async (string? state, string? body, string? waiting, string? q, int? limit, string? cursor, ListWorkItems list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new WorkItemFilter(state, body, waiting, q, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Conditional().WithName("ListWorkItems").Produces<Page<WorkItemSummary>>();
        api.MapGet("/work-items/{number}", async (string number, ListWorkItems list, HttpContext http, CancellationToken ct) => (await list.Show(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Conditional().WithName("ShowWorkItem").Produces<WorkItemPage>();
        api.MapPost("/work-items", async (WorkItemRequest request, AskWorkItem ask, ListWorkItems list, HttpContext http, CancellationToken ct) =>
                await Item(await ask.Ask(request, http.Actor(), CasesApi.HowOf(http), ct), list, http, ct, created: true))
            .Needs(Actions.WorkItemAsk).Repeatable().WithName("AskWorkItem").Produces<WorkItemPage>(201);
        api.MapPut("/work-items/{number}", async (string number, WorkItemRequest request, AskWorkItem ask, ListWorkItems list, HttpContext http, CancellationToken ct) =>
                await Item(await ask.Amend(number, request, http.Actor(), CasesApi.HowOf(http), ct), list, http, ct))
            .Needs(Actions.WorkItemAsk).WithName("AmendWorkItem").Produces<WorkItemPage>();
        api.MapPost("/work-items/{number}/moves", async (string number, WorkItemMoveRequest request, MoveWorkItem move, ListWorkItems list, HttpContext http, CancellationToken ct) =>
                await Item(await move.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), list, http, ct))
            .Needs(Actions.WorkItemRead).Repeatable().WithName("MoveWorkItem").Produces<WorkItemPage>();
        api.MapGet("/work-items/{number}/committees", async (string number, GiveTasks give, HttpContext http, CancellationToken ct) => (await give.Committees(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).WithName("ListCommitteesToAsk").Produces<Page<CommitteeView>>();
        api.MapPost("/work-items/{number}/tasks", async (string number, GiveTasksRequest request, GiveTasks give, HttpContext http, CancellationToken ct) =>
                (await give.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct)).ToAnswer(numbers => Results.Created($"/api/v1/neighborhood-tasks?item={Uri.EscapeDataString(number)}", new Page<string>(numbers, null))))
            .Needs(Actions.WorkItemAsk).Repeatable().WithName("GiveNeighborhoodTasks").Produces<Page<string>>(201);
        api.MapGet("/neighborhood-tasks", async (
                string? state, string? item, string? committee, string? body, bool? late, bool? upheld, string? waiting, int? year, string? q, int? limit, string? cursor, ListTasks list, HttpContext http, CancellationToken ct) =>
                (await list.Run(new TaskFilter(state, item, committee, body, late, upheld, waiting, year, q, limit, cursor), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Conditional().WithName("ListNeighborhoodTasks").Produces<Page<NeighborhoodTaskView>>();
        api.MapGet("/neighborhood-tasks/{number}", async (string number, ListTasks list, HttpContext http, CancellationToken ct) => (await list.Show(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Conditional().WithName("ShowNeighborhoodTask").Produces<NeighborhoodTaskView>();
        api.MapPost("/neighborhood-tasks/{number}/moves", async (string number, TaskMoveRequest request, MoveTask move, ListTasks list, HttpContext http, CancellationToken ct) =>
                await move.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct) is { Ok: false } refused ? refused.Refusal.ToProblem() : (await list.Show(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Repeatable().WithName("MoveNeighborhoodTask").Produces<NeighborhoodTaskView>();
        api.MapGet("/work-item-figures", async (int? year, ShowBurden show, HttpContext http, CancellationToken ct) => (await show.Run(year, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WorkItemRead).Conditional().WithName("ShowWorkItemFigures").Produces<WorkItemFigures>();
    }

    /// <summary>The item as it stands, or the problem.</summary>
    private static async Task<IResult> Item(Result<string> done, ListWorkItems list, HttpContext http, CancellationToken ct, bool created = false) => !done.Ok
        ? done.Refusal.ToProblem()
        : (await list.Show(done.Value, http.Actor(), ct)).ToAnswer(page => created ? Results.Created($"/api/v1/work-items/{Uri.EscapeDataString(done.Value)}", page) : Results.Ok(page));
}
