using Jingwei.City.Doors;

namespace Jingwei.City.Contracts;

/// <summary>People as they stand now, for work that goes on after they asked for it: a lock or the end of a post counts at once.</summary>
public sealed class StandingActors
{
    private readonly ResolveActor resolve;

    internal StandingActors(ResolveActor resolve) => this.resolve = resolve;

    /// <summary>The person with the posts that count now; <see cref="Actor.Nobody"/> when there is none, or they are locked.</summary>
    public Task<Actor> Of(long accountId) => resolve.ByAccount(accountId);
}
