using Jingwei.City.Contracts;
using Jingwei.City.Doors;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

internal sealed record PasswordMade(string Password);

internal sealed record PostMade(string Id);

/// <summary>
/// What an administrator does to an account: lock, unlock, a new start password, give a post, end one. Each writes a line of audit; a
/// lock and a new password end the account's sessions, and every change cuts its live connections.
/// </summary>
internal sealed class ChangeAccount(ICityWriter writer, AccountScope scopes, IPasswordHasher<AccountRow> hasher, OpenSockets sockets)
{
    public Task<Result<Done>> Lock(Actor actor, string userName, CancellationToken ct) =>
        IsOwn(actor, userName)
            ? Task.FromResult<Result<Done>>(new Refusal("own_account"))
            : Change(actor, userName, "account.locked", async (scope, account) =>
            {
                account.Locked = true;
                await EndSessions(scope, account);
                return Done.Ok;
            }, ct);

    public Task<Result<Done>> Unlock(Actor actor, string userName, CancellationToken ct) =>
        Change(actor, userName, "account.unlocked", (_, account) =>
        {
            account.Locked = false;
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            return Task.FromResult(Done.Ok);
        }, ct);

    /// <summary>
    /// Makes a new start password and shows it, this once. Not repeatable under a key: the first one is stored nowhere in clear, so a repeat after a
    /// lost answer makes another and the last one shown is the account's.
    /// </summary>
    public async Task<Result<PasswordMade>> ResetPassword(Actor actor, string userName, CancellationToken ct)
    {
        var made = Secrets.NewPassword();
        var hash = hasher.HashPassword(null!, made);
        var stored = await Change(actor, userName, "account.passwordReset", async (scope, account) =>
        {
            account.PasswordHash = hash;
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            await EndSessions(scope, account);
            return Done.Ok;
        }, ct);
        return stored.Then<PasswordMade>(_ => new PasswordMade(made));
    }

    public Task<Result<PostMade>> GivePost(Actor actor, string userName, PostRequest post, CancellationToken ct) =>
        Change<PostMade>(actor, userName, "post.given", async (scope, account) =>
        {
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
                Id = id, AccountId = account.Id, Role = post.Role!, AreaId = post.Area!.Value, OrganizationId = post.Organization, ValidFrom = post.From, ValidUntil = post.Until,
            });
            return new PostMade(id.ToString());
        }, ct);

    public Task<Result<Done>> EndPost(Actor actor, string userName, long postId, CancellationToken ct) =>
        Change<Done>(actor, userName, "post.ended", async (scope, account) =>
        {
            var post = await scope.Db.Set<PostRow>().FirstOrDefaultAsync(p => p.Id == postId && p.AccountId == account.Id);
            if (post is null)
            {
                return new Refusal("post_unknown", RefusalKind.NotFound);
            }

            if (post.Role == Roles.Administrator && IsOwn(actor, account.UserName))
            {
                return new Refusal("own_account"); // so that one administrator always stays
            }

            if (post.ValidUntil is null || post.ValidUntil > scope.Now)
            {
                post.ValidUntil = scope.Now;
            }

            return Done.Ok;
        }, ct);

    internal static Task EndSessions(WriteScope scope, AccountRow account)
    {
        account.SecurityStamp = AccountWriting.NewStamp();
        return scope.Db.Set<SessionRow>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
    }

    private static bool IsOwn(Actor actor, string userName) => string.Equals(actor.UserName, userName, StringComparison.OrdinalIgnoreCase);

    private async Task<Result<T>> Change<T>(
        Actor actor, string userName, string action, Func<WriteScope, AccountRow, Task<Result<T>>> change, CancellationToken ct)
    {
        var accountId = 0L;
        var changed = await writer.Write<Result<T>>(
            async scope =>
            {
                var found = await scopes.Find(scope.Db, actor, userName);
                if (!found.Ok)
                {
                    return found.Refusal;
                }

                accountId = found.Value.Id;
                found.Value.ConcurrencyStamp = AccountWriting.NewStamp();
                scope.Audit(actor.UserName, action, found.Value.UserName);
                return await change(scope, found.Value);
            },
            ct);
        sockets.Close(accountId);
        return changed;
    }
}
