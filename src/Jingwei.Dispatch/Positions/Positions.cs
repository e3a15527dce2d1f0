using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Positions;

public sealed record PositionRequest(double? Lon, double? Lat, double? AccuracyMeters = null, double? Heading = null, DateTimeOffset? At = null);

/// <param name="State">idle or busy.</param>
public sealed record WhereaboutsView(
    string UserName, Text DisplayName, string Role, double Lon, double Lat, double? AccuracyMeters, double? Heading, DateTimeOffset At, string State, string? CaseNumber);

/// <summary>Where people are: the phone says so, the map shows it with its age.</summary>
internal sealed class Positions(ICityWriter writer, ICityReader reader, AreaDirectory areas, Access access, CityClock clock) : IWhereabouts
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    /// <summary>Keeps the newest position of the actor; one that is older than what is known is taken and changes nothing.</summary>
    public Task<Result<Done>> Report(PositionRequest request, Actor actor, CancellationToken ct)
    {
        if (request.Lon is not { } lon || request.Lat is not { } lat || !new GeoPoint(lon, lat).IsOnEarth)
        {
            return Task.FromResult<Result<Done>>(Refusal.Invalid("lon", "place_required"));
        }

        if (request.AccuracyMeters is < 0 or > 100_000 || request.Heading is < 0 or > 360)
        {
            return Task.FromResult<Result<Done>>(Refusal.Invalid(request.Heading is < 0 or > 360 ? "heading" : "accuracyMeters", "out_of_range"));
        }

        return writer.Write<Result<Done>>(async scope =>
        {
            var at = request.At is { } said && said <= scope.Now + ClockSlack ? said : scope.Now;
            var row = await scope.Db.Set<PositionRow>().FindAsync(actor.AccountId);
            if (row is not null && row.At > at)
            {
                return Done.Ok;
            }

            if (row is null)
            {
                row = new PositionRow { AccountId = actor.AccountId };
                scope.Db.Add(row);
            }

            (row.Lon, row.Lat, row.AccuracyMeters, row.Heading, row.At) = (lon, lat, request.AccuracyMeters, request.Heading, at);
            if (areas.At(new GeoPoint(lon, lat), AreaLevels.Subdistrict) is { } area)
            {
                var inHand = (await CaseCalling.InHand(scope.Db, [actor.AccountId])).GetValueOrDefault(actor.AccountId);
                scope.Announce(new LiveNews(area.Id, null, "position", View(row, actor.UserName, actor.DisplayName, RoleOf(actor), inHand)));
            }

            return Done.Ok;
        }, ct);
    }

    /// <summary>Positions of the last hours inside the areas that the actor may see.</summary>
    public Task<IReadOnlyList<WhereaboutsView>> List(Actor actor, string? area, CancellationToken ct) => reader.Read<IReadOnlyList<WhereaboutsView>>(async db =>
    {
        var since = clock.Now - ShownFor;
        var rows = await db.Set<PositionRow>().Where(p => p.At >= since).ToListAsync(ct);
        var names = await PeopleCards.Find(db, [.. rows.Select(r => r.AccountId)]);
        var inHand = await CaseCalling.InHand(db, [.. rows.Select(r => r.AccountId)]);
        var wanted = Ids.Find(area);
        var roles = await RolesOf.Of(db, [.. rows.Select(r => r.AccountId)], clock.Now);
        return
        [
            .. rows.Where(r => names.ContainsKey(r.AccountId) && Visible(actor, new GeoPoint(r.Lon, r.Lat), wanted))
                .Select(r => View(r, names[r.AccountId].UserName, names[r.AccountId].DisplayName, roles.GetValueOrDefault(r.AccountId, ""), inHand.GetValueOrDefault(r.AccountId)))
                .OrderBy(p => p.UserName, StringComparer.Ordinal),
        ];
    }, ct);

    public Task<IReadOnlyDictionary<long, Whereabouts>> Find(IReadOnlyCollection<long> accountIds, CancellationToken ct) =>
        reader.Read<IReadOnlyDictionary<long, Whereabouts>>(async db =>
        {
            var rows = await db.Set<PositionRow>().Where(p => accountIds.Contains(p.AccountId)).ToDictionaryAsync(p => p.AccountId, ct);
            var inHand = await CaseCalling.InHand(db, accountIds);
            return accountIds.Distinct().ToDictionary(id => id, id =>
            {
                var row = rows.GetValueOrDefault(id);
                var number = inHand.GetValueOrDefault(id);
                return new Whereabouts(row is null ? null : new GeoPoint(row.Lon, row.Lat), row?.At, row?.AccuracyMeters, number is not null, number);
            });
        }, ct);

    private bool Visible(Actor actor, GeoPoint place, long? wanted) =>
        access.MayAt(actor, Actions.PositionRead, place) && (wanted is not { } area || areas.AllAt(place).Any(a => areas.Covers(area, a.Id)));

    private string RoleOf(Actor actor) => actor.Posts.FirstOrDefault(p => p.CountsAt(clock.Now))?.Role ?? "";

    private static WhereaboutsView View(PositionRow row, string userName, Text name, string role, string? caseNumber) => new(
        userName, name, role, row.Lon, row.Lat, row.AccuracyMeters, row.Heading, row.At, caseNumber is null ? "idle" : "busy", caseNumber);
}
