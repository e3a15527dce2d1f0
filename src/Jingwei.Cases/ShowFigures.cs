using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Today's figures of an area, each with its formula and the list behind it. "Today" is the city's calendar day.</summary>
internal sealed class ShowFigures(ICityReader reader, CaseAccess access, AreaDirectory areas, CaseSummaries summaries, CityClock clock, CitySettings city) : ICaseFigures
{
    private const int Ten = 10;

    public Task<CaseFigures> Run(long? area, Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var chosen = area is { } id ? areas.Find(id) : null;

        var now = clock.Now;
        var today = city.DayStart(now);
        var yesterday = today.AddDays(-1);
        var visible = access.Visible(db, actor);
        if (chosen is not null)
        {
            visible = visible.Where(c => db.Set<AreaClosureRow>().Any(a => a.AncestorId == chosen.Id && a.DescendantId == c.AreaId));
        }

        var recent = await visible
            // Each of the three has an index, so that what was closed long ago is not read.
            .Where(c => c.OpenedAt >= yesterday || c.ClosedAt == null || c.ClosedAt >= today)
            .Select(c => new Facts(c.AreaId, c.OpenedAt, c.ClosedAt, c.DoneAt, c.State, c.DueAt, c.SoonAt, c.ClearDueAt, c.Late))
            .ToListAsync(ct);
        return new CaseFigures(
            now, today, chosen is null ? null : summaries.AreaOf(chosen.Id), Items(recent, now, today, chosen), Hours(recent, today), ByArea(recent, now, today, actor, chosen));
    }, ct);

    private static List<FigureView> Items(List<Facts> cases, DateTimeOffset now, DateTimeOffset today, Area? area)
    {
        var found = cases.Where(c => c.OpenedAt >= today).ToList();
        var open = cases.Where(c => c.State != CaseState.Closed).ToList();
        var late = open.Where(c => c.IsLate(now)).ToList();
        var soon = open.Where(c => !c.IsLate(now) && c.LateSoon(now)).ToList();
        var closed = cases.Where(c => c.ClosedAt >= today).ToList();
        var cleared = cases.Where(c => c.DoneAt >= today).ToList();
        var inTime = cleared.Count(c => c.DoneAt <= c.ClearDueAt);
        var within10 = cleared.Count(c => c.DoneAt - c.OpenedAt <= TimeSpan.FromMinutes(Ten));
        var suffix = area is null ? "" : $"&area={area.Id}";
        var since = Uri.EscapeDataString(Instants.ToIso(today));
        return
        [
            new("found", found.Count, "count", Trend(found, c => c.OpenedAt, today), new("今日零时起立案的案卷数", "Cases filed since midnight"), $"from={since}{suffix}"),
            new("working", open.Count, "count", Trend(open, c => c.OpenedAt, today), new("尚未结案的案卷数", "Cases that are not closed"), $"state=open{suffix}"),
            new("lateSoon", soon.Count, "count", Trend(soon, c => c.OpenedAt, today), new("时限已用八成、尚未超时的在办案卷数", "Open cases that have used 80% of the running clock"), $"state=open&soon=true{suffix}"),
            new("late", late.Count, "count", Trend(late, c => c.OpenedAt, today), new("已超过时限的在办案卷数", "Open cases past a limit"), $"state=open&late=true{suffix}"),
            new("closed", closed.Count, "count", Trend(closed, c => c.ClosedAt, today), new("今日零时起结案的案卷数", "Cases closed since midnight"), $"closedFrom={since}{suffix}"),
            new("onTimeRate", Percent(inTime, cleared.Count), "percent", Trend(cleared, c => c.DoneAt, today), new("今日处置完成案卷中按时完成的比例", "Of the cases cleared today, the share cleared in time"), $"inTime=true&doneFrom={since}{suffix}"),
            new("within10", Percent(within10, cleared.Count), "percent", Trend(cleared, c => c.DoneAt, today), new("今日处置完成案卷中立案后10分钟内完成的比例", "Of the cases cleared today, the share cleared within 10 minutes of filing"), $"withinMinutes={Ten}&doneFrom={since}{suffix}"),
        ];
    }

    private static double? Percent(int part, int whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);

    private static List<int> Trend(IEnumerable<Facts> cases, Func<Facts, DateTimeOffset?> at, DateTimeOffset today)
    {
        var hours = new int[24];
        foreach (var instant in cases.Select(at).OfType<DateTimeOffset>().Where(i => i >= today && i < today.AddDays(1)))
        {
            hours[(int)(instant - today).TotalHours]++;
        }

        return [.. hours];
    }

    private static List<HourView> Hours(List<Facts> cases, DateTimeOffset today)
    {
        var found = Trend(cases, c => c.OpenedAt, today);
        var closed = Trend(cases, c => c.ClosedAt, today);
        var before = Trend(cases, c => c.OpenedAt, today.AddDays(-1));
        return [.. Enumerable.Range(0, 24).Select(h => new HourView(h, found[h], closed[h], before[h]))];
    }

    /// <summary>
    /// A line for each area just below the chosen one (or below the actor's own), with everything beneath it counted in. Below a city or a district
    /// the calm ones stand too: that nothing happens there is an answer.
    /// </summary>
    private List<AreaFigures> ByArea(List<Facts> cases, DateTimeOffset now, DateTimeOffset today, Actor actor, Area? chosen)
    {
        var roots = chosen is not null ? [chosen.Id] : access.RootsFor(actor);
        var found = cases.Select(c => (Below: BelowOf(c.AreaId, roots), Case: c)).Where(c => c.Below is not null).ToLookup(c => c.Below!.Value, c => c.Case);
        return
        [
            .. roots.SelectMany(ChildrenOf).Union(found.Select(g => g.Key))
                .Select(id => new AreaFigures(summaries.AreaOf(id), found[id].Count(c => c.OpenedAt >= today), found[id].Count(c => c.State != CaseState.Closed), found[id].Count(c => c.State != CaseState.Closed && c.IsLate(now))))
                .OrderByDescending(a => a.Late).ThenByDescending(a => a.Open).ThenBy(a => a.Area.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<long> ChildrenOf(long root) =>
        areas.Find(root) is { Level: AreaLevels.City or AreaLevels.District } wide
            ? areas.DescendantsOf(wide.Id).Where(a => a.ParentId == wide.Id && a.Level is AreaLevels.District or AreaLevels.Subdistrict).Select(a => a.Id)
            : [];

    private long? BelowOf(long areaId, IReadOnlyList<long> roots)
    {
        long? below = null;
        foreach (var area in areas.AncestorsOf(areaId))
        {
            if (roots.Contains(area.Id))
            {
                return below ?? area.Id;
            }

            below = area.Id;
        }

        return null;
    }

    private sealed record Facts(long AreaId, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DoneAt, CaseState State, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, DateTimeOffset? ClearDueAt, bool Late)
    {
        public bool IsLate(DateTimeOffset now) => Late || DueAt < now;

        public bool LateSoon(DateTimeOffset now) => SoonAt <= now;
    }
}
