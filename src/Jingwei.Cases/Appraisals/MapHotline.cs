using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>What is stored of a hotline's order, as its rates look at it.</summary>
internal static class MapHotline
{
    private const string ContactClock = "contact";
    private const int Tries = 3;

    /// <returns>Null of a case that is no order.</returns>
    public static async Task<HotlineCourse?> Of(CityDb db, CaseRow row, Workflow flow, IReadOnlyList<CaseClockRow> clocks)
    {
        if (row.Source != CaseSource.Hotline || await db.Set<HotlineOrderRow>().FindAsync(row.Id) is not { } order)
            return null;
        var calls = await db.Set<CaseCallRow>().AsNoTracking().Where(c => c.CaseId == row.Id).OrderBy(c => c.Id).ToListAsync();
        var back = flow.Moves.Where(m => m is { Does: MoveVerb.Return, Records: MoveRecord.CallBack }).Select(m => m.Move).Distinct().ToList();
        var sentBackAt = await db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && back.Contains(h.Code)).OrderBy(h => h.Id).Select(h => (DateTimeOffset?)h.At).FirstOrDefaultAsync();
        return Of(row, order.OrderedAt, calls, clocks, flow.Clocks.First(c => c.Main).Kind, sentBackAt);
    }

    /// <summary>Pure.</summary>
    /// <param name="sentBackAt">When a call-back first sent it back to be done again.</param>
    public static HotlineCourse Of(CaseRow row, DateTimeOffset orderedAt, IReadOnlyList<CaseCallRow> calls, IReadOnlyList<CaseClockRow> clocks, string mainClock, DateTimeOffset? sentBackAt)
    {
        var (contact, answer) = (clocks.FirstOrDefault(c => c.Kind == ContactClock), clocks.LastOrDefault(c => c.Kind == mainClock));
        var first = calls.Where(c => c.Why == CallReason.FirstContact).ToList();
        var backs = calls.Where(c => c is { Why: CallReason.CallBack, Reached: true }).ToList();
        var gone = row.Outcome is CaseOutcome.Voided or CaseOutcome.NotAccepted or CaseOutcome.Merged;
        return new HotlineCourse(
            orderedAt, row.BodyId, contact?.DueAt, first.Find(c => c.Reached)?.At ?? (first.Count >= Tries ? first[Tries - 1].At : null), answer?.DueAt,
            gone || row.Stage < CaseStage.Check ? null : answer?.MetAt, gone ? row.ClosedAt : null, row.Outcome is CaseOutcome.Voided or CaseOutcome.NotAccepted,
            backs is [.., { Satisfaction: { } satisfaction, Solved: { } solved } last] ? new AskedCaller(last.At, satisfaction != Satisfaction.No, solved switch { TrulySolved.Yes => true, TrulySolved.No => false, _ => null }) : null,
            !gone && row.Stage == CaseStage.Ended ? row.ClosedAt : null,
            sentBackAt);
    }
}
