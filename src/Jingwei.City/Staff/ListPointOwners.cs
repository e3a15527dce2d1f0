using System.Globalization;
using System.Text.Json;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <param name="Area">The area of the post through which the person answers.</param>
/// <param name="Center">With <paramref name="RadiusMeters"/>: a circle.</param>
/// <param name="Boundary">Or a GeoJSON Polygon or MultiPolygon, WGS-84.</param>
/// <param name="Called">Whether the person is called for the place now: not when the post is over or the account locked.</param>
internal sealed record PointOwnerView(
    string Id, string UserName, Text DisplayName, Named? Area, Text Place, GeoPoint? Center, double? RadiusMeters, JsonElement? Boundary, bool Called);

/// <summary>Who answers for which place as point owner 点长, by post in the actor's areas or in the one that is asked for; in id order.</summary>
internal sealed class ListPointOwners(ICityReader reader, Access access, PostViews views, CityClock clock)
{
    public async Task<Result<Page<PointOwnerView>>> Run(Actor actor, long? areaId, int limit, string? cursor, CancellationToken ct)
    {
        if (areaId is { } wanted && !access.May(actor, Actions.DutyRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        IReadOnlyList<long> roots = areaId is { } one ? [one] : access.AreasFor(actor, Actions.DutyRead);
        var after = Ids.Find(cursor) ?? 0;
        return await reader.Read<Result<Page<PointOwnerView>>>(
            async db =>
            {
                var found = await (
                    from place in db.Set<PointOwnerRow>()
                    join post in db.Set<PostRow>() on place.PostId equals post.Id
                    join account in db.Set<AccountRow>() on post.AccountId equals account.Id
                    where place.Id > after && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == post.AreaId)
                    orderby place.Id
                    select new { place, post, account }).AsNoTracking().Take(limit + 1).ToListAsync(ct);
                return new Page<PointOwnerView>(
                    [.. found.Take(limit).Select(f => Show(f.place, f.post, f.account))],
                    found.Count > limit ? found[limit - 1].place.Id.ToString() : null);
            },
            ct);
    }

    private PointOwnerView Show(PointOwnerRow place, PostRow post, AccountRow account) => new(
        place.Id.ToString(),
        account.UserName,
        account.DisplayName,
        views.AreaOf(post.AreaId),
        place.Place,
        place is { GeoJson: null, CenterLon: { } lon, CenterLat: { } lat } ? new GeoPoint(lon, lat) : null,
        place.RadiusMeters,
        place.GeoJson is { } boundary ? JsonElement.Parse(boundary) : null,
        !account.Locked && PostViews.ToActorPost(post).CountsAt(clock.Now));
}
