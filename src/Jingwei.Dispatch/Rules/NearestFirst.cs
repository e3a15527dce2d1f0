using Jingwei.Cases.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Dispatch.Rules;

/// <summary>Somebody who could be called, as far as choosing needs to know them.</summary>
/// <param name="Position">Last known place; null when none is known.</param>
/// <param name="PositionAt">City time of the position.</param>
/// <param name="BusyWith">Number of the case in hand; null when free.</param>
/// <param name="RingingFor">Number of another case that the phone rings for.</param>
/// <param name="CalledBefore">Was already called for this case in this round.</param>
/// <param name="DeclinedBefore">Has said no to this case, given it back, or handled it without solving it, in whatever round.</param>
public sealed record Candidate(
    long AccountId, string UserName, Text Name, GeoPoint? Position, DateTimeOffset? PositionAt, string? BusyWith, string? RingingFor, bool CalledBefore, bool DeclinedBefore = false);

/// <summary>Who is to be called, and why; null when there is nobody.</summary>
public sealed record Choice(Candidate? Chosen, IReadOnlyList<Reason> Reasons);

/// <summary>
/// Nearest suitable first, in a straight line: the free before the busy, those whose place is known before those whose is not or is old.
/// Whoever was called already in this round, or whose phone rings for something else, is not called; whoever declined, gave it back or handled it in an earlier round comes last. Pure.
/// </summary>
public static class NearestFirst
{
    /// <summary>An older position says little about where somebody on foot is.</summary>
    public static readonly TimeSpan PositionIsOldAfter = TimeSpan.FromMinutes(10);

    private const int MostNamed = 8;

    public static Choice Choose(IReadOnlyList<Candidate> candidates, GeoPoint place, DateTimeOffset now)
    {
        var ranked = candidates
            .Where(c => !c.CalledBefore && c.RingingFor is null)
            .OrderBy(c => c.DeclinedBefore ? 1 : 0)
            .ThenBy(c => c.BusyWith is null ? 0 : 1)
            .ThenBy(c => Known(c, now) ? 0 : 1)
            .ThenBy(c => c.Position is { } at ? at.DistanceMetersTo(place) : double.MaxValue)
            .ThenBy(c => c.UserName, StringComparer.Ordinal)
            .ToList();
        var chosen = ranked.FirstOrDefault();
        var reasons = new List<Reason>();
        if (chosen is not null)
        {
            reasons.Add(Reason.Of("chosen", ("userName", chosen.UserName), ("name", chosen.Name), ("distanceMeters", Distance(chosen, place)), ("busyWith", chosen.BusyWith)));
        }

        foreach (var other in ranked.Skip(1).Concat(candidates.Where(c => c.CalledBefore || c.RingingFor is not null)).Take(MostNamed))
        {
            reasons.Add(Reason.Of("considered", ("userName", other.UserName), ("name", other.Name), ("distanceMeters", Distance(other, place)), ("why", Why(other, now)), ("caseNumber", other.RingingFor ?? other.BusyWith)));
        }

        return new Choice(chosen, reasons);
    }

    private static string Why(Candidate c, DateTimeOffset now) =>
        c.CalledBefore ? "calledBefore" : c.RingingFor is not null ? "ringing" : c.DeclinedBefore ? "declinedBefore" : c.BusyWith is not null ? "busy" : Known(c, now) ? "farther" : "placeUnknown";

    private static bool Known(Candidate c, DateTimeOffset now) => c.Position is not null && c.PositionAt is { } at && now - at <= PositionIsOldAfter;

    private static double? Distance(Candidate c, GeoPoint place) => c.Position is { } at ? Math.Round(at.DistanceMetersTo(place)) : null;
}
