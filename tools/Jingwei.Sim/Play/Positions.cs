using System.Net;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>Phones tell where they are: every 15 s of city time, sparser when the city runs fast.</summary>
internal sealed class Positions(TownParts parts, Func<double> rate)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Fast = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(120);

    /// <summary>How often phones look whether to send. At full speed there is no rate (0): who strolls is heard of every two minutes.</summary>
    internal TimeSpan Every => rate() switch { 0 => World.Thing.Beat, <= 5 => Usual, <= 30 => World.Thing.Beat, _ => Fast };

    internal Task Send(DateTimeOffset now, CancellationToken ct) =>
        Task.WhenAll(parts.People.Where(p => p.Walk is not null && (p.OnShift || p.HasPlans)).Select(p => Send(p, now, ct)));

    private async Task Send(PlayedPerson person, DateTimeOffset now, CancellationToken ct)
    {
        if (rate() == 0 && !person.Walk!.IsCalledAway && now - person.PositionSentAt < Standing)
        {
            return;
        }

        person.PositionSentAt = now;
        var place = person.Walk!.PlaceAt(now);
        var body = new
        {
            lon = Math.Round(place.Lon, 6),
            lat = Math.Round(place.Lat, 6),
            accuracyMeters = Math.Round(parts.Chance.Between(4, 14, $"{person.UserName}/accuracy", parts.Chance.BeatOf(now))),
            heading = person.Walk.HeadingAt(now),
            at = Foundation.Instants.ToIso(now),
        };
        try
        {
            await person.City.Post("me/position", body, ct);
        }
        catch (CityRefusalException refusal) when (refusal.Status is not HttpStatusCode.InternalServerError)
        {
            // The next one will tell.
        }
    }
}
