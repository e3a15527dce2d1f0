using Jingwei.Cases.Rules.Replies;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Replies;

/// <summary>The lines of history that passed between a case, with all that were merged into it, and its reporters; of those who were taken out of another, what passed there too.</summary>
internal static class Letters
{
    private static readonly string[] Codes = [Correspondence.SaidCode, Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SeenCode];

    /// <summary>In their order.</summary>
    public static async Task<IReadOnlyList<Letter>> Of(CityDb db, long caseId)
    {
        var below = await CaseReporters.Below(db, caseId);
        List<long> cases = [.. below, .. (await CaseReporters.MergesAbove(db, below)).Select(m => m.IntoId)];
        var numbers = (await db.Set<CaseReporterRow>().Where(r => r.CaseId == caseId).Select(r => r.Number).ToListAsync()).ToHashSet();
        return [.. (await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => EF.Parameter(cases).Contains(h.CaseId) && Codes.Contains(h.Code)).OrderBy(h => h.Id).Select(h => new { h.CaseId, h.Code, h.Args, h.At }).ToListAsync())
            .Select(h => (h.CaseId, Letter: new Letter(Correspondence.KindOf(h.Code)!.Value, FollowReport.NumberOf(h.Args), h.At)))
            .Where(l => l.Letter.Reporter is { } one ? numbers.Contains(one) : below.Contains(l.CaseId)).Select(l => l.Letter)];
    }

    public static async Task<DateTimeOffset?> WaitsSince(CityDb db, long caseId) => Correspondence.WaitsSince(await Of(db, caseId));
}
