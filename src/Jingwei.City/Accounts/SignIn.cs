using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>What someone types at the door.</summary>
internal sealed record Credentials(string? UserName, string? Password);

/// <summary>
/// Opens a session. Five wrong tries in a row lock an account for five minutes of machine time; whether a name exists at
/// all is told neither by the answer nor by its delay.
/// </summary>
internal sealed class SignIn(UserManager<AccountRow> users, ICityWriter writer, TimeProvider time, DescribeMe describe)
{
    // Some hash to verify against when there is no account, so that both take as long.
    private static string? nobodysHash;

    // A slow hash is also slow for us: a flood at the door may not take every core from the street.
    private static readonly SemaphoreSlim Hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<Result<Me>> Run(HttpContext context, Credentials credentials, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(credentials.UserName) || string.IsNullOrEmpty(credentials.Password) || credentials.Password.Length > 1000)
        {
            return Wrong;
        }

        await Hashing.WaitAsync(ct);
        AccountRow? account;
        try
        {
            account = await users.FindByNameAsync(credentials.UserName);
            if (account is null)
            {
                nobodysHash ??= users.PasswordHasher.HashPassword(null!, Secrets.NewToken());
                users.PasswordHasher.VerifyHashedPassword(null!, nobodysHash, credentials.Password);
                return Wrong;
            }

            if (await Verify(account, credentials.Password) is { } refusal)
            {
                return refusal;
            }
        }
        finally
        {
            Hashing.Release();
        }

        await Open(context, account, ct);
        return await describe.Of(account.Id, ct);
    }

    /// <summary>Null when the password is the account's and the account is open; counts a wrong one.</summary>
    public async Task<Refusal?> Verify(AccountRow account, string password)
    {
        if (await users.IsLockedOutAsync(account))
        {
            return LockedUntil(account.LockoutEnd);
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            return await CountFailure(account);
        }

        if (account.Locked)
        {
            return LockedUntil(null);
        }

        if (account.AccessFailedCount > 0)
        {
            await users.ResetAccessFailedCountAsync(account);
        }

        return null;
    }

    private static Refusal Wrong => new("credentials_wrong", RefusalKind.Unauthenticated);

    private static Refusal LockedUntil(DateTimeOffset? until) =>
        Refusal.Because(RefusalKind.Locked, "account_locked", ("until", until is { } u ? Instants.ToIso(u) : null));

    // Tries at once must all count: who meets another's change counts again on what is there now.
    private async Task<Refusal> CountFailure(AccountRow account)
    {
        var current = account;
        while (!(await users.AccessFailedAsync(current)).Succeeded)
        {
            current = (await users.FindByNameAsync(account.UserName))!;
            if (await users.IsLockedOutAsync(current))
            {
                break;
            }
        }

        if (!await users.IsLockedOutAsync(current))
        {
            return Wrong;
        }

        await writer.Write(scope =>
        {
            scope.Audit(current.UserName, "account.lockedOut", current.UserName);
            return Task.FromResult(Done.Ok);
        });
        return LockedUntil(current.LockoutEnd);
    }

    private async Task Open(HttpContext context, AccountRow account, CancellationToken ct)
    {
        var secret = Secrets.NewToken();
        var now = Instants.Truncate(time.GetUtcNow());
        await writer.Write(
            async scope =>
            {
                await scope.Db.Set<SessionRow>().Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync();
                scope.Db.Add(new SessionRow
                {
                    Id = Secrets.Hash(secret),
                    AccountId = account.Id,
                    SecurityStamp = account.SecurityStamp,
                    CreatedAt = now,
                    ExpiresAt = now + SessionCookie.Life,
                });
                scope.Audit(account.UserName, "session.opened", account.UserName);
                return Done.Ok;
            },
            ct);
        await SessionCookie.Give(context, secret);
    }
}
