using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>What the live line says of a response: that it has changed, so that pages look again.</summary>
public sealed record ResponseNews(string Id, ResponseState State);

/// <param name="Revision">What must be in force first.</param>
internal sealed record Awaited(int Revision);

/// <summary>Keeps responses: weighs what holds, writes the history, and sees to it that what waits for a person is told again.</summary>
internal sealed class ResponseBook(ResponsePlaces places, TellResponse tell, AreaDirectory areas, People people)
{
    public const string TellDue = "response.tell";

    /// <summary>The wait for weighing one package in one area: at once, and once however many alarms asked for it meanwhile.</summary>
    public const string WeighDue = "response.weigh";

    /// <summary>The same for all packages everywhere.</summary>
    public const string WeighAllDue = "response.weighAll";

    /// <summary>The gravest level among grounds; null when there are none.</summary>
    public static string? LevelOf(IEnumerable<ResponseGround> grounds) => grounds.Select(g => g.Level).MaxBy(ResponseLife.RankOf);

    public static IReadOnlyList<ResponseGround> GroundsOf(string json) => JsonSerializer.Deserialize<List<ResponseGround>>(json, StoredJson.Options)!;

    public static bool Waits(ResponseRow row) => ResponseLife.Waits(row.State, row.Proposed, row.State == ResponseState.InForce ? row.Level : null, row.Declined);

    public static Task<ResponseRow?> FindOpen(CityDb db, string package, long areaId) => db.Set<ResponseRow>()
        .SingleOrDefaultAsync(r => r.Package == package && r.AreaId == areaId && (r.State == ResponseState.Proposed || r.State == ResponseState.InForce));

    /// <summary>What holds has changed: it is weighed right after this transaction.</summary>
    public static Task WeighSoon(WriteScope scope, string package, long areaId) => scope.Schedule(WeighDue, $"{package}:{areaId}", scope.Now);

    /// <summary>Packages or areas have changed: all is weighed once the revision is in force, and a later one that is waited for already.</summary>
    /// <param name="revision">Which one; 0 when it does not matter.</param>
    public static async Task WeighAllSoon(WriteScope scope, int revision)
    {
        var waiting = await scope.FindDue(WeighAllDue, "all") is { } due ? RevisionOf(due) : 0;
        await scope.Schedule(WeighAllDue, "all", scope.Now, new Awaited(Math.Max(waiting, revision)));
    }

    /// <summary>The revision that a wait for weighing all is for.</summary>
    public static int RevisionOf(DueRow due) => JsonSerializer.Deserialize<Awaited>(due.Body!, StoredJson.Options)!.Revision;

    /// <summary>Looks at what holds now, and lets the proposal of a package in an area begin, rise, fall or lapse.</summary>
    public async Task Weigh(WriteScope scope, string package, long areaId)
    {
        var grounds = await places.GroundsOf(scope.Db, package, areaId);
        var proposed = grounds.Level;
        var json = JsonSerializer.Serialize(grounds.Shown, StoredJson.Options);
        if (await FindOpen(scope.Db, package, areaId) is not { } row)
        {
            if (proposed is not null)
                await Begin(scope, package, areaId, proposed, (json, grounds.Count), null);
            return;
        }
        if (row.Grounds == json && row.GroundCount == grounds.Count)
            return;
        var before = row.Proposed;
        // What lapses keeps the grounds that it last had.
        if (proposed is not null || row.State == ResponseState.InForce)
            (row.Grounds, row.GroundCount) = (json, grounds.Count);
        if (ResponseLife.Weigh(row.State, before, proposed) is { } change)
        {
            row.Proposed = proposed;
            row.Declined = proposed is null ? null : row.Declined;
            row.Told = change is ResponseChange.Rose or ResponseChange.Proposed ? 0 : row.Told;
            row.Version++;
            if (change == ResponseChange.Lapsed)
                (row.State, row.EndedAt) = (ResponseState.Lapsed, scope.Now);
            Write(scope, row, change, proposed ?? before, before, grounds: json);
        }
        await Settle(scope, row);
    }

    /// <summary>A proposal begins.</summary>
    /// <param name="declined">The level that somebody said no to already: they ended a response whose grounds still hold.</param>
    public async Task Begin(WriteScope scope, string package, long areaId, string proposed, (string Json, int Count) grounds, string? declined)
    {
        var row = new ResponseRow
        {
            Id = scope.NewId(), Package = package, AreaId = areaId, State = ResponseState.Proposed, Proposed = proposed, Declined = declined, Grounds = grounds.Json,
            GroundCount = grounds.Count, OpenedAt = scope.Now, Version = 1,
        };
        scope.Db.Add(row);
        Write(scope, row, ResponseChange.Proposed, proposed, null, grounds: grounds.Json);
        await Settle(scope, row);
    }

    /// <summary>What a level sets going stands on the list, each thing once.</summary>
    public static async Task AddTasks(WriteScope scope, ResponseRow row, ResponseLevel level)
    {
        if (await scope.Db.Set<ResponseTaskRow>().AnyAsync(t => t.ResponseId == row.Id && t.Level == level.Level))
            return;
        scope.Db.AddRange(level.Do.Select((task, i) => new ResponseTaskRow { Id = scope.NewId(), ResponseId = row.Id, Level = level.Level, Place = i + 1, Who = task.Who, Text = task.Text }));
    }

    public static void Write(
        WriteScope scope, ResponseRow row, ResponseChange code, string? level, string? before = null, Actor? by = null, string? reason = null, Text? what = null, string? grounds = null) =>
        scope.Db.Add(new ResponseHistoryRow
        {
            Id = scope.NewId(), ResponseId = row.Id, At = scope.Now, Code = code, Level = level, Before = before, ById = by?.AccountId, ByName = by?.DisplayName, Reason = reason,
            What = what, Grounds = grounds,
        });

    /// <summary>After each change: whoever must decide is told, now and again until they do; and screens look again.</summary>
    public async Task Settle(WriteScope scope, ResponseRow row)
    {
        if (!Waits(row))
        {
            // Should it wait again, it is told anew.
            row.Told = 0;
            await scope.CancelDue(TellDue, row.Id.ToString());
        }
        else if (row.Told == 0)
            await TellNow(scope, row);
        await Announce(scope, row);
    }

    /// <summary>Tells those who may activate, and sets the next time.</summary>
    public async Task TellNow(WriteScope scope, ResponseRow row)
    {
        row.Told++;
        await tell.Run(scope, row, places.LevelsOf(row.Package).FirstOrDefault(l => l.Level == row.Proposed));
        await scope.Schedule(TellDue, row.Id.ToString(), scope.Now + ResponseLife.PauseAfter(row.Told));
    }

    // Desks hear of their area and what lies below; a district's response is in force in each street of it, and officers' phones hear only what is sent to them.
    private async Task Announce(WriteScope scope, ResponseRow row)
    {
        var news = new ResponseNews(row.Id.ToString(), row.State);
        scope.Announce(new LiveNews(row.AreaId, null, "response", news));
        if (areas.Find(row.AreaId)?.Level is AreaLevels.City or AreaLevels.District)
            foreach (var below in areas.DescendantsOf(row.AreaId).Where(a => a.Level == AreaLevels.Subdistrict))
                scope.Announce(new LiveNews(below.Id, null, "response", news));
        foreach (var officer in await people.OnShift(scope.Db, Roles.Officer, row.AreaId, scope.Now))
            scope.Announce(new LiveNews(null, officer.Person.AccountId, "response", news));
    }
}
