using Jingwei.City.Assets;
using Jingwei.City.Contracts;
using Jingwei.City.Organizations;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.City;

/// <summary>The routes of the registers: which bodies there are, who is on the rota and on duty lists, who answers for which place.</summary>
internal static class RegistersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        MapOrganizations(api);
        MapDuty(api);
        MapPointOwners(api);
        MapAssets(api);
    }

    private static void MapOrganizations(IEndpointRouteBuilder api)
    {
        api.MapGet("/organizations", async (
                ListOrganizations list, HttpContext context, string? area, string? q, int? limit, string? cursor, CancellationToken ct) =>
                (await list.Run(context.Actor(), Ids.Find(area), q, CityApi.Limit(limit), cursor, ct)).ToAnswer())
            .Produces<Page<OrganizationView>>().ProducesProblem(403)
            .WithName("ListOrganizations")
            .Needs(Actions.PeopleRead);

        api.MapPost("/organizations", async (OrganizationRequest request, AddOrganization add, HttpContext context, CancellationToken ct) =>
                (await add.Run(context.Actor(), request, ct)).ToAnswer(made => Results.Created((string?)null, made)))
            .Produces<OrganizationAdded>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409)
            .Repeatable().WithName("AddOrganization")
            .Needs(Actions.AccountManage);

        api.MapPut("/organizations/{id}", async (string id, OrganizationRequest request, ChangeOrganization change, HttpContext context, CancellationToken ct) =>
                (await change.Run(context.Actor(), Ids.Find(id) ?? 0, request, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithName("ChangeOrganization")
            .Needs(Actions.AccountManage);
    }

    private static void MapAssets(IEndpointRouteBuilder api)
    {
        api.MapGet("/assets", async (ListAssets list, HttpContext context, string? area, string? category, string? q, int? limit, string? cursor, CancellationToken ct) =>
                (await list.Run(context.Actor(), new AssetQuery(Ids.Find(area), category, q, CityApi.Limit(limit), cursor), ct)).ToAnswer())
            .Produces<Page<AssetView>>().ProducesProblem(403)
            .WithName("ListAssets")
            .Needs(Actions.DeviceRead);

        api.MapPost("/assets/import", Import)
            .WithMetadata(new RequestSizeLimitAttribute(ImportAssets.MostBytes)).WithMetadata(new ReadsBody(null, "text/csv"))
            .Produces<AssetImport>().ProducesProblem(400).ProducesProblem(413)
            .WithName("ImportAssets")
            .Needs(Actions.AssetWrite);
    }

    /// <summary>As a preview it answers what it would do, with each mistake by line and column; else a file with mistakes is refused with the same list, and nothing is stored.</summary>
    private static async Task<IResult> Import(ImportAssets import, HttpContext context, bool? preview, string? datum, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(datum) && (!Enum.TryParse<Datum>(datum, ignoreCase: true, out var named) || !Enum.IsDefined(named) || char.IsAsciiDigit(datum[0])))
        {
            return Refusal.Invalid("datum", "datum_unknown", ("given", datum), ("known", Enum.GetNames<Datum>().Select(n => n.ToLowerInvariant()))).ToProblem();
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, ct);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal.Because(RefusalKind.TooLarge, "body_too_large", ("mostBytes", ImportAssets.MostBytes)).ToProblem();
        }

        body.Position = 0;
        return (await import.Run(body, preview == true, Enum.TryParse<Datum>(datum, ignoreCase: true, out var system) ? system : Datum.Wgs84, context.Actor(), ct)).ToAnswer();
    }

    private static void MapDuty(IEndpointRouteBuilder api)
    {
        api.MapGet("/duty", async (ListDuty list, HttpContext context, string? area, string? kind, string? at, CancellationToken ct) =>
                (await list.Run(context.Actor(), new DutyQuery(Ids.Find(area), kind, at), ct)).ToAnswer())
            .Produces<Page<DutyView>>().ProducesProblem(400).ProducesProblem(403)
            .WithName("ListDuty")
            .Needs(Actions.DutyRead);

        api.MapPost("/duty", async (DutyRequest request, SetDuty set, HttpContext context, CancellationToken ct) =>
                (await set.Run(context.Actor(), request, ct)).ToAnswer())
            .Produces<DutySet>().ProducesProblem(400)
            .Repeatable().WithName("SetDuty")
            .Needs(Actions.DutyManage);

        api.MapDelete("/duty/{id}", async (string id, TakeBackDuty takeBack, HttpContext context, CancellationToken ct) =>
                (await takeBack.Run(context.Actor(), Ids.Find(id) ?? 0, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404).ProducesProblem(409)
            .WithName("TakeBackDuty")
            .Needs(Actions.DutyManage);
    }

    private static void MapPointOwners(IEndpointRouteBuilder api)
    {
        api.MapGet("/point-owners", async (ListPointOwners list, HttpContext context, string? area, int? limit, string? cursor, CancellationToken ct) =>
                (await list.Run(context.Actor(), Ids.Find(area), CityApi.Limit(limit), cursor, ct)).ToAnswer())
            .Produces<Page<PointOwnerView>>().ProducesProblem(403)
            .WithName("ListPointOwners")
            .Needs(Actions.DutyRead);

        api.MapPost("/point-owners", async (PointOwnerRequest request, SetPointOwner set, HttpContext context, CancellationToken ct) =>
                (await set.Run(context.Actor(), request, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(400)
            .Repeatable().WithName("SetPointOwner")
            .Needs(Actions.DutyManage);

        api.MapDelete("/point-owners/{id}", async (string id, RemovePointOwner remove, HttpContext context, CancellationToken ct) =>
                (await remove.Run(context.Actor(), Ids.Find(id) ?? 0, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404)
            .WithName("RemovePointOwner")
            .Needs(Actions.DutyManage);
    }
}
