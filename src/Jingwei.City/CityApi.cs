using System.Globalization;
using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.City.Maps;
using Jingwei.City.Places;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.City;

/// <summary>The room's routes under <c>/api/v1</c>; accounts have theirs in <see cref="AccountsApi"/>.</summary>
internal static class CityApi
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        MapSession(api);
        MapPlaces(api);
        MapEstates(api);
        MapPeople(api);
        RegistersApi.Map(api);
    }

    internal static int Limit(int? limit) => Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);

    private static void MapSession(IEndpointRouteBuilder api)
    {
        api.MapPost("/session", async (Credentials credentials, SignIn signIn, HttpContext context, CancellationToken ct) =>
                (await signIn.Run(context, credentials, ct)).ToAnswer())
            .Produces<Me>().ProducesProblem(401).ProducesProblem(423)
            .WithName("OpenSession")
            .RequireRateLimiting(RateLimits.Door)
            .OpenToAll("This is where people sign in.");

        api.MapGet("/session", async (DescribeMe describe, HttpContext context, CancellationToken ct) =>
                context.Actor() is { Kind: ActorKind.Person } actor
                    ? (await describe.Of(actor.AccountId, ct)).ToAnswer()
                    : new Refusal("not_signed_in", RefusalKind.Unauthenticated).ToProblem())
            .Produces<Me>().ProducesProblem(401)
            .WithName("ShowSession")
            .OpenToAll("Screens ask here whether anyone is signed in; nobody gets 401.");

        api.MapDelete("/session", async (SignOut signOut, HttpContext context, CancellationToken ct) =>
            {
                await signOut.Run(context, ct);
                return Results.NoContent();
            })
            .Produces(204)
            .WithName("CloseSession")
            .OpenToAll("Ends whatever session there is.");

        api.MapPost("/setup", async (SetupRequest request, FirstAdministrator first, CancellationToken ct) =>
                (await first.Run(request, ct)).ToAnswer(made => Results.Created((string?)null, made)))
            .Produces<SetupAnswer>(201).ProducesProblem(403).ProducesProblem(409)
            .WithName("SetUp")
            .RequireRateLimiting(RateLimits.Door)
            .OpenToAll("The one-time token is the permission.");
    }

    private static void MapPlaces(IEndpointRouteBuilder api)
    {
        api.MapGet("/streets", async (FindStreets find, string? q, int? limit, CancellationToken ct) => (await find.Run(q, limit, ct)).ToAnswer())
            .Produces<Page<StreetView>>()
            .WithName("FindStreets")
            .RequireRateLimiting(RateLimits.Open)
            .OpenToAll("a resident without an account says where by the street's name");

        api.MapGet("/areas", (ListAreas list, string? parent, string? level, string? q, int? limit, string? cursor) =>
                list.Run(Ids.Find(parent), level, q, Limit(limit), cursor))
            .Conditional().WithName("ListAreas")
            .Needs(Actions.AreaRead);

        api.MapGet("/map", async (DrawMap draw, HttpContext context, string? area, CancellationToken ct) =>
                (await draw.Run(Ids.Find(area), context.Actor(), ct)).ToAnswer())
            .Produces<MapView>().ProducesProblem(404)
            .WithName("ShowMap")
            .Needs(Actions.AreaRead);
    }

    private static void MapEstates(IEndpointRouteBuilder api)
    {
        api.MapGet("/estates", async (ListEstates list, HttpContext context, string? area, int? limit, string? cursor, CancellationToken ct) =>
                (await list.Run(context.Actor(), Ids.Find(area), Limit(limit), cursor, ct)).ToAnswer())
            .Produces<Page<EstateView>>().ProducesProblem(403)
            .WithName("ListEstates")
            .Needs(Actions.HomeRead);

        api.MapGet("/estates/{id}/buildings", async (string id, ShowEstate show, HttpContext context, CancellationToken ct) =>
                (await show.Run(context.Actor(), Ids.Find(id) ?? 0, ct)).ToAnswer())
            .Produces<EstateBuildings>().ProducesProblem(404)
            .WithName("ShowEstateBuildings")
            .Needs(Actions.HomeRead);
    }

    private static void MapPeople(IEndpointRouteBuilder api)
    {
        api.MapGet("/people", async (
                ListPeople list, HttpContext context, string? area, string? role, string? q, int? limit, string? cursor, CancellationToken ct) =>
                (await list.Run(context.Actor(), new PeopleQuery(Ids.Find(area), role, q, Limit(limit), cursor), ct)).ToAnswer())
            .Produces<Page<PersonView>>().ProducesProblem(403)
            .WithName("ListPeople")
            .Needs(Actions.PeopleRead);

        api.MapPost("/people/{userName}/phone", async (
                string userName, PhoneRequest request, SeePhone see, HttpContext context, CancellationToken ct) =>
                (await see.Run(context.Actor(), userName, request, ct)).ToAnswer())
            .Produces<PhoneAnswer>().ProducesProblem(400).ProducesProblem(404)
            .WithName("SeePhone")
            .Needs(Actions.PhoneSee);

        api.MapPost("/me/shift", async (ShiftRequest request, CheckShift check, HttpContext context, CancellationToken ct) =>
                (await check.Run(context.Actor(), request, ct)).ToAnswer())
            .Produces<ShiftAnswer>().ProducesProblem(403)
            .Repeatable().WithName("CheckShift")
            .Needs(Actions.ShiftCheck);
    }
}
