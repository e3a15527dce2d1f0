using Jingwei.City.Contracts;

namespace Jingwei.City.Rules;

/// <summary>
/// The access decision, as a pure function of the actor's posts, the instant and the area tree. More posts never allow less;
/// a post that does not count now allows nothing; a post allows in its area and below, never beside or above.
/// </summary>
internal static class AccessRule
{
    public static bool May(Actor actor, string action, AccessScope scope, DateTimeOffset now, Func<long, long, bool> covers)
    {
        if (actor.Kind == ActorKind.Machine)
        {
            return true;
        }

        if (scope.DataClass == DataClass.Personal && string.IsNullOrWhiteSpace(scope.Purpose))
        {
            return false;
        }

        return Counting(actor, now).Any(post =>
            RoleTable.IsCleared(post.Role, scope.DataClass)
            && (scope.AreaId is not { } area || covers(post.AreaId, area))
            && RoleTable.ReachOf(post.Role, action) switch
            {
                Reach.Area => true,
                Reach.Own => post.OrganizationId is not null
                    && (scope.OrganizationId == post.OrganizationId || scope == AccessScope.Anywhere),
                _ => false,
            });
    }

    public static IReadOnlyList<long> Roots(Actor actor, string action, DateTimeOffset now, Func<long, long, bool> covers)
    {
        var areas = Counting(actor, now)
            .Where(p => RoleTable.ReachOf(p.Role, action) == Reach.Area).Select(p => p.AreaId).Distinct().ToList();
        return [.. areas.Where(a => !areas.Any(other => other != a && covers(other, a)))];
    }

    public static IReadOnlyList<(long AreaId, long OrganizationId)> OwnOrganizations(Actor actor, string action, DateTimeOffset now) =>
        [.. Counting(actor, now)
            .Where(p => p.OrganizationId is not null && RoleTable.ReachOf(p.Role, action) == Reach.Own)
            .Select(p => (p.AreaId, p.OrganizationId!.Value)).Distinct()];

    private static IEnumerable<ActorPost> Counting(Actor actor, DateTimeOffset now) =>
        actor.Kind is ActorKind.Person or ActorKind.ApiKey ? actor.Posts.Where(p => p.CountsAt(now)) : [];
}
