using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.SignalR;

namespace Jingwei.Host.Live;

public sealed record Joined(IReadOnlyList<JoinedGroup> Groups, DateTimeOffset Now, double Rate);

/// <summary>The one web socket of the pages. Whoever is signed in hears their own news; centers hear their areas'.</summary>
public sealed class LiveHub(LiveFanOut fanOut, IHubContext<LiveHub> pages, Access access, CityClock clock) : Hub
{
    public Joined Join()
    {
        var actor = Context.GetHttpContext()?.Actor() ?? Actor.Nobody;
        if (actor.Kind != ActorKind.Person)
        {
            throw new HubException("not_signed_in");
        }

        var line = Context.ConnectionId;
        var page = pages.Clients.Client(line);
        var groups = fanOut.Join(line, actor.AccountId, access.AreasFor(actor, Actions.PositionRead), message => page.SendAsync("live", message));
        if (Context.ConnectionAborted.IsCancellationRequested)
        {
            // It broke while it joined, and its end may have been told already.
            fanOut.Leave(line);
        }

        return new Joined(groups, clock.Now, clock.Rate);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        fanOut.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
