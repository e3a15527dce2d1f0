using Jingwei.Cases.Lists;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Views;

/// <summary>How many cases a pinned view shows: counted to the end of its first page, and no further.</summary>
/// <param name="Count">At most <see cref="CountViews.Most"/>.</param>
/// <param name="More">There are more.</param>
public sealed record ViewCount(string Id, int Count, bool More);

internal sealed class CountViews(ICityReader reader, CaseViews views, CaseFilters filters, ListCases list, NewestCases newest)
{
    /// <summary>As many are counted; "20+" says the rest.</summary>
    public const int Most = 20;

    /// <summary>Pins that are counted, the earliest pinned first.</summary>
    public const int MostPins = 12;

    public Task<Page<ViewCount>> Run(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var pinned = await views.Seen(db, actor).Join(db.Set<CaseViewPinRow>().Where(p => p.AccountId == actor.AccountId), v => v.Id, p => p.ViewId, (v, p) => new { View = v, p.PinnedAt })
            .OrderBy(x => x.PinnedAt).Take(MostPins).ToListAsync(ct);
        var counts = new List<ViewCount>();
        foreach (var view in pinned.Select(p => p.View))
        {
            // What a filter named may be gone since, such as an area: it then counts nothing, and opening it says what is wrong.
            if (filters.Read(CaseViews.FilterOf(view)) is { Ok: true } read && await list.Narrow(db, read.Value) is { Ok: true } narrowed)
            {
                var found = (await newest.Of(db, narrowed.Value, actor, Most + 1, ct)).Count;
                counts.Add(new ViewCount(view.Id.ToString(), Math.Min(found, Most), found > Most));
            }
        }

        return new Page<ViewCount>(counts, null);
    }, ct);
}
