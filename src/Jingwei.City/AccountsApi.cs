using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.City;

/// <summary>The routes by which administrators keep accounts, posts and keys, and everyone their own password.</summary>
internal static class AccountsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        MapAccounts(api);
        MapPosts(api);
        MapKeys(api);

        api.MapPost("/me/password", async (PasswordChange request, ChangeOwnPassword change, HttpContext context, CancellationToken ct) =>
                (await change.Run(context, request, ct)).ToAnswer())
            .Produces<Me>().ProducesProblem(400).ProducesProblem(401)
            .WithName("ChangeOwnPassword")
            .Needs(Actions.PasswordChange);
    }

    private static void MapAccounts(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts", (ListAccounts list, HttpContext context, string? q, int? limit, string? cursor, CancellationToken ct) =>
                list.Run(context.Actor(), q, CityApi.Limit(limit), cursor, ct))
            .WithName("ListAccounts")
            .Needs(Actions.AccountManage);

        api.MapPost("/accounts", async (AccountRequest request, CreateAccount create, HttpContext context, CancellationToken ct) =>
                (await create.Run(context.Actor(), request, ct)).ToAnswer(made => Results.Created((string?)null, made)))
            .Produces<AccountCreated>(201).ProducesProblem(400).ProducesProblem(409)
            .Repeatable().WithName("CreateAccount")
            .Needs(Actions.AccountManage);

        api.MapPost("/accounts/{userName}/lock", async (string userName, ChangeAccount change, HttpContext context, CancellationToken ct) =>
                (await change.Lock(context.Actor(), userName, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404)
            .WithName("LockAccount")
            .Needs(Actions.AccountManage);

        api.MapPost("/accounts/{userName}/unlock", async (string userName, ChangeAccount change, HttpContext context, CancellationToken ct) =>
                (await change.Unlock(context.Actor(), userName, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404)
            .WithName("UnlockAccount")
            .Needs(Actions.AccountManage);

        api.MapPost("/accounts/{userName}/password", async (string userName, ChangeAccount change, HttpContext context, CancellationToken ct) =>
                (await change.ResetPassword(context.Actor(), userName, ct)).ToAnswer())
            .Produces<PasswordMade>().ProducesProblem(404)
            .WithName("ResetPassword")
            .Needs(Actions.AccountManage);
    }

    private static void MapPosts(IEndpointRouteBuilder api)
    {
        api.MapPost("/accounts/{userName}/posts", async (string userName, PostRequest request, ChangeAccount change, HttpContext context, CancellationToken ct) =>
                (await change.GivePost(context.Actor(), userName, request, ct)).ToAnswer(made => Results.Created((string?)null, made)))
            .Produces<PostMade>(201).ProducesProblem(400).ProducesProblem(404)
            .Repeatable().WithName("GivePost")
            .Needs(Actions.AccountManage);

        api.MapPost("/accounts/{userName}/posts/{postId}/end", async (string userName, string postId, ChangeAccount change, HttpContext context, CancellationToken ct) =>
                (await change.EndPost(context.Actor(), userName, Ids.Find(postId) ?? 0, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404)
            .WithName("EndPost")
            .Needs(Actions.AccountManage);
    }

    private static void MapKeys(IEndpointRouteBuilder api)
    {
        api.MapGet("/api-keys", (ApiKeys keys, HttpContext context, int? limit, string? cursor, CancellationToken ct) =>
                keys.List(context.Actor(), CityApi.Limit(limit), cursor, ct))
            .WithName("ListApiKeys")
            .Needs(Actions.AccountManage);

        api.MapPost("/api-keys", async (ApiKeyRequest request, ApiKeys keys, HttpContext context, CancellationToken ct) =>
                (await keys.Make(context.Actor(), request, ct)).ToAnswer(made => Results.Created((string?)null, made)))
            .Produces<ApiKeyMade>(201).ProducesProblem(400)
            .Repeatable().WithName("MakeApiKey")
            .Needs(Actions.AccountManage);

        api.MapDelete("/api-keys/{id}", async (string id, ApiKeys keys, HttpContext context, CancellationToken ct) =>
                (await keys.Revoke(context.Actor(), Ids.Find(id) ?? 0, ct)).ToAnswer(_ => Results.NoContent()))
            .Produces(204).ProducesProblem(404)
            .WithName("RevokeApiKey")
            .Needs(Actions.AccountManage);
    }
}
