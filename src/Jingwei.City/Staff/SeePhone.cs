using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

internal sealed record PhoneRequest(string? Purpose);

internal sealed record PhoneAnswer(string Phone);

/// <summary>Shows one person's number in clear to someone who says why. The look is in the audit log before the number is on the screen.</summary>
internal sealed class SeePhone(ICityWriter writer, ICityReader reader, PersonalSeal seal, Access access)
{
    private const int LongestPurpose = 200;

    public async Task<Result<PhoneAnswer>> Run(Actor actor, string userName, PhoneRequest request, CancellationToken ct)
    {
        var purpose = request.Purpose?.Trim();
        if (string.IsNullOrEmpty(purpose) || purpose.Length > LongestPurpose)
        {
            return Refusal.Invalid("purpose", "purpose_required", ("max", LongestPurpose));
        }

        var logged = await writer.Write<Result<AccountSeen>>(
            async scope =>
            {
                var normalized = UserNameRule.Normalize(userName);
                var account = await scope.Db.Set<AccountRow>().AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedUserName == normalized);
                var posts = account is null ? [] : await scope.Db.Set<PostRow>().AsNoTracking().Where(p => p.AccountId == account.Id).ToListAsync();
                if (!posts.Exists(p => PostViews.ToActorPost(p).CountsAt(scope.Now)
                        && access.May(actor, Actions.PhoneSee, new AccessScope(p.AreaId, null, DataClass.Personal, purpose))))
                {
                    return new Refusal("person_unknown", RefusalKind.NotFound);
                }

                if (!await scope.Db.Set<AccountPhoneRow>().AnyAsync(p => p.AccountId == account!.Id))
                {
                    return new Refusal("phone_unknown", RefusalKind.NotFound);
                }

                scope.Audit(actor.UserName, "phone.seen", account!.UserName, purpose);
                return new AccountSeen(account.Id);
            },
            ct);
        if (!logged.Ok)
        {
            return logged.Refusal;
        }

        // Opened outside the write: no stored answer of a repeatable call may ever hold it.
        var row = await reader.Read(db => db.Set<AccountPhoneRow>().FirstAsync(p => p.AccountId == logged.Value.AccountId), ct);
        return new PhoneAnswer(seal.Open(row));
    }

    internal sealed record AccountSeen(long AccountId);
}
