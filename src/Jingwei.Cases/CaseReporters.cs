using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Those who reported a case.</summary>
internal static class CaseReporters
{
    /// <summary>All of a case, the one whose report filed it first, then as they came.</summary>
    public static Task<List<CaseReporterRow>> Of(CityDb db, long caseId) =>
        db.Set<CaseReporterRow>().Where(r => r.CaseId == caseId).OrderByDescending(r => r.Id == caseId).ThenBy(r => r.Id).ToListAsync();

    /// <summary>The case of that number, or the one that a further reporter follows by it.</summary>
    public static async Task<CaseRow?> CaseOf(CityDb db, string number) =>
        await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number)
        ?? await db.Set<CaseRow>().SingleOrDefaultAsync(c => db.Set<CaseReporterRow>().Any(r => r.Number == number && r.CaseId == c.Id));

    /// <summary>A case and all that were merged into it.</summary>
    public static async Task<List<long>> Below(CityDb db, long caseId)
    {
        var all = new List<long> { caseId };
        for (var i = 0; i < all.Count; i++)
        {
            var at = all[i];
            all.AddRange(await db.Set<CaseRow>().Where(c => c.MergedIntoId == at && c.Id != caseId).Select(c => c.Id).ToListAsync());
        }

        return all;
    }

    /// <summary>Each time that a case was merged into another, or what carried it was; also what was taken out again.</summary>
    public static async Task<IReadOnlyList<CaseMergeRow>> MergesAbove(CityDb db, IReadOnlyCollection<long> caseIds)
    {
        var merges = new List<CaseMergeRow>();
        var seen = caseIds.ToHashSet();
        for (IReadOnlyCollection<long> at = caseIds; at.Count > 0;)
        {
            var next = await db.Set<CaseMergeRow>().AsNoTracking().Where(m => EF.Parameter(at).Contains(m.CaseId)).ToListAsync();
            merges.AddRange(next);
            at = [.. next.Select(m => m.IntoId).Where(seen.Add)];
        }

        return merges;
    }

    /// <summary>As staff sees them. Of one whose own case was merged into this one, the words are that case's.</summary>
    public static async Task<IReadOnlyList<ReporterView>> Views(CityDb db, CaseRow row, IReadOnlyList<CaseReporterRow> reporters)
    {
        var merged = reporters.Where(r => r.Id == r.OriginCaseId && r.OriginCaseId != row.Id).Select(r => r.OriginCaseId).ToList();
        var words = merged.Count == 0 ? [] : await db.Set<CaseRow>().Where(c => EF.Parameter(merged).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Text);
        return [.. reporters.Select(r => new ReporterView(r.ContactMasked, r.BehalfName is { Length: > 0 } name ? PersonalText.MaskName(name) : null, r.Solved, r.AnsweredAt, r.AnswerNote, r.Number, r.At, r.Words ?? words.GetValueOrDefault(r.Id), r.Rating))];
    }
}
