using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>What the slices of meetings share: steps with their waits, history, news, and the end.</summary>
internal sealed class MeetingBook(CityWorkTime time, MeetingAccess access, AreaDirectory areas, MeetingFlows flows, CaseBook cases, CitySettings city)
{
    public const string DueKind = "meeting.wait";
    public const int LongestWords = 2000;
    public const int MostFiles = 9;

    /// <summary>What is wrong with words that somebody must write.</summary>
    public static Refusal? Wrong(string? words, string field, int most = LongestWords) =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid(field, "words_required") : words.Length > most ? Refusal.Invalid(field, "text_too_long", ("most", most)) : null;

    /// <summary>What is wrong with photos that were sent.</summary>
    public static async Task<Refusal?> WrongFiles(CityDb db, IReadOnlyList<string> files)
    {
        if (files.Count > MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MostFiles));
        }

        foreach (var id in files)
        {
            if (!await db.Set<StoredFileRow>().AnyAsync(f => f.Id == id))
            {
                return Refusal.Invalid("fileIds", "file_unknown", ("id", id));
            }
        }

        return null;
    }

    /// <summary>The next number of the city's year: <c>2026-约-000012</c>, <c>2026-会-000013</c>.</summary>
    public static async Task<string> NextNumber(WriteScope scope, CitySettings city, MeetingKind kind)
    {
        var year = (scope.Now + city.UtcOffsetAt(scope.Now)).Year;
        var counter = await scope.Db.Set<MeetingNumberRow>().FindAsync(year);
        if (counter is null)
        {
            counter = new MeetingNumberRow { Year = year };
            scope.Db.Add(counter);
        }

        counter.Last++;
        return CaseNumbers.Format(year, kind == MeetingKind.Summons ? "约" : "会", counter.Last);
    }

    public MeetingTrack CallsOf(MeetingRow meeting) => flows.Of(meeting).Calls;

    public MeetingTrack ItemsOf(MeetingRow meeting) => flows.Of(meeting).Items;

    /// <summary>Puts a call or an item into a step; until when it waits there is a row, and what waits for a leader lies with the nearest who decides.</summary>
    /// <param name="target">The time to come of a call, the instant by which an item is due.</param>
    public async Task Enter(WriteScope scope, MeetingRow meeting, IWaitingRow row, MeetingStep step, DateTimeOffset target)
    {
        (row.Step, row.Means, row.Waits, row.TimesPassed) = (step.Id, step.Means, step.Waits, 0);
        row.WaitUntil = MeetingTerms.First(step, scope.Now, target, time.Value);
        row.LevelAreaId = step.Waits == MeetingWait.Leader ? await access.LevelAbove(scope.Db, meeting.AreaId, null, scope.Now) : null;
        await Wait(scope, row);
    }

    /// <summary>The time is over: it lies a level higher, with the same time anew; at the top nothing more will ring.</summary>
    /// <returns>Whether there was a level above.</returns>
    public async Task<bool> Raise(WriteScope scope, MeetingRow meeting, IWaitingRow row, MeetingStep step)
    {
        row.TimesPassed++;
        var up = await access.LevelAbove(scope.Db, meeting.AreaId, row.LevelAreaId, scope.Now);
        row.LevelAreaId = up ?? row.LevelAreaId;
        row.WaitUntil = up is null ? null : MeetingTerms.Again(step, scope.Now, time.Value);
        await Wait(scope, row);
        return up is not null;
    }

    public async Task Drop(WriteScope scope, IWaitingRow row)
    {
        (row.Waits, row.WaitUntil, row.LevelAreaId) = (MeetingWait.Nobody, null, null);
        await scope.CancelDue(DueKind, row.Id.ToString());
    }

    /// <summary>A message to these bodies' people.</summary>
    public async Task TellBodies(WriteScope scope, MeetingRow meeting, IReadOnlyCollection<long> bodies, Text words) =>
        Tell(scope, meeting, await access.PeopleOf(scope.Db, bodies, scope.Now), words);

    /// <summary>A message to who decides at the level with which it lies now.</summary>
    public async Task TellLevel(WriteScope scope, MeetingRow meeting, IWaitingRow row, Text of, Text state)
    {
        if (row.LevelAreaId is { } level)
        {
            Tell(scope, meeting, await access.DecidersAt(scope.Db, level, scope.Now), MeetingMessages.MustLook(meeting.Number, of, state));
        }
    }

    public static void Tell(WriteScope scope, MeetingRow meeting, IReadOnlyList<long> accounts, Text words)
    {
        if (accounts.Count > 0)
        {
            scope.Emit(meeting.Number, new MeetingTold(meeting.Number, accounts, words));
        }
    }

    /// <summary>As the city's clock shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(city.UtcOffsetAt(at));

    /// <summary>Appends a line to the history; its photos belong to the meeting from then on.</summary>
    public static void Write(WriteScope scope, MeetingRow meeting, long? subject, Happening line)
    {
        var files = line.FileIds is { Count: > 0 } given ? given.Distinct().ToList() : [];
        var id = scope.NewId();
        scope.Db.Add(new MeetingHistoryRow
        {
            Id = id, MeetingId = meeting.Id, SubjectId = subject, At = scope.Now, ById = line.ById, ByRole = line.ByRole, How = line.How, Code = line.Code,
            Args = line.Args is null ? null : JsonSerializer.Serialize(line.Args, line.Args.GetType(), StoredJson.Options), Note = line.Note, FileIds = files.Count > 0 ? JsonSerializer.Serialize(files) : null,
        });
        scope.Db.AddRange(files.Select(f => new MeetingFileRow { HistoryId = id, FileId = f, MeetingId = meeting.Id }));
    }

    /// <summary>Ends the meeting when nothing waits any more, raises its version, and tells the desks and whoever has to do with it.</summary>
    /// <param name="what">The code of the line of history.</param>
    /// <param name="of">Whom it is about.</param>
    public async Task Save(WriteScope scope, MeetingRow meeting, string what, Text? of = null, IWaitingRow? about = null)
    {
        await scope.Db.SaveChangesAsync();
        var calls = await scope.Db.Set<MeetingCallRow>().Where(c => c.MeetingId == meeting.Id).ToListAsync();
        var items = await scope.Db.Set<MeetingItemRow>().Where(i => i.MeetingId == meeting.Id).ToListAsync();
        if (meeting.State == MeetingState.Open && MeetingEnd.ByItself(calls.Select(c => c.Waits), [.. items.Select(i => i.Waits)], items.Exists(i => i.Means == MeetingMeans.Checked)))
        {
            await End(scope, meeting, MeetingState.Closed, Happening.ByRule("meetingClosed", new { items = items.Count }));
            what = "meetingClosed";
        }

        meeting.Version++;
        await scope.Db.SaveChangesAsync();
        scope.Announce(new LiveNews(meeting.AreaId, null, "meeting", new MeetingNews(
            meeting.Number, meeting.Kind, what, of, about?.LevelAreaId is { } level ? AreaName(level) : null, about?.TimesPassed ?? 0)));
        var bodies = calls.Select(c => c.BodyId).Concat(items.Select(i => i.BodyId).OfType<long>()).ToHashSet();
        var accounts = (await access.PeopleOf(scope.Db, bodies, scope.Now))
            .Concat(items.Select(i => i.PersonId).OfType<long>()).Append(meeting.CallerId).ToHashSet();
        foreach (var account in accounts)
        {
            scope.Announce(new LiveNews(null, account, "myMeeting", new { number = meeting.Number, what }));
        }
    }

    /// <summary>Closes or cancels it: nothing waits any more, and its case says so.</summary>
    public async Task End(WriteScope scope, MeetingRow meeting, MeetingState state, Happening line)
    {
        (meeting.State, meeting.EndedAt, meeting.EndWords) = (state, scope.Now, line.Note);
        Write(scope, meeting, null, line);
        await TellCase(scope, meeting, line with { Code = state == MeetingState.Closed ? "meetingClosed" : "meetingCancelled", Args = new { number = meeting.Number } });
    }

    /// <summary>A line in the history of the case that it hangs on; nothing when it hangs on none.</summary>
    public async Task TellCase(WriteScope scope, MeetingRow meeting, Happening line)
    {
        if (meeting.CaseId is { } id && await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == id) is { } row)
        {
            CaseBook.Write(scope, id, line);
            await cases.SaveUnmoved(scope, row);
        }
    }

    public Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    public static async Task<Text> BodyName(CityDb db, long id) => (await PeopleCards.OrganizationNames(db, [id])).GetValueOrDefault(id, Text.Same("–"));

    /// <summary>Who does an item, as screens name them.</summary>
    public static async Task<Text> DoerName(CityDb db, MeetingItemRow item) =>
        item.BodyId is { } body ? await BodyName(db, body)
        : item.PersonId is { } person && (await PeopleCards.Find(db, [person])).GetValueOrDefault(person) is { } card ? card.DisplayName : Text.Same("–");

    public static string RoleOf(MeetingPart part) =>
        part.HasFlag(MeetingPart.Body) ? "body" : part.HasFlag(MeetingPart.Leader) ? "leader" : part.HasFlag(MeetingPart.Caller) ? "caller" : "viewer";

    private static async Task Wait(WriteScope scope, IWaitingRow row)
    {
        if (row.WaitUntil is { } at)
        {
            await scope.Schedule(DueKind, row.Id.ToString(), at);
        }
        else
        {
            await scope.CancelDue(DueKind, row.Id.ToString());
        }
    }
}
