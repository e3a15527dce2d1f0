using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>A case in numbers, codes and instants, for news that leaves the city: no words, nothing of a person, no exact place.</summary>
/// <param name="Step">As its workflow names it.</param>
public sealed record CaseInCodes(
    long Id, string Number, CaseSource Source, long AreaId, string CategoryCode, int Severity, string Step, CaseStage Stage, CaseOutcome? Outcome, DateTimeOffset OpenedAt, DateTimeOffset? DueAt,
    DateTimeOffset? ClosedAt)
{
    /// <summary>The case as it stands; null when there is none.</summary>
    public static Task<CaseInCodes?> Find(CityDb db, long caseId, CancellationToken ct = default) => db.Set<CaseRow>().AsNoTracking().Where(c => c.Id == caseId)
        .Select(c => (CaseInCodes?)new CaseInCodes(c.Id, c.Number, c.Source, c.AreaId, c.CategoryCode, c.Severity, c.State, c.Stage, c.Outcome, c.OpenedAt, c.DueAt, c.ClosedAt))
        .SingleOrDefaultAsync(ct);
}
