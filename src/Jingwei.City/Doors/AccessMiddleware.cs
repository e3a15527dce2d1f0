using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Doors;

/// <summary>
/// The gate before every endpoint: refuses foreign origins, finds out who calls, and holds the endpoint's mark against it. An API or hub
/// endpoint that carries no mark is refused to everyone.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, ResolveActor resolve, Access access, OpenSockets sockets)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context))
        {
            await next(context);
            return;
        }

        var anywhere = context.GetEndpoint()?.Metadata.GetMetadata<CalledFromAnywhere>() is not null;
        if (!anywhere && OriginRule.IsForeign(context.Request))
        {
            await Refuse(context, new Refusal("foreign_origin", RefusalKind.Forbidden));
            return;
        }

        // What the API says is for the one who asked; an endpoint that knows better says so itself.
        context.Response.Headers.CacheControl = "no-store";
        var caller = anywhere ? Caller.Nobody : await resolve.Of(context);
        var actor = caller.Actor;
        context.SetActor(actor);
        if (context.GetEndpoint() is { } endpoint && Judge(endpoint, actor) is { } refusal)
        {
            await Refuse(context, refusal);
            return;
        }

        await (context.WebSockets.IsWebSocketRequest || context.Request.Path.StartsWithSegments("/hub")
            ? sockets.Hold(context, caller, next)
            : next(context));
    }

    // Pages and pictures are for everyone; whatever carries a mark is guarded wherever it stands.
    private static bool IsGuarded(HttpContext context) =>
        EndpointCatalog.Guarded.Any(root => context.Request.Path.StartsWithSegments(root))
        || context.GetEndpoint()?.Metadata.GetMetadata<EndpointMark>() is not null;

    private Refusal? Judge(Endpoint endpoint, Actor actor) => endpoint.Metadata.GetMetadata<EndpointMark>() switch
    {
        OpenEndpoint or DeviceEndpoint => null,
        NeedsAction when actor.Kind == ActorKind.Nobody => new Refusal("not_signed_in", RefusalKind.Unauthenticated),
        NeedsAction needs when access.May(actor, needs.Action, AccessScope.Anywhere) => null,
        NeedsAction needs => Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", needs.Action)),
        _ => new Refusal("endpoint_unmarked", RefusalKind.Forbidden),
    };

    private static Task Refuse(HttpContext context, Refusal refusal) => refusal.ToProblem().ExecuteAsync(context);
}
