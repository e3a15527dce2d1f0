using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Today;

/// <summary>Today's figures of an area, each with its formula and the list behind it. "Today" is the city's calendar day.</summary>
internal sealed class ShowFigures(ICityReader reader, CaseAccess access, AreaDirectory areas, CaseSummaries summaries, RecentCases recentCases, CityClock clock, CitySettings city) : ICaseFigures
{
    private const int Ten = 10;

    public async Task<CaseFigures> Run(long? area, Actor actor, CancellationToken ct)
    {
        var chosen = area is { } id ? areas.Find(id) : null;
        var now = clock.Now;
        var today = city.DayStart(now);
        var all = await recentCases.Of(today, ct);
        var seen = await Seen(all, chosen, actor, ct);
        return new CaseFigures(now, today, chosen is null ? null : summaries.AreaOf(chosen.Id), Items(seen, now, today, chosen), Hours(seen, today), ByArea(seen, now, today, actor, chosen));
    }

    /// <summary>Those that the actor may see, as <see cref="CaseAccess.Visible"/> says, of the chosen area.</summary>
    private async Task<List<RecentCase>> Seen(IReadOnlyList<RecentCase> all, Area? chosen, Actor actor, CancellationToken ct)
    {
        var roots = access.RootsFor(actor);
        var seesAll = access.SeesAll(roots);
        if (seesAll && chosen is null)
        {
            return [.. all];
        }

        var (theirs, there, parties) = await reader.Read(async db => (
            (await Below(db, roots).ToListAsync(ct)).ToHashSet(),
            chosen is null ? null : (await Below(db, [chosen.Id]).ToListAsync(ct)).ToHashSet(),
            seesAll ? [] : (await db.Set<CasePartyRow>().Where(p => p.AccountId == actor.AccountId && p.CaseId >= all.Select(c => c.Id).DefaultIfEmpty().Min()).Select(p => p.CaseId).ToListAsync(ct)).ToHashSet()), ct);
        var bodies = access.BodiesSeenBy(actor);
        return
        [
            .. all.Where(c => (there is null || there.Contains(c.AreaId))
                && (seesAll || theirs.Contains(c.AreaId) || parties.Contains(c.Id) || (c.BodyId is { } body && bodies.Contains(body)))),
        ];
    }

    private static IQueryable<long> Below(CityDb db, IReadOnlyList<long> roots) => db.Set<AreaClosureRow>().Where(a => roots.Contains(a.AncestorId)).Select(a => a.DescendantId);

    private static List<FigureView> Items(List<RecentCase> cases, DateTimeOffset now, DateTimeOffset today, Area? area)
    {
        var found = cases.Where(c => c.OpenedAt >= today).ToList();
        var open = cases.Where(c => c.Stage != CaseStage.Ended).ToList();
        var late = open.Where(c => c.IsLate(now)).ToList();
        var soon = open.Where(c => !c.IsLate(now) && c.LateSoon(now)).ToList();
        var closed = cases.Where(c => c.ClosedAt >= today).ToList();
        var cleared = cases.Where(c => c.DoneAt >= today).ToList();
        // What should be cleared by now and is not counts as not in time: else a day on which nothing is cleared would look well.
        var due = cleared.Concat(open.Where(c => c.IsOverdue(now))).ToList();
        var suffix = area is null ? "" : $"&area={area.Id}";
        var opened = DayTrends.AtEnds(cases.Select(c => new[] { c.Open }), today, now);
        var wasLate = DayTrends.AtEnds(cases.Where(c => c.LateSpans.Count > 0).Select(c => c.LateSpans), today, now);
        var since = Uri.EscapeDataString(Instants.ToIso(today));
        return
        [
            new("found", found.Count, "count", DayTrends.Counts(found.Select(c => c.OpenedAt), today, now), new("今日零时起立案的案卷数", "Cases filed since midnight"), $"from={since}{suffix}"),
            new("working", open.Count, "count", opened, new("尚未结案的案卷数", "Cases that are not closed"), $"state=open{suffix}"),
            new("lateSoon", soon.Count, "count", DayTrends.OnlyNow(soon.Count, today, now), new("时限已用八成、尚未超时的在办案卷数", "Open cases that have used 80% of the running clock"), $"state=open&soon=true{suffix}"),
            new("late", late.Count, "count", wasLate, new("已超过时限的在办案卷数", "Open cases past a limit"), $"state=open&late=true{suffix}"),
            new("closed", closed.Count, "count", DayTrends.Counts(closed.Select(c => c.ClosedAt!.Value), today, now), new("今日零时起结案的案卷数", "Cases closed since midnight"), $"closedFrom={since}{suffix}"),
            new("onTimeRate", Percent(due.Count(c => c.InTime), due.Count), "percent", DayTrends.Rates(due.Select(c => (c.CountsAt, c.InTime)), today, now), new("今日处置完成的、和已过处置时限仍未完成的案卷中，按时完成的比例", "Of the cases cleared today and those still not cleared past their limit, the share cleared in time"), $"inTime=true&doneFrom={since}{suffix}"),
            new("within10", Percent(due.Count(c => c.Within10), due.Count), "percent", DayTrends.Rates(due.Select(c => (c.CountsAt, c.Within10)), today, now), new("今日处置完成的、和已过处置时限仍未完成的案卷中，立案后10分钟内完成的比例", "Of the cases cleared today and those still not cleared past their limit, the share cleared within 10 minutes of filing"), $"withinMinutes={Ten}&doneFrom={since}{suffix}"),
        ];
    }

    private static double? Percent(int part, int whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);

    private static List<int> PerHour(IEnumerable<RecentCase> cases, Func<RecentCase, DateTimeOffset?> at, DateTimeOffset today)
    {
        var hours = new int[24];
        foreach (var instant in cases.Select(at).OfType<DateTimeOffset>().Where(i => i >= today && i < today.AddDays(1)))
        {
            hours[(int)(instant - today).TotalHours]++;
        }

        return [.. hours];
    }

    private static List<HourView> Hours(List<RecentCase> cases, DateTimeOffset today)
    {
        var found = PerHour(cases, c => c.OpenedAt, today);
        var closed = PerHour(cases, c => c.ClosedAt, today);
        var before = PerHour(cases, c => c.OpenedAt, today.AddDays(-1));
        return [.. Enumerable.Range(0, 24).Select(h => new HourView(h, found[h], closed[h], before[h]))];
    }

    /// <summary>
    /// A line for each area just below the chosen one (or below the actor's own), with everything beneath it counted in. Below a city or a district
    /// the calm ones stand too: that nothing happens there is an answer.
    /// </summary>
    private List<AreaFigures> ByArea(List<RecentCase> cases, DateTimeOffset now, DateTimeOffset today, Actor actor, Area? chosen)
    {
        var roots = chosen is not null ? [chosen.Id] : access.RootsFor(actor);
        // Many cases lie in few areas.
        var below = cases.Select(c => c.AreaId).Distinct().ToDictionary(a => a, a => BelowOf(a, roots));
        var found = cases.Select(c => (Below: below[c.AreaId], Case: c)).Where(c => c.Below is not null).ToLookup(c => c.Below!.Value, c => c.Case);
        return
        [
            .. roots.SelectMany(ChildrenOf).Union(found.Select(g => g.Key))
                .Select(id => new AreaFigures(summaries.AreaOf(id), found[id].Count(c => c.OpenedAt >= today), found[id].Count(c => c.Stage != CaseStage.Ended), found[id].Count(c => c.Stage != CaseStage.Ended && c.IsLate(now))))
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
}
