using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

internal sealed record PasswordMade(string? Password);

internal sealed record PostMade(string Id);

/// <summary>
/// What an administrator does to an account: lock, unlock, a new start password, give a post, end one. Each writes a line of audit; a
/// lock and a new password end the account's sessions.
/// </summary>
internal sealed class ChangeAccount(ICityWriter writer, AccountScope scopes, IPasswordHasher<AccountRow> hasher)
{
    public Task<Result<Done>> Lock(Actor actor, string userName, CancellationToken ct) =>
        string.Equals(actor.UserName, userName, StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult<Result<Done>>(new Refusal("own_account"))
            : Change(actor, userName, "account.locked", (scope, account) =>
            {
                account.Locked = true;
                return EndSessions(scope, account);
            }, ct);

    public Task<Result<Done>> Unlock(Actor actor, string userName, CancellationToken ct) =>
        Change(actor, userName, "account.unlocked", (_, account) =>
        {
            account.Locked = false;
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            return Task.CompletedTask;
        }, ct);

    public async Task<Result<PasswordMade>> ResetPassword(Actor actor, string userName, CancellationToken ct)
    {
        var made = Secrets.NewPassword();
        var hash = hasher.HashPassword(null!, made);
        var stored = await writer.Write<Result<string>>(
            async scope =>
            {
                var found = await scopes.Find(scope.Db, actor, userName);
                if (!found.Ok)
                {
                    return found.Refusal;
                }

                found.Value.PasswordHash = hash;
                found.Value.LockoutEnd = null;
                found.Value.AccessFailedCount = 0;
                await EndSessions(scope, found.Value);
                scope.Audit(actor.UserName, "account.passwordReset", found.Value.UserName);
                return hash;
            },
            ct);

        // As in CreateAccount: a repeat stored nothing, so it has no password to show.
        return stored.Then<PasswordMade>(h => new PasswordMade(h == hash ? made : null));
    }

    public Task<Result<PostMade>> GivePost(Actor actor, string userName, PostRequest post, CancellationToken ct) =>
        writer.Write<Result<PostMade>>(
            async scope =>
            {
                var found = await scopes.Find(scope.Db, actor, userName);
                if (!found.Ok)
                {
                    return found.Refusal;
                }

                if (scopes.JudgePost(actor, post.Role, post.Area, post.From, post.Until) is { } refusal)
                {
                    return refusal;
                }

                if (post.Organization is { } organization && !await scope.Db.Set<OrganizationRow>().AnyAsync(o => o.Id == organization))
                {
                    return Refusal.Invalid("organizationId", "organization_unknown");
                }

                var id = scope.NewId();
                scope.Db.Add(new PostRow
                {
                    Id = id, AccountId = found.Value.Id, Role = post.Role!, AreaId = post.Area!.Value, OrganizationId = post.Organization, ValidFrom = post.From, ValidUntil = post.Until,
                });
                scope.Audit(actor.UserName, "post.given", found.Value.UserName, detail: $"{post.Role} in {post.Area}");
                return new PostMade(id.ToString());
            },
            ct);

    public Task<Result<Done>> EndPost(Actor actor, string userName, long postId, CancellationToken ct) =>
        writer.Write<Result<Done>>(
            async scope =>
            {
                var found = await scopes.Find(scope.Db, actor, userName);
                if (!found.Ok)
                {
                    return found.Refusal;
                }

                var post = await scope.Db.Set<PostRow>().FirstOrDefaultAsync(p => p.Id == postId && p.AccountId == found.Value.Id);
                if (post is null)
                {
                    return new Refusal("post_unknown", RefusalKind.NotFound);
                }

                if (post.ValidUntil is null || post.ValidUntil > scope.Now)
                {
                    post.ValidUntil = scope.Now;
                    scope.Audit(actor.UserName, "post.ended", found.Value.UserName, detail: $"{post.Role} in {post.AreaId}");
                }

                return Done.Ok;
            },
            ct);

    internal static Task EndSessions(WriteScope scope, AccountRow account)
    {
        account.SecurityStamp = AccountWriting.NewStamp();
        return scope.Db.Set<SessionRow>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
    }

    private Task<Result<Done>> Change(Actor actor, string userName, string action, Func<WriteScope, AccountRow, Task> change, CancellationToken ct) =>
        writer.Write<Result<Done>>(
            async scope =>
            {
                var found = await scopes.Find(scope.Db, actor, userName);
                if (!found.Ok)
                {
                    return found.Refusal;
                }

                await change(scope, found.Value);
                found.Value.ConcurrencyStamp = AccountWriting.NewStamp();
                scope.Audit(actor.UserName, action, found.Value.UserName);
                return Done.Ok;
            },
            ct);
}
