using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>How many cases of a category there are.</summary>
/// <param name="Open">Not closed.</param>
/// <param name="Opened">Filed since an instant.</param>
/// <param name="Cleared">Cleared since an instant.</param>
/// <param name="InTime">Of those, cleared by their limit.</param>
public sealed record CaseTally(string Category, int Open, int Opened, int Cleared, int InTime);

/// <summary>Counts the cases that somebody may see, by category: the same that the list of cases shows under the same filter.</summary>
public sealed class CaseTallies
{
    private readonly CaseAccess access;

    internal CaseTallies(CaseAccess access) => this.access = access;

    /// <param name="area">An area's id; null for all that the actor sees.</param>
    public async Task<IReadOnlyList<CaseTally>> Of(CityDb db, Actor actor, long? area, DateTimeOffset since, CancellationToken ct)
    {
        var cases = access.Visible(db, actor);
        if (area is { } one)
            cases = cases.Where(c => db.Set<AreaClosureRow>().Any(a => a.AncestorId == one && a.DescendantId == c.AreaId));
        // Each of the three has an index, so that what was closed long ago is not read; what was cleared since then was not closed before.
        return await cases.Where(c => c.OpenedAt >= since || c.ClosedAt == null || c.ClosedAt >= since)
            .GroupBy(c => c.CategoryCode)
            .Select(g => new CaseTally(
                g.Key, g.Count(c => c.Stage != CaseStage.Ended), g.Count(c => c.OpenedAt >= since), g.Count(c => c.DoneAt >= since),
                g.Count(c => c.DoneAt >= since && c.DoneAt <= c.ClearDueAt)))
            .ToListAsync(ct);
    }
}
