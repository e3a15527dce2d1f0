using Jingwei.City.Doors;

namespace Jingwei.City.Contracts;

/// <summary>Who holds an API key, for doors whose format carries it elsewhere than in the header.</summary>
public sealed class KeyHolders
{
    private readonly ResolveActor resolve;

    internal KeyHolders(ResolveActor resolve) => this.resolve = resolve;

    /// <summary>The holder; <see cref="Actor.Nobody"/> when the key is unknown, revoked or over.</summary>
    public Task<Actor> Of(string key) => resolve.ByKey(key);
}
