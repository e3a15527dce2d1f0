using Jingwei.City.Contracts;
using Jingwei.City.Doors;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

internal sealed record PasswordChange(string? Current, string? Password);

/// <summary>Changes one's own password, after the present one. All sessions end but this one, which goes on under a new cookie.</summary>
internal sealed class ChangeOwnPassword(UserManager<AccountRow> users, ICityWriter writer, SignIn signIn, OpenSockets sockets)
{
    public async Task<Result<Me>> Run(HttpContext context, PasswordChange request, CancellationToken ct)
    {
        var actor = context.Actor();
        var account = actor.Kind == ActorKind.Person ? await users.FindByNameAsync(actor.UserName) : null;
        if (account is null)
        {
            return new Refusal("not_signed_in", RefusalKind.Unauthenticated);
        }

        if (PasswordRule.Judge(request.Password, account.UserName) is { } weak)
        {
            return weak;
        }

        // The same lock-out guards this door as the first.
        var again = await signIn.Verify(account, request.Current ?? "");
        if (again is not null)
        {
            return again with { Field = "current" };
        }

        var hash = users.PasswordHasher.HashPassword(account, request.Password!);
        await writer.Write(
            async scope =>
            {
                var row = await scope.Db.Set<AccountRow>().FirstAsync(a => a.Id == account.Id);
                row.PasswordHash = hash;
                row.ConcurrencyStamp = AccountWriting.NewStamp();
                await ChangeAccount.EndSessions(scope, row);
                scope.Audit(row.UserName, "account.passwordChanged", row.UserName);
                return Done.Ok;
            },
            ct);
        sockets.Close(account.Id);
        return await signIn.Run(context, new Credentials(account.UserName, request.Password), ct);
    }
}
