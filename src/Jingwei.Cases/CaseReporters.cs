using Jingwei.Cases.Contracts;
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

    public static ReporterView View(CaseReporterRow row) =>
        new(row.ContactMasked, row.BehalfName, row.Solved, row.AnsweredAt, row.AnswerNote, row.Number, row.At, row.Words);
}
