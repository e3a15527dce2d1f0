using Jingwei.Cases.Rules.Replies;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Replies;

/// <summary>The lines of history that passed between a case, with all that were merged into it, and its reporters.</summary>
internal static class Letters
{
    private static readonly string[] Codes = [Correspondence.SaidCode, Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SeenCode];

    /// <summary>In their order.</summary>
    public static async Task<IReadOnlyList<Letter>> Of(CityDb db, long caseId)
    {
        var cases = await CaseReporters.Below(db, caseId);
        return [.. (await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => EF.Parameter(cases).Contains(h.CaseId) && Codes.Contains(h.Code)).OrderBy(h => h.Id).Select(h => new { h.Code, h.Args, h.At }).ToListAsync())
            .Select(h => new Letter(Correspondence.KindOf(h.Code)!.Value, FollowReport.NumberOf(h.Args), h.At))];
    }

    public static async Task<DateTimeOffset?> WaitsSince(CityDb db, long caseId) => Correspondence.WaitsSince(await Of(db, caseId));
}
