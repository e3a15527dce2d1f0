using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>What the slices of work items share: numbers, waits, history and news.</summary>
internal sealed class WorkItemBook(CityWorkTime time, CitySettings city, WorkItemAccess access)
{
    public const string ItemDue = "workItem.wait";
    public const string TaskDue = "neighborhoodTask.wait";
    public const int LongestWords = 2000;

    public static Refusal? Wrong(string? words, string field, int most = LongestWords) =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid(field, "words_required") : words.Length > most ? Refusal.Invalid(field, "text_too_long", ("most", most)) : null;

    /// <summary>The day and the year on the city's calendar.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime((at + city.UtcOffsetAt(at)).UtcDateTime);

    public bool InForce(WorkItemRow item, DateTimeOffset now) => WorkItemRule.InForce(item.State, item.Until, Day(now));

    /// <summary>The first instant after an item's last day.</summary>
    public DateTimeOffset EndOf(DateOnly until)
    {
        var midnight = new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return midnight - city.UtcOffsetAt(midnight);
    }

    public DateTimeOffset After(DateTimeOffset now, decimal workingDays) => time.Value.Due(now, TimeLimit.Find(workingDays, TimeUnit.WorkingDays)!).At;

    public async Task<string> NextNumber(WriteScope scope, string mark)
    {
        var year = Day(scope.Now).Year;
        var counter = await scope.Db.Set<WorkItemNumberRow>().FindAsync(year);
        if (counter is null)
        {
            counter = new WorkItemNumberRow { Year = year };
            scope.Db.Add(counter);
        }

        counter.Last++;
        return CaseNumbers.Format(year, mark, counter.Last);
    }

    public static async Task Wait(WriteScope scope, WorkItemRow item, DateTimeOffset? until)
    {
        item.WaitUntil = until;
        await Wait(scope, ItemDue, item.Id, until);
    }

    public static async Task Wait(WriteScope scope, NeighborhoodTaskRow task, DateTimeOffset? until)
    {
        task.WaitUntil = until;
        await Wait(scope, TaskDue, task.Id, until);
    }

    public static void Write(WriteScope scope, long itemId, long? taskId, Happening line) => scope.Db.Add(new WorkItemHistoryRow
    {
        Id = scope.NewId(), ItemId = itemId, TaskId = taskId, At = scope.Now, ById = line.ById, ByRole = line.ByRole, How = line.How, Code = line.Code,
        Args = line.Args is null ? null : JsonSerializer.Serialize(line.Args, line.Args.GetType(), StoredJson.Options), Note = line.Note,
    });

    /// <summary>A message to these accounts.</summary>
    public static void Tell(WriteScope scope, string number, IReadOnlyList<long> accounts, Text words)
    {
        if (accounts.Count > 0)
        {
            scope.Emit(number, new MeetingTold(number, accounts, words));
        }
    }

    public async Task TellBodies(WriteScope scope, string number, IReadOnlyCollection<long> bodies, Text words) => Tell(scope, number, await access.PeopleOf(scope.Db, bodies, scope.Now), words);

    /// <summary>Raises the version and tells the screens.</summary>
    public async Task Save(WriteScope scope, WorkItemRow item, string what)
    {
        item.Version++;
        await scope.Db.SaveChangesAsync();
        scope.Announce(new LiveNews(item.JudgeAreaId, null, "workItem", new { number = item.Number, what }));
        foreach (var account in await access.PeopleOf(scope.Db, [item.BodyId], scope.Now))
        {
            scope.Announce(new LiveNews(null, account, "myWorkItem", new { number = item.Number, what }));
        }
    }

    public async Task Save(WriteScope scope, WorkItemRow item, NeighborhoodTaskRow task, string what)
    {
        task.Version++;
        await scope.Db.SaveChangesAsync();
        scope.Announce(new LiveNews(task.AreaId, null, "workItem", new { number = task.Number, what }));
        foreach (var account in await access.PeopleOf(scope.Db, [item.BodyId, task.CommitteeId], scope.Now))
        {
            scope.Announce(new LiveNews(null, account, "myWorkItem", new { number = task.Number, what }));
        }
    }

    /// <summary>A task ends without being done; nothing waits any more.</summary>
    public static async Task Drop(WriteScope scope, NeighborhoodTaskRow task)
    {
        (task.State, task.EndedAt) = (NeighborhoodTaskState.Dropped, scope.Now);
        await Wait(scope, task, null);
    }

    public static string RoleOf(WorkItemPart part) => part.HasFlag(WorkItemPart.Judge) ? "judge" : part.HasFlag(WorkItemPart.Committee) ? "committee" : part.HasFlag(WorkItemPart.Department) ? "department" : "viewer";

    /// <summary>As the city's clock shows it.</summary>
    public string When(DateTimeOffset at) => at.ToOffset(city.UtcOffsetAt(at)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Task Wait(WriteScope scope, string kind, long id, DateTimeOffset? until) =>
        until is { } at ? scope.Schedule(kind, id.ToString(CultureInfo.InvariantCulture), at) : scope.CancelDue(kind, id.ToString(CultureInfo.InvariantCulture));
}
