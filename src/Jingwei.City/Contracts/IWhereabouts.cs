using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>Where a person is and what they are at, as far as it is known.</summary>
/// <param name="Position">Last known position.</param>
/// <param name="At">Instant of the position, city time.</param>
/// <param name="AccuracyMeters">Radius of the position's uncertainty.</param>
/// <param name="Busy">Has a task in hand.</param>
/// <param name="CaseNumber">The case of that task.</param>
public sealed record Whereabouts(GeoPoint? Position, DateTimeOffset? At, double? AccuracyMeters, bool Busy, string? CaseNumber);

/// <summary>Knows where people are. Dispatch implements it; without it nobody's whereabouts are known.</summary>
public interface IWhereabouts
{
    /// <summary>The whereabouts of those accounts that have any.</summary>
    Task<IReadOnlyDictionary<long, Whereabouts>> Find(IReadOnlyCollection<long> accountIds, CancellationToken ct);
}
