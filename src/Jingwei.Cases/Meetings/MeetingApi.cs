using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Meetings;

/// <param name="Body">The id of a further body.</param>
public sealed record FurtherBody(string? Body);

internal static class MeetingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/meetings", List).Needs(Actions.MeetingRead).Conditional().WithName("ListMeetings").Produces<Page<MeetingSummary>>();
        api.MapGet("/meetings/{number}", async (string number, ShowMeeting show, HttpContext http, CancellationToken ct) => (await show.Run(number, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.MeetingRead).Conditional().WithName("ShowMeeting").Produces<MeetingPage>();
        api.MapPost("/meetings", async (MeetingRequest request, CallMeeting call, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await call.Run(request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct, created: true))
            .Needs(Actions.MeetingCall).Repeatable().WithName("CallMeeting").Produces<MeetingPage>(201);
        api.MapPost("/meetings/{number}/calls", async (string number, FurtherBody request, CallMeeting call, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await call.Also(number, request.Body, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingCall).Repeatable().WithName("CallFurtherBody").Produces<MeetingPage>();
        api.MapPost("/meetings/{number}/calls/{id}/moves", async (string number, string id, CallMoveRequest request, MoveCall move, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await move.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingRead).Repeatable().WithName("MoveMeetingCall").Produces<MeetingPage>();
        api.MapPost("/meetings/{number}/items", async (string number, ItemRequest request, AgreeItem agree, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await agree.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingCall).Repeatable().WithName("AgreeMeetingItem").Produces<MeetingPage>();
        api.MapPost("/meetings/{number}/items/{id}/moves", async (string number, string id, ItemMoveRequest request, MoveItem move, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await move.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingRead).Repeatable().WithName("MoveMeetingItem").Produces<MeetingPage>();
        api.MapPost("/meetings/{number}/topics/{id}/minutes", async (string number, string id, MinutesRequest request, WriteMinutes write, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await write.Run(number, id, request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingCall).Repeatable().WithName("WriteMinutes").Produces<MeetingPage>();
        api.MapPost("/meetings/{number}/end", async (string number, EndRequest request, EndMeeting end, ShowMeeting show, HttpContext http, CancellationToken ct) =>
                await Changed(await end.Run(number, request, http.Actor(), CasesApi.HowOf(http), ct), show, http, ct))
            .Needs(Actions.MeetingCall).Repeatable().WithName("EndMeeting").Produces<MeetingPage>();
        api.MapGet("/meeting-figures", Figures).Needs(Actions.MeetingRead).Conditional().WithName("ShowMeetingFigures").Produces<MeetingFiguresView>();
        api.MapGet("/meeting-flows", (MeetingFlows flows) => Results.Ok(new Page<MeetingFlowView>([.. flows.Newest.Select(ViewOf)], null)))
            .Needs(Actions.MeetingRead).Conditional().WithName("ListMeetingFlows").Produces<Page<MeetingFlowView>>();
        api.MapGet("/meeting-bodies", Bodies).Needs(Actions.MeetingCall).WithName("ListMeetingBodies").Produces<Page<BodyView>>();
    }

    private static async Task<IResult> List(
        ListMeetings list, HttpContext http, string? kind, string? state, string? waiting, bool? late, string? area, string? body, string? q, string? from, string? to, string? figure, string? caller, int? limit, string? cursor, CancellationToken ct) =>
        WrongInstant(("from", from), ("to", to)) is { } wrong ? wrong.ToProblem()
        : (await list.Run(new MeetingFilter(kind, state, waiting, late, area, body, q, Instants.FindIso(from), Instants.FindIso(to), figure, caller, limit, cursor), http.Actor(), ct)).ToAnswer();

    private static async Task<IResult> Figures(MeetingFigures figures, HttpContext http, string? from, string? to, string? by, CancellationToken ct) =>
        WrongInstant(("from", from), ("to", to)) is { } wrong ? wrong.ToProblem() : (await figures.Run(Instants.FindIso(from), Instants.FindIso(to), by, http.Actor(), ct)).ToAnswer();

    /// <summary>The bodies that can be called from where the actor calls, to the place of a case, or to a place.</summary>
    private static async Task<IResult> Bodies(MeetingAccess access, CaseAccess cases, ICityReader reader, CityClock clock, HttpContext http, string? caseNumber, double? lon, double? lat, CancellationToken ct) => await reader.Read(async db =>
    {
        var actor = http.Actor();
        var of = string.IsNullOrEmpty(caseNumber) ? null : cases.Visible(db, actor).SingleOrDefault(c => c.Number == caseNumber);
        var place = of?.Place ?? (lon is { } x && lat is { } y && new GeoPoint(x, y) is { IsOnEarth: true } given ? given : (GeoPoint?)null);
        if ((place is { } at ? access.AreaAt(at, actor, of?.AreaId) : access.OwnArea(actor)) is not { } area)
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_outside").ToProblem();
        }

        var ids = await access.Callable(db, area, place, actor, clock.Now);
        var names = await PeopleCards.OrganizationNames(db, ids);
        return Results.Ok(new Page<BodyView>([.. ids.Where(names.ContainsKey).Select(id => new BodyView(id.ToString(), names[id]))], null));
    }, ct);

    private static Refusal? WrongInstant(params (string Field, string? Text)[] given) =>
        given.Where(g => !string.IsNullOrEmpty(g.Text) && Instants.FindIso(g.Text) is null).Select(g => Refusal.Invalid(g.Field, "instant_invalid", ("example", "2026-11-22T08:32:00.000Z"))).FirstOrDefault();

    /// <summary>The meeting as it stands, or the problem.</summary>
    private static async Task<IResult> Changed(Result<string> result, ShowMeeting show, HttpContext http, CancellationToken ct, bool created = false)
    {
        if (!result.Ok)
        {
            return result.Refusal.ToProblem();
        }

        var page = await show.Run(result.Value, http.Actor(), ct);
        return page.ToAnswer(p => created ? Results.Created($"/api/v1/meetings/{Uri.EscapeDataString(result.Value)}", p) : Results.Ok(p));
    }

    private static MeetingFlowView ViewOf(MeetingFlow flow) => new(flow.Kind, flow.Version, flow.Name, flow.Source, ViewOf(flow.Calls), ViewOf(flow.Items));

    private static MeetingTrackView ViewOf(MeetingTrack track) => new(
        track.Begin,
        [.. track.Steps.Select(s => new MeetingStepView(s.Id, s.Name, s.Means, s.Waits, s.Term?.Words, s.From))],
        [.. track.Moves.Select(m => new MeetingFlowMoveView(m.Move, m.Name, m.From, m.To, ReadMeetingFlow.WordOf(m.By), ReadMeetingFlow.WordOf(m.Words)))]);
}
