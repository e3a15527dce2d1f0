using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>同因 as a case's page and lists show it.</summary>
internal sealed class ShowCause(CaseAccess access, WorkflowBook flows, CityClock clock)
{
    private const int MostShown = 50;

    /// <summary>The tree in which a case stands; null when it stands in none.</summary>
    public async Task<CauseTree?> TreeOf(CityDb db, CaseRow row, Actor actor)
    {
        var parentId = row.CauseId ?? row.Id;
        var children = db.Set<CaseRow>().AsNoTracking().Where(c => c.CauseId == parentId);
        var count = await children.CountAsync();
        if (count == 0)
        {
            return null;
        }

        var visible = access.Visible(db, actor);
        var shown = await children.Where(c => visible.Any(v => v.Id == c.Id)).OrderBy(c => c.Id).Take(MostShown).ToListAsync();
        if (row.CauseId is not null && !shown.Exists(c => c.Id == row.Id))
        {
            // Whose page it is stands in its tree, however many there are.
            shown.Add(row);
        }

        var parent = row.CauseId is null ? row : await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Id == parentId);
        var mayParent = parent.Id == row.Id || await visible.AnyAsync(v => v.Id == parentId);
        List<CaseRow> all = mayParent ? [parent, .. shown] : shown;
        var ids = all.ConvertAll(c => c.Id);
        var reporters = (await db.Set<CaseReporterRow>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.CaseId)).ToListAsync()).ToLookup(r => r.CaseId);
        var bonds = (await db.Set<CaseCauseRow>().AsNoTracking().Where(b => b.ParentId == parentId && b.ReleasedAt == null && EF.Parameter(ids).Contains(b.CaseId)).ToListAsync()).ToLookup(b => b.CaseId);
        var views = new List<CauseCase>();
        foreach (var one in all)
        {
            var bond = bonds[one.Id].LastOrDefault();
            views.Add(new CauseCase(
                one.Number, one.Title, one.Address, flows.Of(one).Step(one.State).Name, one.Stage, one.Outcome, one.Late || (one.DueAt is { } due && due < clock.Now),
                CaseSummaries.StandingAnswer(one, reporters[one.Id]), one.OpenedAt, reporters[one.Id].Count(), bond?.Cause, bond?.At, bond is { SettledAt: null } && one.Stage != CaseStage.Ended && access.MayFile(one, actor)));
        }

        return new CauseTree(parent.Number, mayParent ? views[0] : null, mayParent ? views[1..] : views, count, await children.CountAsync(c => c.Stage != CaseStage.Ended));
    }

    /// <summary>The mark of each case that stands in a tree.</summary>
    public static async Task<IReadOnlyDictionary<long, CauseMark>> MarksOf(CityDb db, IReadOnlyList<CaseRow> rows)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var counts = (await ChildrenOf(db, ids).Select(c => new { Key = c.CauseId!.Value, Open = c.Stage != CaseStage.Ended }).ToListAsync())
            .GroupBy(c => c.Key).ToDictionary(g => g.Key, g => new CauseMark(null, g.Count(), g.Count(c => c.Open)));
        var above = rows.Select(r => r.CauseId).OfType<long>().Distinct().ToList();
        var numbers = above.Count == 0 ? [] : await db.Set<CaseRow>().Where(c => EF.Parameter(above).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number);
        foreach (var row in rows.Where(r => r.CauseId is not null))
        {
            counts[row.Id] = new CauseMark(numbers[row.CauseId!.Value], 0, 0);
        }

        return counts;
    }

    /// <summary>What is bound to any of these, through the index on the cause.</summary>
    internal static IQueryable<CaseRow> ChildrenOf(CityDb db, IReadOnlyCollection<long> parentIds) =>
        db.Set<CaseRow>().Where(c => c.CauseId != null && EF.Parameter(parentIds).Contains(c.CauseId.Value));
}
