using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Doors;

/// <param name="SessionEndsAt">Machine time at which the caller's session is over; null for whoever has none.</param>
internal sealed record Caller(Actor Actor, DateTimeOffset? SessionEndsAt = null)
{
    public static readonly Caller Nobody = new(Actor.Nobody);
}

/// <summary>
/// Finds out who calls: by the session's cookie, or by an API key as Bearer token. Whatever does not fit in every part is nobody.
/// Looked up at each request; nothing is remembered that a lock would have to reach.
/// </summary>
internal sealed class ResolveActor(ICityReader reader, CityClock clock, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    public async Task<Caller> Of(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            // A device's token comes the same way; it fits no key, and its endpoints look at it themselves.
            return new Caller(await ByKey(authorization[Bearer.Length..].Trim()));
        }

        return await SessionCookie.SecretOf(context) is { } secret ? await BySession(Secrets.Hash(secret)) : Caller.Nobody;
    }

    private Task<Caller> BySession(byte[] id) => reader.Read(async db =>
    {
        var now = time.GetUtcNow();
        var found = await (
            from session in db.Set<SessionRow>()
            join row in db.Set<AccountRow>() on session.AccountId equals row.Id
            where session.Id == id && now < session.ExpiresAt && session.SecurityStamp == row.SecurityStamp && !row.Locked
            select new { account = row, session.ExpiresAt }).FirstOrDefaultAsync();
        if (found is null)
        {
            return Caller.Nobody;
        }

        return new Caller(await Person(db, found.account), found.ExpiresAt);
    });

    /// <summary>A person without a session; nobody when there is none, or they are locked.</summary>
    public Task<Actor> ByAccount(long id) => reader.Read(async db =>
        await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id && !a.Locked) is { } account ? await Person(db, account) : Actor.Nobody);

    private async Task<Actor> Person(CityDb db, AccountRow account)
    {
        var posts = await db.Set<PostRow>().Where(p => p.AccountId == account.Id).OrderBy(p => p.Id).ToListAsync();
        return new Actor(account.Id, account.UserName, account.DisplayName, ActorKind.Person, [.. posts.Select(PostViews.ToActorPost).Where(p => p.CountsAt(clock.Now))]);
    }

    /// <summary>The holder of an API key; nobody when it fits none that holds.</summary>
    public async Task<Actor> ByKey(string token)
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
