using Jingwei.City.Contracts;

namespace Jingwei.City.Staff;

/// <summary>Where no room knows positions: nobody's whereabouts are known.</summary>
internal sealed class NobodysWhereabouts : IWhereabouts
{
    public Task<IReadOnlyDictionary<long, Whereabouts>> Find(IReadOnlyCollection<long> accountIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, Whereabouts>>(new Dictionary<long, Whereabouts>());
}
