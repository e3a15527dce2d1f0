using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Doors;

/// <summary>
/// Finds out who calls: by the session's cookie, or by an API key as Bearer token. Whatever does not fit in every part is nobody.
/// Looked up at each request; nothing is remembered that a lock would have to reach.
/// </summary>
internal sealed class ResolveActor(ICityReader reader, CityClock clock, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    public async Task<Actor> Of(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            // A device's token comes the same way; it fits no key, and its endpoints look at it themselves.
            return await ByKey(authorization[Bearer.Length..].Trim());
        }

        return await SessionCookie.SecretOf(context) is { } secret ? await BySession(Secrets.Hash(secret)) : Actor.Nobody;
    }

    private Task<Actor> BySession(byte[] id) => reader.Read(async db =>
    {
        var now = time.GetUtcNow();
        var account = await (
            from session in db.Set<SessionRow>()
            join row in db.Set<AccountRow>() on session.AccountId equals row.Id
            where session.Id == id && now < session.ExpiresAt && session.SecurityStamp == row.SecurityStamp && !row.Locked
            select row).FirstOrDefaultAsync();
        if (account is null)
        {
            return Actor.Nobody;
        }

        var posts = await db.Set<PostRow>().Where(p => p.AccountId == account.Id).OrderBy(p => p.Id).ToListAsync();
        var counting = posts.Select(PostViews.ToActorPost).Where(p => p.CountsAt(clock.Now)).ToList();
        return new Actor(account.Id, account.UserName, account.DisplayName, ActorKind.Person, counting);
    });

    private async Task<Actor> ByKey(string token)
    {
        if (ApiKeyToken.Parse(token) is not { } key)
        {
            return Actor.Nobody;
        }

        return await reader.Read(async db =>
        {
            var row = await db.Set<ApiKeyRow>().FirstOrDefaultAsync(k => k.Id == key.Id);
            return row is not null && row.RevokedAt is null && time.GetUtcNow() < row.ExpiresAt && key.Fits(row.SecretHash)
                ? new Actor(0, $"key:{row.Id}", row.Name, ActorKind.ApiKey, [new ActorPost(row.Role, row.AreaId, row.OrganizationId, null)])
                : Actor.Nobody;
        });
    }
}
