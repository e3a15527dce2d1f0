using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>
/// Where ASP.NET Core Identity keeps accounts. Passwords are hashed and verified by the caller's thread; only the storing is
/// work for the city's one writer. Two who change the same account at once: the second fails, by the concurrency stamp.
/// </summary>
internal sealed class AccountStore(ICityWriter writer, ICityReader reader)
    : IUserPasswordStore<AccountRow>, IUserSecurityStampStore<AccountRow>, IUserLockoutStore<AccountRow>
{
    private static readonly IdentityError Concurrent = new IdentityErrorDescriber().ConcurrencyFailure();

    public Task<AccountRow?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, out var id)
            ? reader.Read(db => db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id), cancellationToken)
            : Task.FromResult<AccountRow?>(null);

    public Task<AccountRow?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        reader.Read(db => db.Set<AccountRow>().FirstOrDefaultAsync(a => a.NormalizedUserName == normalizedUserName), cancellationToken);

    /// <summary>Accounts come with posts, in one write: see <see cref="CreateAccount"/>.</summary>
    public Task<IdentityResult> CreateAsync(AccountRow user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are created with their posts by CreateAccount.");

    /// <summary>Accounts stay, for the history that names them: they are locked.</summary>
    public Task<IdentityResult> DeleteAsync(AccountRow user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are locked, never deleted.");

    public async Task<IdentityResult> UpdateAsync(AccountRow user, CancellationToken cancellationToken)
    {
        var stamp = AccountWriting.NewStamp();
        var stored = await writer.Write<Result<Done>>(
            async scope =>
            {
                var row = await scope.Db.Set<AccountRow>().FirstAsync(a => a.Id == user.Id);
                if (row.ConcurrencyStamp != user.ConcurrencyStamp)
                {
                    return new Refusal("account_changed");
                }

                row.PasswordHash = user.PasswordHash;
                row.SecurityStamp = user.SecurityStamp;
                row.AccessFailedCount = user.AccessFailedCount;
                row.LockoutEnd = user.LockoutEnd;
                row.ConcurrencyStamp = stamp;
                return Done.Ok;
            },
            cancellationToken);
        if (!stored.Ok)
        {
            return IdentityResult.Failed(Concurrent);
        }

        user.ConcurrencyStamp = stamp;
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(AccountRow user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName!;
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(AccountRow user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(AccountRow user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalizedUserName = normalizedName!;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(AccountRow user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(AccountRow user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(AccountRow user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd is { } end ? Instants.Truncate(end) : null;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<int> IncrementAccessFailedCountAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(AccountRow user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<bool> GetLockoutEnabledAsync(AccountRow user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(AccountRow user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
