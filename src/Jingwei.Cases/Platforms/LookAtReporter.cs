using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Platforms;

/// <summary>Opens who first reported a case for another platform whose mapping says why it needs that; each such look is logged as a person's is.</summary>
internal sealed class LookAtReporter(PersonalText personal)
{
    /// <summary>Null when no contact is known, or it was removed.</summary>
    public async Task<ReporterLooked?> Run(WriteScope scope, long caseId, string by, string purpose)
    {
        if ((await CaseReporters.Of(scope.Db, caseId)).FirstOrDefault() is not { ContactSealed: { } words } reporter)
        {
            return null;
        }

        scope.Audit(by, "contact.see", reporter.Number, purpose);
        var origin = await scope.Db.Set<CaseRow>().Where(c => c.Id == reporter.OriginCaseId).Select(c => c.Number).SingleAsync();
        return new ReporterLooked(reporter.BehalfName, personal.Open(reporter.Id, words), origin);
    }

    /// <summary>As screens show it: nothing is opened.</summary>
    public static async Task<ReporterLooked?> Masked(CityDb db, long caseId) =>
        (await CaseReporters.Of(db, caseId)).FirstOrDefault() is { ContactMasked: { } masked } reporter
            ? new ReporterLooked(reporter.BehalfName is { Length: > 0 } name ? PersonalText.MaskName(name) : null, masked)
            : null;
}
