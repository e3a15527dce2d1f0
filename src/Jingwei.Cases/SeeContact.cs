using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <param name="Purpose">Why it is needed; stands in the audit log.</param>
/// <param name="Reporter">The number by which that reporter follows; the first one when left out.</param>
public sealed record ContactRequest(string? Purpose, string? Reporter = null);

public sealed record ContactView(string Contact, string? BehalfName);

/// <summary>Shows how to reach a reporter, in clear, to who may see personal data there; each look is logged with its purpose.</summary>
internal sealed class SeeContact(ICityWriter writer, Access access, CaseAccess cases, PersonalText personal)
{
    public const int LongestPurpose = 200;

    public async Task<Result<ContactView>> Run(string number, ContactRequest request, Actor actor, CancellationToken ct)
    {
        var purpose = request.Purpose;
        if (string.IsNullOrWhiteSpace(purpose) || purpose.Length > LongestPurpose)
        {
            return Refusal.Invalid("purpose", "purpose_required", ("most", LongestPurpose));
        }

        var found = await writer.Write<Result<Sealed>>(async scope =>
        {
            var row = await cases.Visible(scope.Db, actor).SingleOrDefaultAsync(c => c.Number == number);
            if (row is null)
            {
                return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
            }

            if (!access.May(actor, Actions.PhoneSee, new AccessScope(row.AreaId, DataClass: DataClass.Personal, Purpose: purpose))
                && !access.May(actor, Actions.PhoneSee, new AccessScope(row.DeskAreaId ?? row.AreaId, DataClass: DataClass.Personal, Purpose: purpose)))
            {
                return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.PhoneSee));
            }

            var reporters = await CaseReporters.Of(scope.Db, row.Id);
            if ((request.Reporter is null ? reporters.FirstOrDefault() : reporters.Find(r => r.Number == request.Reporter)) is not { ContactSealed: { } words } reporter)
            {
                return Refusal.Because(RefusalKind.NotFound, "no_contact_given");
            }

            scope.Audit(actor.UserName, "contact.see", reporter.Number, purpose.Trim());
            return new Sealed(reporter.Id, words, reporter.BehalfName);
        }, ct);
        return found.Then<ContactView>(f => new ContactView(personal.Open(f.ReporterId, f.Words), f.BehalfName));
    }

    internal sealed record Sealed(long ReporterId, string Words, string? BehalfName);
}
