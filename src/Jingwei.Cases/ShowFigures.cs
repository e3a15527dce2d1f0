using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
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
            .Select(c => new Facts(c.Id, c.AreaId, c.OpenedAt, c.ClosedAt, c.DoneAt, c.Stage, c.DueAt, c.SoonAt, c.ClearDueAt, c.Late))
            .ToListAsync(ct);
        return new CaseFigures(
            now, today, chosen is null ? null : summaries.AreaOf(chosen.Id), Items(recent, await MissedOf(db, recent, now, today, ct), now, today, chosen), Hours(recent, today), ByArea(recent, now, today, actor, chosen));
    }, ct);

    /// <summary>When which case was late today. Only clocks that were missed are read, each case's own: of an old city that is little.</summary>
    private static async Task<ILookup<long, Held>> MissedOf(CityDb db, List<Facts> cases, DateTimeOffset now, DateTimeOffset today, CancellationToken ct)
    {
        var ids = cases.Where(c => c.ClosedAt is null || c.ClosedAt >= today).Select(c => c.Id).ToList();
        var missed = await db.Set<CaseClockRow>()
            .Where(k => EF.Parameter(ids).Contains(k.CaseId) && k.DueAt < now && (k.MetAt == null || k.MetAt > k.DueAt))
            .Select(k => new { k.CaseId, k.Kind, DueAt = k.DueAt!.Value, k.MetAt }).ToListAsync(ct);
        var main = ShippedWorkflows.All.SelectMany(f => f.Clocks).Where(c => c.Main).Select(c => c.Kind).ToHashSet();
        // A late clearance is not forgotten; any other clock is late until it stops.
        return missed.ToLookup(k => k.CaseId, k => new Held(k.DueAt, main.Contains(k.Kind) ? null : k.MetAt));
    }

    private static List<FigureView> Items(List<Facts> cases, ILookup<long, Held> missed, DateTimeOffset now, DateTimeOffset today, Area? area)
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
        var wasLate = DayTrends.AtEnds(cases.Select(c => missed[c.Id].Select(m => m with { Until = Earlier(m.Until, c.ClosedAt) })), today, now);
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

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private static List<int> PerHour(IEnumerable<Facts> cases, Func<Facts, DateTimeOffset?> at, DateTimeOffset today)
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
        var found = PerHour(cases, c => c.OpenedAt, today);
        var closed = PerHour(cases, c => c.ClosedAt, today);
        var before = PerHour(cases, c => c.OpenedAt, today.AddDays(-1));
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

    private sealed record Facts(
        long Id, long AreaId, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DoneAt, CaseStage Stage, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, DateTimeOffset? ClearDueAt, bool Late)
    {
        public Held Open => new(OpenedAt, ClosedAt);

        public bool InTime => DoneAt <= ClearDueAt;

        public bool Within10 => DoneAt - OpenedAt <= TimeSpan.FromMinutes(Ten);

        /// <summary>When it was cleared; of one that is not, when it should have been.</summary>
        public DateTimeOffset CountsAt => DoneAt ?? ClearDueAt!.Value;

        public bool IsOverdue(DateTimeOffset now) => DoneAt is null && ClearDueAt < now;

        public bool IsLate(DateTimeOffset now) => Late || DueAt < now;

        public bool LateSoon(DateTimeOffset now) => SoonAt <= now;
    }
}
