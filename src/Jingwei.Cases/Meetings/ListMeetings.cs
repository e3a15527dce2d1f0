using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>What a list of meetings is narrowed to; null leaves it open.</summary>
/// <param name="State">open, closed or cancelled.</param>
/// <param name="Waiting">me: something in it is the actor's turn.</param>
/// <param name="Late">Something has waited longer than it may.</param>
/// <param name="Body">The id of a body that was called or has something to do.</param>
/// <param name="From">To come at or after; <paramref name="To"/> before.</param>
/// <param name="Figure">What is behind a figure of that name, with <paramref name="Body"/> or <paramref name="Caller"/> and the time.</param>
/// <param name="Caller">The id of whoever called.</param>
internal sealed record MeetingFilter(
    string? Kind = null, string? State = null, string? Waiting = null, bool? Late = null, string? Area = null, string? Body = null, string? Q = null, DateTimeOffset? From = null, DateTimeOffset? To = null,
    string? Figure = null, string? Caller = null, int? Limit = null, string? Cursor = null);

/// <summary>Lists the meetings that the actor may see, newest first.</summary>
internal sealed class ListMeetings(ICityReader reader, MeetingAccess access, Access may, MeetingSummaries summaries, MeetingFigures figures, AreaDirectory areas, CityClock clock)
{
    private const int MostInOnePage = 200;

    public Task<Result<Page<MeetingSummary>>> Run(MeetingFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<MeetingSummary>>>(async db =>
    {
        var narrowed = await Narrow(db, filter, actor);
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var limit = filter.Limit ?? 50;
        var rows = await narrowed.Value.OrderByDescending(m => m.Id).Take(limit + 1).AsNoTracking().ToListAsync(ct);
        return new Page<MeetingSummary>(await summaries.Of(db, [.. rows.Take(limit)], actor), rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }, ct);

    private async Task<Result<IQueryable<MeetingRow>>> Narrow(CityDb db, MeetingFilter filter, Actor actor)
    {
        var (calls, items) = (db.Set<MeetingCallRow>(), db.Set<MeetingItemRow>());
        var meetings = access.Visible(db, actor);
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        if (!string.IsNullOrEmpty(filter.Kind))
        {
            if (CallMeeting.KindOf(filter.Kind) is not { } kind)
            {
                return Refusal.Invalid("kind", "meeting_kind_unknown", ("given", filter.Kind), ("known", Enum.GetValues<MeetingKind>().Select(ReadMeetingFlow.WordOf)));
            }

            meetings = meetings.Where(m => m.Kind == kind);
        }

        if (!string.IsNullOrEmpty(filter.State))
        {
            var known = Enum.GetValues<MeetingState>().ToDictionary(ReadMeetingFlow.WordOf);
            if (!known.TryGetValue(filter.State, out var state))
            {
                return Refusal.Invalid("state", "meeting_state_unknown", ("given", filter.State), ("known", known.Keys));
            }

            meetings = meetings.Where(m => m.State == state);
        }

        if (!string.IsNullOrEmpty(filter.Area))
        {
            if (areas.FindNamed(filter.Area) is not { } area)
            {
                return Refusal.Invalid("area", "area_unknown");
            }

            meetings = meetings.Where(m => db.Set<AreaClosureRow>().Any(a => a.AncestorId == area.Id && a.DescendantId == m.AreaId));
        }

        if (!string.IsNullOrEmpty(filter.Cursor))
        {
            if (Ids.Find(filter.Cursor) is not { } below)
            {
                return Refusal.Invalid("cursor", "cursor_invalid");
            }

            meetings = meetings.Where(m => m.Id < below);
        }

        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var (words, number) = (filter.Q.Trim(), CaseNumbers.Tidy(filter.Q));
            meetings = meetings.Where(m => m.Number == number || m.Matter.Contains(words) || m.Address.Contains(words));
        }

        if (!string.IsNullOrEmpty(filter.Waiting))
        {
            if (filter.Waiting != "me")
            {
                return Refusal.Invalid("waiting", "meeting_waiting_unknown", ("given", filter.Waiting), ("known", new[] { "me" }));
            }

            meetings = WaitingFor(db, meetings, actor);
        }

        var now = clock.Now;
        if (filter.Late == true)
        {
            meetings = meetings.Where(m => m.State == MeetingState.Open
                && (calls.Any(c => c.MeetingId == m.Id && c.TimesPassed > 0 && c.Waits != MeetingWait.Nobody)
                    || items.Any(i => i.MeetingId == m.Id && i.Waits != MeetingWait.Nobody && (i.TimesPassed > 0 || (i.Means == MeetingMeans.Open && i.DueAt < now)))));
        }

        if (!string.IsNullOrEmpty(filter.Figure))
        {
            var behind = await figures.Behind(db, filter, actor);
            return behind.Ok ? Result<IQueryable<MeetingRow>>.Of(meetings.Where(m => EF.Parameter(behind.Value).Contains(m.Id))) : behind.Refusal;
        }

        if (!string.IsNullOrEmpty(filter.Body))
        {
            var body = Ids.Find(filter.Body);
            meetings = meetings.Where(m => calls.Any(c => c.MeetingId == m.Id && c.BodyId == body) || items.Any(i => i.MeetingId == m.Id && i.BodyId == body));
        }

        if (!string.IsNullOrEmpty(filter.Caller))
        {
            var caller = Ids.Find(filter.Caller);
            meetings = meetings.Where(m => m.CallerId == caller);
        }

        meetings = filter.From is { } from ? meetings.Where(m => m.ComeBy >= from) : meetings;
        return Result<IQueryable<MeetingRow>>.Of(filter.To is { } to ? meetings.Where(m => m.ComeBy < to) : meetings);
    }

    /// <summary>The same rule as in <see cref="MeetingSummaries"/>, as the database asks it.</summary>
    private IQueryable<MeetingRow> WaitingFor(CityDb db, IQueryable<MeetingRow> meetings, Actor actor)
    {
        var now = clock.Now;
        var bodies = access.BodiesOf(actor);
        var roots = may.AreasFor(actor, Actions.MeetingCall);
        var levels = may.AreasFor(actor, Actions.MeetingDecide).Count == 0 ? [] : actor.Posts.Where(p => p.CountsAt(now)).Select(p => p.AreaId).ToList();
        var (calls, items, closure, me) = (db.Set<MeetingCallRow>(), db.Set<MeetingItemRow>(), db.Set<AreaClosureRow>(), actor.AccountId);
        return meetings.Where(m => m.State == MeetingState.Open
            && (calls.Any(c => c.MeetingId == m.Id && c.Waits != MeetingWait.Nobody
                    && (bodies.Contains(c.BodyId)
                        ? c.Waits == MeetingWait.Body
                        : (c.LevelAreaId != null && levels.Contains(c.LevelAreaId.Value))
                            || (((c.Means == MeetingMeans.Open && c.ComeBy <= now) || (c.Waits == MeetingWait.Caller && c.Means != MeetingMeans.Open)) && closure.Any(a => roots.Contains(a.AncestorId) && a.DescendantId == m.AreaId))))
                || items.Any(i => i.MeetingId == m.Id && i.Waits != MeetingWait.Nobody
                    && ((i.BodyId != null && bodies.Contains(i.BodyId.Value)) || i.PersonId == me
                        ? i.Waits == MeetingWait.Body
                        : (i.LevelAreaId != null && levels.Contains(i.LevelAreaId.Value)) || (i.Waits == MeetingWait.Caller && closure.Any(a => roots.Contains(a.AncestorId) && a.DescendantId == m.AreaId))))));
    }
}
