using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <param name="RadiusMeters">With lon and lat: a circle, 5 to 5,000 m.</param>
/// <param name="Boundary">Or a GeoJSON Polygon, WGS-84, as text.</param>
internal sealed record PointOwnerRequest(string? UserName, Text? Place, double? Lon, double? Lat, double? RadiusMeters, string? Boundary);

/// <summary>Says which place somebody answers for as its point owner 点长.</summary>
internal sealed class SetPointOwner(ICityWriter writer, Contracts.People people, Access access)
{
    public Task<Result<Done>> Run(Actor actor, PointOwnerRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Place?.Zh))
        {
            return Task.FromResult<Result<Done>>(Refusal.Invalid("place", "name_required"));
        }

        GeoPoint? center = request is { Lon: { } lon, Lat: { } lat } && new GeoPoint(lon, lat).IsOnEarth ? new GeoPoint(lon, lat) : null;
        if (request.Boundary is null && (center is null || request.RadiusMeters is not (>= 5 and <= 5000)))
        {
            return Task.FromResult<Result<Done>>(Refusal.Invalid("radiusMeters", "circle_or_boundary_required", ("least", 5), ("most", 5000)));
        }

        if (request.Boundary is { } text && !GeoJson.ReadArea(text).Ok)
        {
            return Task.FromResult<Result<Done>>(Refusal.Invalid("boundary", "geometry_invalid"));
        }

        return writer.Write<Result<Done>>(async scope =>
        {
            if (string.IsNullOrWhiteSpace(request.UserName) || await people.FindByUserName(scope.Db, request.UserName) is not { } person)
            {
                return Refusal.Invalid("userName", "person_unknown", ("userName", request.UserName));
            }

            var posts = await scope.Db.Set<PostRow>().Where(p => p.AccountId == person.AccountId && p.Role == Roles.PointOwner).OrderBy(p => p.Id).ToListAsync();
            var post = posts.Find(p => PostViews.ToActorPost(p).CountsAt(scope.Now) && access.May(actor, Actions.DutyManage, new AccessScope(p.AreaId)));
            if (post is null)
            {
                return Refusal.Invalid("userName", "no_such_post_here", ("userName", request.UserName), ("role", Roles.PointOwner));
            }

            scope.Db.Add(PointOwnerShape.ToRow(scope.NewId(), new NewPointOwner(post.Id, new Text(request.Place.Zh, request.Place.En ?? ""), center, request.RadiusMeters, request.Boundary)));
            scope.Audit(actor.UserName, "pointOwner.set", person.UserName, null, request.Place.Zh);
            return Done.Ok;
        }, ct);
    }
}
