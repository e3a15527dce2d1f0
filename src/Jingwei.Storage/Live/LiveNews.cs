namespace Jingwei.Storage.Live;

/// <summary>News for screens. To the watchers of an area (and of those above it), or to one account's own screens.</summary>
/// <param name="Kind">As in the live protocol: case, alarm, device, position, ring, …</param>
/// <param name="Data">Serialized as the API would.</param>
public sealed record LiveNews(long? AreaId, long? AccountId, string Kind, object Data);

/// <summary>Where news goes after the commit; must not block.</summary>
public interface ILiveSink
{
    void Deliver(IReadOnlyList<LiveNews> news);
}
