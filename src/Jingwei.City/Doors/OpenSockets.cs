using System.Collections.Concurrent;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Doors;

/// <summary>
/// The live connections of each account. A request is asked for its session each time; a web socket only once, at its start, so it is cut
/// when the account is locked or changed, and when a post of it runs out. A page whose session still holds connects again by itself and then
/// hears what it now may.
/// </summary>
internal sealed class OpenSockets(CityClock clock)
{
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<HttpContext, byte>> byAccount = new();

    /// <summary>Runs the connection to its end, within reach of <see cref="Close"/>.</summary>
    public async Task Hold(HttpContext context, Actor actor, RequestDelegate run)
    {
        if (actor.Kind != ActorKind.Person)
        {
            await run(context);
            return;
        }

        var mine = byAccount.GetOrAdd(actor.AccountId, _ => new ConcurrentDictionary<HttpContext, byte>());
        mine.TryAdd(context, 0);
        using var over = new CancellationTokenSource();
        var watch = CutAtEndOfPost(context, actor, over.Token);
        try
        {
            await run(context);
        }
        finally
        {
            mine.TryRemove(context, out _);
            await over.CancelAsync();
            await watch;
        }
    }

    /// <summary>Cuts every live connection of the account. Call it after the commit of the change.</summary>
    public void Close(long accountId)
    {
        if (byAccount.TryGetValue(accountId, out var open))
        {
            foreach (var context in open.Keys)
            {
                context.Abort();
            }
        }
    }

    private async Task CutAtEndOfPost(HttpContext context, Actor actor, CancellationToken over)
    {
        if (actor.Posts.Select(p => p.Until).Where(u => u is not null).Min() is not { } end)
        {
            return;
        }

        try
        {
            await clock.WaitUntil(end, over);
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // The connection ended first.
        }
    }
}
