using System.Collections.Concurrent;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Doors;

/// <summary>
/// The live connections of each account. A request is asked for its session each time; a web socket only once, at its start, so it is cut
/// when the account is locked or changed, and when its session or a post of it runs out. A page whose session still holds connects again by
/// itself and then hears what it now may.
/// </summary>
internal sealed class OpenSockets(ResolveActor resolve, CityClock clock, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, ConcurrentDictionary<HttpContext, byte>> byAccount = new();

    /// <summary>Runs the connection to its end, within reach of <see cref="Close"/>.</summary>
    public async Task Hold(HttpContext context, Caller caller, RequestDelegate run)
    {
        var actor = caller.Actor;
        if (actor.Kind != ActorKind.Person)
        {
            await run(context);
            return;
        }

        var mine = byAccount.GetOrAdd(actor.AccountId, _ => new ConcurrentDictionary<HttpContext, byte>());
        mine.TryAdd(context, 0);
        using var over = new CancellationTokenSource();
        var watch = Task.WhenAll(
            CutAfter(WaitForEndOfPost(actor, over.Token), context),
            CutAfter(WaitForEndOfSession(caller, over.Token), context));
        try
        {
            // What was changed after the first look and before the connection was in reach has cut nothing, so it is looked at once more.
            if (IsSame(actor, (await resolve.Of(context)).Actor))
            {
                await run(context);
            }
            else
            {
                context.Abort();
            }
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

    private static bool IsSame(Actor then, Actor now) => then.AccountId == now.AccountId && then.Kind == now.Kind && then.Posts.SequenceEqual(now.Posts);

    private static async Task CutAfter(Task end, HttpContext context)
    {
        try
        {
            await end;
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // The connection ended first.
        }
    }

    private Task WaitForEndOfPost(Actor actor, CancellationToken over) =>
        actor.Posts.Min(p => p.Until) is { } end ? clock.WaitUntil(end, over) : Task.Delay(Timeout.InfiniteTimeSpan, time, over);

    // Piece by piece: timers stand while a machine sleeps, and its clock may be set meanwhile.
    private async Task WaitForEndOfSession(Caller caller, CancellationToken over)
    {
        while (caller.SessionEndsAt - time.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, over);
        }
    }
}
