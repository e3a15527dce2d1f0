using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>What neighborhoods were asked in a year, by neighborhood and by department; each number opens to its tasks in the list.</summary>
internal sealed class ShowBurden(ICityReader reader, WorkItemAccess access, WorkItemBook book, CityClock clock)
{
    private const int FirstYear = 2000;

    public Task<Result<WorkItemFigures>> Run(int? asked, Actor actor, CancellationToken ct) => reader.Read<Result<WorkItemFigures>>(async db =>
    {
        var now = clock.Now;
        var thisYear = book.Day(now).Year;
        var year = asked ?? thisYear;
        if (year < FirstYear || year > thisYear)
        {
            return Refusal.Invalid("year", "number_out_of_range", ("least", FirstYear), ("most", thisYear));
        }

        var items = await access.Items(db, actor).GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var tasks = access.Tasks(db, actor).Where(t => t.Year == year);
        return new WorkItemFigures(year, items.ToDictionary(i => ListWorkItems.WordOf(i.Key), i => i.Count), await Of(db, tasks, now, byCommittee: true, ct), await Of(db, tasks, now, byCommittee: false, ct));
    }, ct);

    private static async Task<IReadOnlyList<BurdenView>> Of(CityDb db, IQueryable<NeighborhoodTaskRow> tasks, DateTimeOffset now, bool byCommittee, CancellationToken ct)
    {
        var sums = await tasks.GroupBy(t => byCommittee ? t.CommitteeId : t.BodyId).Select(g => new
        {
            g.Key,
            Tasks = g.Count(t => t.State != NeighborhoodTaskState.Dropped),
            Minutes = g.Sum(t => t.State != NeighborhoodTaskState.Dropped ? t.Minutes : 0),
            Open = g.Count(t => t.State == NeighborhoodTaskState.Given || t.State == NeighborhoodTaskState.Objected || t.State == NeighborhoodTaskState.Done),
            Late = g.Count(t => t.LateAt != null || (t.State == NeighborhoodTaskState.Given && t.DueAt < now)),
            Upheld = g.Count(t => t.Upheld),
        }).ToListAsync(ct);
        var names = await PeopleCards.OrganizationNames(db, [.. sums.Select(s => s.Key)]);
        return [.. sums.OrderByDescending(s => s.Minutes).ThenBy(s => s.Key).Select(s => new BurdenView(s.Key.ToString(), names.GetValueOrDefault(s.Key, Text.Same("–")), s.Tasks, s.Minutes, s.Open, s.Late, s.Upheld))];
    }
}
