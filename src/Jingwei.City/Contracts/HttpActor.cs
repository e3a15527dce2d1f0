using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Contracts;

/// <summary>Who is calling, as the access middleware found out.</summary>
public static class HttpActor
{
    /// <summary>The caller; <see cref="Actor.Nobody"/> when no session or key came with the request.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ActorFeature>()?.Actor ?? Contracts.Actor.Nobody;
    }

    internal static void SetActor(this HttpContext context, Actor actor) => context.Features.Set(new ActorFeature(actor));

    private sealed record ActorFeature(Actor Actor);
}
