using System.Security.Cryptography;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>What the page behind the one-time link sends.</summary>
internal sealed record SetupRequest(string? Token, string? UserName, string? Password, Text? DisplayName);

internal sealed record SetupAnswer(string UserName);

/// <summary>Makes the first administrator by a one-time token, and the city's area if there is none yet.</summary>
internal sealed class FirstAdministrator(ICityWriter writer, ICityReader reader, AreaDirectory areas, IPasswordHasher<AccountRow> hasher, TimeProvider time)
    : IFirstAdministrator
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(24);
    public async Task<string?> Invite(CancellationToken ct)
    {
        if (await reader.Read(HasAdministrator, ct))
        {
            return null;
        }

        var token = Secrets.NewToken();
        var until = Instants.Truncate(time.GetUtcNow() + TokenLife);
        await writer.Write(
            async scope =>
            {
                await scope.Db.Set<SetupTokenRow>().ExecuteDeleteAsync();
                scope.Db.Add(new SetupTokenRow { TokenHash = Secrets.Hash(token), ExpiresAt = until });
                return Done.Ok;
            },
            ct);
        return token;
    }

    public async Task<Result<SetupAnswer>> Run(SetupRequest request, CancellationToken ct)
    {
        var hash = Secrets.Hash(request.Token ?? "");
        var now = time.GetUtcNow();
        if (!await reader.Read(db => TokenFits(db, hash, now), ct))
        {
            return new Refusal("setup_token_wrong", RefusalKind.Forbidden, "token");
        }

        if (!UserNameRule.Allows(request.UserName))
        {
            return Refusal.Invalid("userName", "user_name_invalid");
        }

        if (PasswordRule.Judge(request.Password, request.UserName!) is { } weak)
        {
            return weak;
        }

        var passwordHash = hasher.HashPassword(null!, request.Password!);
        var done = await writer.Write<Result<SetupAnswer>>(
            async scope =>
            {
                if (await HasAdministrator(scope.Db) || !await TokenFits(scope.Db, hash, now))
                {
                    return new Refusal("already_set_up");
                }

                var normalized = UserNameRule.Normalize(request.UserName!);
                if (await scope.Db.Set<AccountRow>().AnyAsync(a => a.NormalizedUserName == normalized))
                {
                    return new Refusal("user_name_taken", RefusalKind.Conflict, "userName");
                }

                await scope.Db.Set<SetupTokenRow>().ExecuteDeleteAsync();
                var account = scope.NewId();
                AccountWriting.Add(scope, new NewPerson(
                    account, request.UserName!, request.DisplayName ?? Text.Same(request.UserName!), passwordHash, null, []));
                scope.Db.Add(new PostRow { Id = scope.NewId(), AccountId = account, Role = Roles.Administrator, AreaId = await CityOf(scope) });
                scope.Audit(request.UserName!, "setup.done", request.UserName!);
                return new SetupAnswer(request.UserName!);
            },
            ct);
        await areas.Reload();
        return done;
    }

    private static Task<bool> HasAdministrator(CityDb db) => db.Set<PostRow>().AnyAsync(p => p.Role == Roles.Administrator && p.ValidUntil == null);

    private static async Task<bool> TokenFits(CityDb db, byte[] hash, DateTimeOffset now) =>
        await db.Set<SetupTokenRow>().AsNoTracking().FirstOrDefaultAsync() is { } row && now < row.ExpiresAt && CryptographicOperations.FixedTimeEquals(row.TokenHash, hash);

    // An import later finds this area by having no code and no parent, and gives it its own name.
    private static async Task<long> CityOf(WriteScope scope)
    {
        if (await scope.Db.Set<AreaRow>().Where(a => a.ParentId == null).OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync() is { } known)
        {
            return known;
        }

        var id = scope.NewId();
        await AreaWriting.Add(scope, [new NewArea(id, null, AreaLevels.City, new Text("本市", "City"))]);
        scope.Db.Add(new CityRow { AreaId = id, TimeZone = "Asia/Shanghai", Languages = "zh,en" });
        return id;
    }
}
