using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>What other periods would do: kind by kind, how many cases, when, and what of them; also of those of which something went before.</summary>
internal sealed class PreviewPeriods(RetentionBook retention, IScenarioCatalog catalog)
{
    private const int SoonDays = 30;

    public async Task<RetentionPreview> Of(CityDb db, RetentionRule then, DateTimeOffset at)
    {
        var inForce = await retention.InForce(db);
        var now = inForce.Own ? inForce : null;
        var plans = db.Set<CaseRetentionRow>();
        var kinds = await plans.GroupBy(p => new { p.CategoryCode, p.Source, p.Carries, p.Way }).Select(g => new { g.Key.CategoryCode, g.Key.Source, g.Key.Carries, g.Key.Way, Count = g.LongCount() }).ToListAsync();
        var effects = new List<RetentionEffect>();
        foreach (var kind in kinds)
        {
            var carried = RetentionBook.CarriedBy(kind.Carries);
            var (was, will) = (now?.DaysOf(carried, kind.Way), then.DaysOf(carried, kind.Way));
            var (goes, wouldGo) = (now?.RemovesOf(carried) ?? [], then.RemovesOf(carried));
            IReadOnlyList<RemovedKind> adds = [.. wouldGo.Except(goes)], keeps = [.. goes.Except(wouldGo)];
            if (was == will && adds.Count + keeps.Count == 0)
            {
                continue;
            }

            var (gone, soon) = (at.AddDays(-will), at.AddDays(SoonDays - will));
            var free = plans.Where(p => p.CategoryCode == kind.CategoryCode && p.Source == kind.Source && p.Carries == kind.Carries && p.Way == kind.Way && !p.Undecided && (p.HeldUntil == null || p.HeldUntil <= at));
            var atOnce = await free.LongCountAsync(p => p.EndedAt <= gone);
            var later = await free.LongCountAsync(p => p.EndedAt > gone && p.EndedAt <= soon);
            effects.Add(new RetentionEffect(
                $"{kind.CategoryCode} {kind.Source} {kind.Way} {kind.Carries}", kind.CategoryCode, catalog.FindCategory(kind.CategoryCode)?.Name ?? Text.Same(kind.CategoryCode), kind.Source, kind.Way, was, will, adds, keeps, kind.Count, atOnce, later));
        }

        var again = await Again(db, then);
        return new RetentionPreview(true, [], [.. effects.OrderByDescending(e => e.AtOnce).ThenByDescending(e => e.Cases)], effects.Sum(e => e.AtOnce) + again, effects.Sum(e => e.Soon), again);
    }

    /// <summary>Cases of whose reporters something went by earlier periods, and more would by these.</summary>
    private static async Task<long> Again(CityDb db, RetentionRule then)
    {
        var removals = db.Set<RetentionRemovalRow>();
        var last = removals.Where(r => !removals.Any(l => l.CaseId == r.CaseId && l.Id > r.Id) && !db.Set<CaseRetentionRow>().Any(p => p.CaseId == r.CaseId));
        var kinds = await last.GroupBy(r => new { r.Carries, r.Kinds }).Select(g => new { g.Key.Carries, g.Key.Kinds, Count = g.LongCount() }).ToListAsync();
        return kinds.Where(k => then.RemovesOf(RetentionBook.CarriedBy(k.Carries)).Except(RetentionBook.RemovedOf(k.Kinds)).Any()).Sum(k => k.Count);
    }
}
