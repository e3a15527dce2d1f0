using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.SignalR;

namespace Jingwei.Host.Live;

/// <param name="Area">Null for the account's own news; <c>*</c> for what goes to all.</param>
/// <param name="Seq">The last number given out; a gap after it means that something was missed.</param>
public sealed record JoinedGroup(string? Area, long Seq);

public sealed record Joined(IReadOnlyList<JoinedGroup> Groups, DateTimeOffset Now, double Rate);

/// <summary>The one web socket of the pages. Whoever is signed in hears their own news; centers hear their areas'.</summary>
public sealed class LiveHub(LiveFanOut fanOut, Access access, CityClock clock) : Hub
{
    public async Task<Joined> Join()
    {
        var actor = Context.GetHttpContext()?.Actor() ?? Actor.Nobody;
        if (actor.Kind != ActorKind.Person)
        {
            throw new HubException("not_signed_in");
        }

        var groups = new List<JoinedGroup> { new(null, fanOut.SeqOf(LiveFanOut.AccountGroup(actor.AccountId))) };
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveFanOut.AccountGroup(actor.AccountId));
        await Groups.AddToGroupAsync(Context.ConnectionId, LiveFanOut.Everyone);
        groups.Add(new JoinedGroup(LiveFanOut.EveryonesArea, fanOut.SeqOf(LiveFanOut.Everyone)));
        foreach (var root in access.AreasFor(actor, Actions.PositionRead))
        {
            fanOut.Watch(Context.ConnectionId, root);
            await Groups.AddToGroupAsync(Context.ConnectionId, LiveFanOut.AreaGroup(root));
            groups.Add(new JoinedGroup(root.ToString(), fanOut.SeqOf(LiveFanOut.AreaGroup(root))));
        }

        return new Joined(groups, clock.Now, clock.Rate);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        fanOut.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
