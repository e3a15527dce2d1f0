using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>Who came when called and did what was agreed, per body or per caller over a time; each figure opens to its meetings.</summary>
internal sealed class MeetingFigures(ICityReader reader, MeetingAccess access, CityClock clock)
{
    public const int MostDays = 366;
    private static readonly IReadOnlyDictionary<string, MeetingFigure> Known = Enum.GetValues<MeetingFigure>().ToDictionary(ReadMeetingFlow.WordOf);

    /// <param name="by">body or caller.</param>
    public Task<Result<MeetingFiguresView>> Run(DateTimeOffset? from, DateTimeOffset? to, string? by, Actor actor, CancellationToken ct) => reader.Read<Result<MeetingFiguresView>>(async db =>
    {
        if (by is not (null or "body" or "caller"))
        {
            return Refusal.Invalid("by", "meeting_by_unknown", ("given", by), ("known", new[] { "body", "caller" }));
        }

        if (Wrong(from, to) is { } wrong)
        {
            return wrong;
        }

        var counted = await Counted(db, from!.Value, to!.Value, actor);
        var perCaller = by == "caller";
        var rows = counted.Where(c => perCaller || c.BodyId is not null).ToLookup(c => perCaller ? c.CallerId : c.BodyId!.Value);
        var ids = rows.Select(r => r.Key).ToList();
        var names = perCaller ? (await PeopleCards.Find(db, ids)).ToDictionary(p => p.Key, p => p.Value.DisplayName) : (await PeopleCards.OrganizationNames(db, ids)).ToDictionary();
        return new MeetingFiguresView(
            from.Value, to.Value, perCaller ? "caller" : "body",
            [.. rows.Select(r => new MeetingFiguresRow(r.Key.ToString(), names.GetValueOrDefault(r.Key, Text.Same("–")), Sum(r))).OrderByDescending(r => r.Figures.GetValueOrDefault("called")).ThenBy(r => r.Name.Zh, StringComparer.Ordinal)],
            Sum(counted));
    }, ct);

    /// <summary>The meetings behind a figure.</summary>
    public async Task<Result<List<long>>> Behind(CityDb db, MeetingFilter filter, Actor actor)
    {
        if (!Known.TryGetValue(filter.Figure!, out var figure))
        {
            return Refusal.Invalid("figure", "meeting_figure_unknown", ("given", filter.Figure), ("known", Known.Keys));
        }

        if (Wrong(filter.From, filter.To) is { } wrong)
        {
            return wrong;
        }

        var (body, caller) = (Ids.Find(filter.Body), Ids.Find(filter.Caller));
        return (await Counted(db, filter.From!.Value, filter.To!.Value, actor))
            .Where(c => c.Figures.Contains(figure) && (string.IsNullOrEmpty(filter.Body) || c.BodyId == body) && (string.IsNullOrEmpty(filter.Caller) || c.CallerId == caller)).Select(c => c.MeetingId).Distinct().ToList();
    }

    private static Refusal? Wrong(DateTimeOffset? from, DateTimeOffset? to) =>
        from is { } first && to is { } last && first < last && last - first <= TimeSpan.FromDays(MostDays) ? null : Refusal.Invalid(from is null ? "from" : "to", "meeting_period_invalid", ("days", MostDays));

    private static Dictionary<string, int> Sum(IEnumerable<Line> lines) =>
        lines.SelectMany(l => l.Figures).GroupBy(f => f).ToDictionary(g => ReadMeetingFlow.WordOf(g.Key), g => g.Count());

    private async Task<List<Line>> Counted(CityDb db, DateTimeOffset from, DateTimeOffset to, Actor actor)
    {
        var now = clock.Now;
        var visible = access.Visible(db, actor);
        var calls = await db.Set<MeetingCallRow>().Where(c => c.ComeBy >= from && c.ComeBy < to)
            .Join(visible, c => c.MeetingId, m => m.Id, (c, m) => new { c.MeetingId, c.BodyId, m.CallerId, c.Means, c.ComeBy, c.CameAt, m.State, m.EndedAt }).ToListAsync();
        var items = await db.Set<MeetingItemRow>().Where(i => i.DueAt >= from && i.DueAt < to)
            .Join(visible, i => i.MeetingId, m => m.Id, (i, m) => new { i.MeetingId, i.BodyId, m.CallerId, i.Means, i.DueAt, i.DoneAt, m.State, m.EndedAt }).ToListAsync();
        return
        [
            .. calls.Select(c => new Line(c.MeetingId, c.BodyId, c.CallerId, MeetingCounts.Of(new CountedCall(c.MeetingId, c.BodyId, c.CallerId, c.Means, c.ComeBy, c.CameAt, Cancelled(c.State, c.EndedAt)), now))),
            .. items.Select(i => new Line(i.MeetingId, i.BodyId, i.CallerId, MeetingCounts.Of(new CountedItem(i.MeetingId, i.BodyId, i.CallerId, i.Means, i.DueAt, i.DoneAt, Cancelled(i.State, i.EndedAt)), now))),
        ];

        static DateTimeOffset? Cancelled(MeetingState state, DateTimeOffset? at) => state == MeetingState.Cancelled ? at : null;
    }

    private sealed record Line(long MeetingId, long? BodyId, long CallerId, IReadOnlyList<MeetingFigure> Figures);
}
