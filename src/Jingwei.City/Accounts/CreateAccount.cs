using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>A post to give; ids as strings, as in all of the API.</summary>
internal sealed record PostRequest(string? Role, string? AreaId, string? OrganizationId, DateTimeOffset? From, DateTimeOffset? Until)
{
    public long? Area => Ids.Find(AreaId);

    public long? Organization => Ids.Find(OrganizationId);
}

/// <param name="Password">Null to have a start password made.</param>
internal sealed record AccountRequest(string? UserName, Text? DisplayName, string? Phone, string? Password, IReadOnlyList<PostRequest>? Posts);

/// <param name="Password">The start password that was made, shown this once; null when one was given.</param>
internal sealed record AccountCreated(string UserName, string? Password);

/// <summary>Creates an account with its posts, its sealed phone and a password.</summary>
internal sealed class CreateAccount(ICityWriter writer, AccountScope scopes, PersonalSeal seal, IPasswordHasher<AccountRow> hasher)
{
    public async Task<Result<AccountCreated>> Run(Actor actor, AccountRequest request, CancellationToken ct)
    {
        if (Judge(actor, request) is { } refusal)
        {
            return refusal;
        }

        var userName = request.UserName!;
        var made = request.Password is null ? Secrets.NewPassword() : null;
        var attempt = AccountWriting.NewStamp();
        var hash = hasher.HashPassword(null!, request.Password ?? made!);
        var stored = await writer.Write<Result<string>>(
            async scope =>
            {
                var normalized = UserNameRule.Normalize(userName);
                if (await scope.Db.Set<AccountRow>().AnyAsync(a => a.NormalizedUserName == normalized))
                {
                    return new Refusal("user_name_taken", RefusalKind.Conflict, "userName");
                }

                var bodies = (request.Posts ?? []).Select(p => p.Organization).OfType<long>().Distinct().ToList();
                if (await scope.Db.Set<OrganizationRow>().CountAsync(o => bodies.Contains(o.Id)) < bodies.Count)
                {
                    return Refusal.Invalid("organizationId", "organization_unknown");
                }

                var id = scope.NewId();
                AccountWriting.Add(scope, new NewPerson(id, userName, request.DisplayName!, hash, null, []));
                if (!string.IsNullOrWhiteSpace(request.Phone))
                {
                    scope.Db.Add(seal.ToRow(id, request.Phone));
                }

                foreach (var post in request.Posts ?? [])
                {
                    scope.Db.Add(new PostRow
                    {
                        Id = scope.NewId(), AccountId = id, Role = post.Role!, AreaId = post.Area!.Value, OrganizationId = post.Organization, ValidFrom = post.From, ValidUntil = post.Until,
                    });
                }

                scope.Audit(actor.UserName, "account.created", userName);
                return attempt;
            },
            ct);

        // A repeat under the same idempotency key stored nothing: the password just made is not the account's.
        return stored.Then<AccountCreated>(a => new AccountCreated(userName, a == attempt ? made : null));
    }

    private Refusal? Judge(Actor actor, AccountRequest request)
    {
        if (!UserNameRule.Allows(request.UserName))
        {
            return Refusal.Invalid("userName", "user_name_invalid");
        }

        if (string.IsNullOrWhiteSpace(request.DisplayName?.Zh) || request.DisplayName.En is null)
        {
            return Refusal.Invalid("displayName", "required");
        }

        if (!string.IsNullOrWhiteSpace(request.Phone) && PhoneNumber.Normalize(request.Phone) is null)
        {
            return Refusal.Invalid("phone", "phone_invalid");
        }

        if (request.Posts is null or { Count: 0 })
        {
            return Refusal.Invalid("posts", "required");
        }

        return (request.Password is null ? null : PasswordRule.Judge(request.Password, request.UserName!))
            ?? request.Posts.Select(p => scopes.JudgePost(actor, p.Role, p.Area, p.From, p.Until)).FirstOrDefault(r => r is not null);
    }
}
