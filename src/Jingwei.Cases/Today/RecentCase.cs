using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Today;

/// <summary>What of a case counts for today: as it stood when it was last saved.</summary>
/// <param name="LateSpans">When it was late by one of its limits, as far as that is known: from the limit until it was met.</param>
internal sealed record RecentCase(
    long Id, long AreaId, long? BodyId, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DoneAt, CaseStage Stage, DateTimeOffset? DueAt, DateTimeOffset? SoonAt, DateTimeOffset? ClearDueAt, bool Late,
    IReadOnlyList<Held> LateSpans)
{
    private const int Ten = 10;

    public Held Open => new(OpenedAt, ClosedAt);

    public bool InTime => DoneAt <= ClearDueAt;

    public bool Within10 => DoneAt - OpenedAt <= TimeSpan.FromMinutes(Ten);

    /// <summary>When it was cleared; of one that is not, when it should have been.</summary>
    public DateTimeOffset CountsAt => DoneAt ?? ClearDueAt!.Value;

    public bool IsOverdue(DateTimeOffset now) => DoneAt is null && ClearDueAt < now;

    public bool IsLate(DateTimeOffset now) => Late || DueAt < now;

    public bool LateSoon(DateTimeOffset now) => SoonAt <= now;

    /// <summary>It was filed since <paramref name="yesterday"/>, is open, or was closed since <paramref name="today"/>.</summary>
    public bool CountsOn(DateTimeOffset today, DateTimeOffset yesterday) => OpenedAt >= yesterday || ClosedAt is null || ClosedAt >= today;

    public static RecentCase Of(CaseRow row, IEnumerable<CaseClockRow> clocks, Workflow flow) => new(
        row.Id, row.AreaId, row.BodyId, row.OpenedAt, row.ClosedAt, row.DoneAt, row.Stage, row.DueAt, row.SoonAt, row.ClearDueAt, row.Late,
        [.. clocks.Where(k => k.DueAt is not null && (k.MetAt is null || k.MetAt > k.DueAt)).Select(k => SpanOf(k, row, flow))]);

    // A late clearance is not forgotten; any other clock is late until it stops.
    private static Held SpanOf(CaseClockRow clock, CaseRow row, Workflow flow)
    {
        var until = flow.FindClock(clock.Kind)?.Main == true ? null : clock.MetAt;
        return new Held(clock.DueAt!.Value, until is null || row.ClosedAt < until ? row.ClosedAt : until);
    }
}
