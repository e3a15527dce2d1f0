using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

internal sealed record ApiKeyRequest(Text? Name, string? Role, string? AreaId, string? OrganizationId, DateTimeOffset? ExpiresAt);

/// <param name="Key">The key, shown this once; null in the answer to a repeat.</param>
internal sealed record ApiKeyMade(string Id, string? Key);

internal sealed record ApiKeyView(string Id, Text Name, string Role, Named? Area, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

internal sealed record StoredKey(long Id, string Hash);

/// <summary>Keys with which other systems act in one post: made, listed and revoked by administrators. Their times are machine time.</summary>
internal sealed class ApiKeys(ICityWriter writer, ICityReader reader, AccountScope scopes, Access access, PostViews views, TimeProvider time)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(400);

    public async Task<Result<ApiKeyMade>> Make(Actor actor, ApiKeyRequest request, CancellationToken ct)
    {
        var now = Instants.Truncate(time.GetUtcNow());
        var post = new PostRequest(request.Role, request.AreaId, request.OrganizationId, null, null);
        var refusal = request.Name is null || string.IsNullOrWhiteSpace(request.Name.Zh) ? Refusal.Invalid("name", "required")
            : request.Role is Roles.Administrator ? Refusal.Invalid("role", "role_not_for_keys") // a key must not make keys
            : request.ExpiresAt is not { } until || until <= now || until > now + LongestLife ? Refusal.Invalid("expiresAt", "expiry_invalid", ("maxDays", LongestLife.Days))
            : scopes.JudgePost(actor, post.Role, post.Area, null, null);
        if (refusal is not null)
        {
            return refusal;
        }

        var secret = Secrets.NewToken();
        var hash = Secrets.Hash(secret);
        var stored = await writer.Write<Result<StoredKey>>(
            async scope =>
            {
                if (post.Organization is { } body && !await scope.Db.Set<OrganizationRow>().AnyAsync(o => o.Id == body))
                {
                    return Refusal.Invalid("organizationId", "organization_unknown");
                }

                var id = scope.NewId();
                scope.Db.Add(new ApiKeyRow
                {
                    Id = id,
                    Name = request.Name!,
                    SecretHash = hash,
                    Role = request.Role!,
                    AreaId = post.Area!.Value,
                    OrganizationId = post.Organization,
                    CreatedBy = actor.AccountId,
                    CreatedAt = now,
                    ExpiresAt = Instants.Truncate(request.ExpiresAt!.Value),
                });
                scope.Audit(actor.UserName, "apiKey.made", id.ToString(), detail: $"{request.Role} in {post.Area}");
                return new StoredKey(id, Convert.ToHexString(hash));
            },
            ct);
        return stored.Then<ApiKeyMade>(s => new ApiKeyMade(s.Id.ToString(), s.Hash == Convert.ToHexString(hash) ? new ApiKeyToken(s.Id, secret).ToString() : null));
    }

    public Task<Page<ApiKeyView>> List(Actor actor, int limit, string? cursor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.AccountManage);
        var after = Ids.Find(cursor) ?? 0;
        return reader.Read(
            async db =>
            {
                var rows = await db.Set<ApiKeyRow>()
                    .Where(k => k.Id > after && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == k.AreaId))
                    .OrderBy(k => k.Id).Take(limit + 1).ToListAsync();
                var page = rows.Take(limit).ToList();
                return new Page<ApiKeyView>(
                    page.ConvertAll(k => new ApiKeyView(k.Id.ToString(), k.Name, k.Role, views.AreaOf(k.AreaId), k.CreatedAt, k.ExpiresAt, k.RevokedAt)),
                    rows.Count > limit ? page[^1].Id.ToString() : null);
            },
            ct);
    }

    public Task<Result<Done>> Revoke(Actor actor, long id, CancellationToken ct)
    {
        var now = Instants.Truncate(time.GetUtcNow());
        return writer.Write<Result<Done>>(
            async scope =>
            {
                var key = await scope.Db.Set<ApiKeyRow>().FirstOrDefaultAsync(k => k.Id == id);
                if (key is null || !access.May(actor, Actions.AccountManage, new AccessScope(key.AreaId)))
                {
                    return new Refusal("api_key_unknown", RefusalKind.NotFound);
                }

                key.RevokedAt ??= now;
                scope.Audit(actor.UserName, "apiKey.revoked", id.ToString());
                return Done.Ok;
            },
            ct);
    }
}
