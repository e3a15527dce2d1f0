using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>One meeting with everything that this reader may see and do.</summary>
internal sealed class ShowMeeting(ICityReader reader, CaseAccess cases, MeetingAccess access, MeetingBook book, MeetingSummaries summaries, CityClock clock)
{
    public Task<Result<MeetingPage>> Run(string number, Actor actor, CancellationToken ct) => reader.Read<Result<MeetingPage>>(async db =>
    {
        var found = await CallMeeting.Find(db, access, number, actor);
        return found.Ok ? await Page(db, found.Value, actor) : found.Refusal;
    }, ct);

    /// <summary>The meetings that hang on a case, or of which a point is about it, that the reader may see.</summary>
    public async Task<IReadOnlyList<CaseMeetingView>> OfCase(CityDb db, long caseId, Actor actor)
    {
        var rows = await access.Visible(db, actor).Where(m => m.CaseId == caseId || db.Set<MeetingTopicRow>().Any(t => t.MeetingId == m.Id && t.CaseId == caseId)).OrderByDescending(m => m.Id).Take(20).ToListAsync();
        return [.. (await summaries.Of(db, rows, actor)).Select(s => new CaseMeetingView(s.Number, s.Kind, s.Matter, s.State, s.ComeBy, s.Bodies, s.Items, s.ItemsOpen))];
    }

    private async Task<MeetingPage> Page(CityDb db, MeetingRow row, Actor actor)
    {
        var calls = await db.Set<MeetingCallRow>().AsNoTracking().Where(c => c.MeetingId == row.Id).OrderBy(c => c.Id).ToListAsync();
        var items = await db.Set<MeetingItemRow>().AsNoTracking().Where(i => i.MeetingId == row.Id).OrderBy(i => i.Id).ToListAsync();
        var topics = await db.Set<MeetingTopicRow>().AsNoTracking().Where(t => t.MeetingId == row.Id).OrderBy(t => t.Place).ToListAsync();
        var minutes = await db.Set<MeetingMinuteRow>().AsNoTracking().Where(m => m.MeetingId == row.Id).OrderByDescending(m => m.Version).ToListAsync();
        var history = await db.Set<MeetingHistoryRow>().AsNoTracking().Where(h => h.MeetingId == row.Id).OrderBy(h => h.Id).ToListAsync();
        var people = await PeopleCards.Find(db, [.. new[]
        {
            calls.Select(c => c.SpokeById), items.SelectMany(i => new[] { i.PersonId, i.AgreedById, i.DoneById, i.CheckedById }), minutes.Select(m => (long?)m.ById), history.Select(h => h.ById),
        }.SelectMany(i => i).OfType<long>().Distinct()]);
        var bodies = await PeopleCards.OrganizationNames(db, [.. calls.Select(c => c.BodyId).Concat(items.Select(i => i.BodyId).OfType<long>()).Distinct()]);
        var caseIds = topics.Select(t => t.CaseId).Append(row.CaseId).OfType<long>().Distinct().ToList();
        var about = await db.Set<CaseRow>().Where(c => EF.Parameter(caseIds).Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var open = (await cases.Visible(db, actor).Where(c => EF.Parameter(caseIds).Contains(c.Id)).Select(c => c.Id).ToListAsync()).ToHashSet();
        var caller = access.IsCaller(row, actor);
        return new MeetingPage(
            (await summaries.Of(db, [row], actor))[0],
            row.Place is { } place ? new PlaceView(place.Lon, place.Lat, Text.Same(row.Address)) : null,
            CaseOf(row.CaseId), row.FlowVersion,
            [.. calls.Select(Call)],
            [.. topics.Select(t => new MeetingTopicView(t.Id.ToString(), t.Place, t.Title, CaseOf(t.CaseId), [.. minutes.Where(m => m.TopicId == t.Id).Select(m => new MinutesView(m.Version, m.Text, NameOf(m.ById)!, m.At))]))],
            [.. items.Select(Item)],
            row.EndedAt, row.EndWords, caller && row.State == MeetingState.Open,
            caller && row.State == MeetingState.Open && MeetingEnd.Nothing(calls.Select(c => c.Waits), items.Select(i => i.Waits)), row.Version,
            [.. history.Select(h => new HistoryView(
                h.Id.ToString(), h.At, h.At, new ByView(h.ById is { } by ? people.GetValueOrDefault(by)?.UserName : null, NameOf(h.ById) ?? new Text("系统", "System"), h.ByRole, h.ById is null), h.How, h.Code, Parse(h.Args), h.Note,
                FilesOf(h), Array.Empty<object>()))]);

        Text? NameOf(long? id) => id is { } known ? people.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;

        MeetingCaseView? CaseOf(long? id) => id is { } known && about.TryGetValue(known, out var found) ? new MeetingCaseView(found.Number, found.Title, open.Contains(known)) : null;

        BodyView BodyOf(long id) => new(id.ToString(), bodies.GetValueOrDefault(id, Text.Same("–")));

        MeetingCallView Call(MeetingCallRow c)
        {
            var track = book.CallsOf(row);
            return new MeetingCallView(
                c.Id.ToString(), BodyOf(c.BodyId), c.Step, track.Step(c.Step).Name, c.Means, c.Waits, c.WaitUntil, c.TimesPassed, LevelOf(c), c.ComeBy, NameOf(c.SpokeById), c.Words, c.HereAt, c.HereMeters, c.CameAt,
                c.CameAt is { } at ? at <= c.ComeBy : null, Moves(track, c, access.PartsOf(row, c, actor), actor, null, c.ComeBy));
        }

        MeetingItemView Item(MeetingItemRow i)
        {
            var track = book.ItemsOf(row);
            return new MeetingItemView(
                i.Id.ToString(), i.TopicId?.ToString(), i.BodyId is { } body ? BodyOf(body) : null, i.BodyId is { } of ? BodyOf(of).Name : NameOf(i.PersonId)!, i.What, i.DueAt, i.Step, track.Step(i.Step).Name, i.Means, i.Waits,
                i.WaitUntil, i.TimesPassed, LevelOf(i), NameOf(i.AgreedById)!, i.AgreedAt, (i.DoneAt ?? clock.Now) > i.DueAt && i.Means != MeetingMeans.Released, i.DoneAt, i.DoneAt is null ? null : NameOf(i.DoneById), i.DoneWords, NameOf(i.CheckedById), i.CheckedAt,
                i.CheckWords, [.. history.Where(h => h.SubjectId == i.Id).SelectMany(FilesOf).Distinct()], Moves(track, i, access.PartsOf(row, i, actor), actor, i.DoneById, null));
        }

        Text? LevelOf(IWaitingRow waiting) => waiting.LevelAreaId is { } level ? book.AreaName(level) : null;

        IReadOnlyList<MeetingMoveView> Moves(MeetingTrack track, IWaitingRow waiting, MeetingPart parts, Actor who, long? doneBy, DateTimeOffset? comeBy) => row.State != MeetingState.Open ? [] :
        [
            .. track.Allowed(waiting.Step, parts).Select(m => (Move: m, Means: track.Step(m.To).Means))
                .Where(m => !(m.Means == MeetingMeans.Checked && doneBy == who.AccountId) && !(m.Means == MeetingMeans.Missed && clock.Now < comeBy))
                .Select(m => new MeetingMoveView(m.Move.Move, m.Move.Name, ReadMeetingFlow.WordOf(m.Move.Words), m.Means)),
        ];
    }

    private static List<string> FilesOf(MeetingHistoryRow line) => line.FileIds is null ? [] : JsonSerializer.Deserialize<List<string>>(line.FileIds)!;

    private static object? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
