using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>Who I am and what I may do: what the screens start from.</summary>
/// <param name="Home">console, field or resident: where these posts work.</param>
/// <param name="Area">Of the first post that counts; null without any.</param>
/// <param name="Actions">Every action that is allowed somewhere.</param>
internal sealed record Me(
    string UserName, Text DisplayName, string Home, MyArea? Area, IReadOnlyList<PostView> Posts, IReadOnlyList<string> Actions);

/// <param name="Bounds">West, south, east, north.</param>
internal sealed record MyArea(string Id, Text Name, string Level, GeoPoint? Center, double[]? Bounds);

/// <summary>An id with its name.</summary>
internal sealed record Named(string Id, Text Name);

/// <summary>A post as screens show it.</summary>
internal sealed record PostView(string Id, string Role, Named? Area, Named? Organization, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>Describes an account to its own holder.</summary>
internal sealed class DescribeMe(ICityReader reader, PostViews views, AreaDirectory areas, Access access, CityClock clock)
{
    /// <summary>The account as it stands now. Throws when there is no such account.</summary>
    public Task<Result<Me>> Of(long accountId, CancellationToken ct) => reader.Read<Result<Me>>(
        async db =>
        {
            var now = clock.Now;
            var account = await db.Set<AccountRow>().FirstAsync(a => a.Id == accountId);
            var posts = (await db.Set<PostRow>().Where(p => p.AccountId == accountId).OrderBy(p => p.Id).ToListAsync())
                .Where(p => PostViews.ToActorPost(p).CountsAt(now)).ToList();
            var actor = new Actor(account.Id, account.UserName, account.DisplayName, ActorKind.Person, [.. posts.Select(PostViews.ToActorPost)]);
            return new Me(
                account.UserName,
                account.DisplayName,
                RoleTable.HomeOf(posts.Select(p => p.Role)),
                posts.Count == 0 ? null : ToMyArea(posts[0].AreaId),
                await views.Of(db, posts),
                access.ActionsOf(actor));
        },
        ct);

    private MyArea? ToMyArea(long areaId)
    {
        if (areas.Find(areaId) is not { } area)
        {
            return null;
        }

        var bounds = areas.BoundsOf(areaId);
        return new MyArea(area.Id.ToString(), area.Name, area.Level, area.Center ?? bounds?.Center, bounds?.ToArray());
    }
}
