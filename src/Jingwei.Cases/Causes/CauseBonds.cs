using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>Whose work a case rests on because of its cause: who handled that, checks nothing of what followed from it.</summary>
internal static class CauseBonds
{
    /// <summary>The case of its cause, and those whose end has reached it or one that it carries on, though the bond was undone since. A cause that was none let it go, and did nothing for it.</summary>
    public static async Task<IReadOnlyList<long>> CausesOf(CityDb db, CaseRow row, IReadOnlyCollection<long> carried)
    {
        var bonds = await db.Set<CaseCauseRow>().AsNoTracking().Where(b => EF.Parameter(carried).Contains(b.CaseId))
            // Opened again, a cause waits for its second end; what its first one did stands in the history.
            .Select(b => new { b.ParentId, Reached = (b.SettledAt != null && !(b.ReleasedAt != null && b.ReleasedById == null)) || db.Set<CaseHistoryRow>().Any(h => h.CaseId == b.CaseId && h.Code == SettleChildren.SolvedCode) })
            .ToListAsync();
        return [.. bonds.Where(b => b.Reached).Select(b => b.ParentId).Append(row.CauseId ?? row.Id).Where(id => id != row.Id).Distinct()];
    }

    /// <summary>Cases that somebody checked after the end of their cause had reached them, and who had handled the cause.</summary>
    public static IQueryable<string> CheckedByHandlers(CityDb db, IReadOnlyList<string> checks) =>
        db.Set<CaseCauseRow>().Where(b => b.SettledAt != null && !(b.ReleasedAt != null && b.ReleasedById == null))
            .Where(b => db.Set<CaseHistoryRow>().Any(h => h.CaseId == b.CaseId && EF.Parameter(checks).Contains(h.Code) && h.RecordedAt >= b.SettledAt
                && !db.Set<CaseHistoryRow>().Any(r => (r.CaseId == b.CaseId || r.CaseId == b.ParentId) && r.Code == "reopened" && r.Id > h.Id)
                && db.Set<CasePartyRow>().Any(p => p.CaseId == b.ParentId && p.AccountId == h.ById && p.Handled)))
            .Join(db.Set<CaseRow>(), b => b.CaseId, c => c.Id, (b, c) => c.Number).Distinct();

    /// <summary>Whether a person passed its check since it was last opened.</summary>
    public static async Task<bool> WasChecked(CityDb db, long caseId, IReadOnlyList<string> checks)
    {
        var lines = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => h.CaseId == caseId && (h.Code == "reopened" || (EF.Parameter(checks).Contains(h.Code) && h.ById != null)))
            .OrderBy(h => h.Id).Select(h => h.Code).ToListAsync();
        return lines.Count > 0 && lines[^1] != "reopened";
    }
}
