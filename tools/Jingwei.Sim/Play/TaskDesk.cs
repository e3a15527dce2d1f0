using Jingwei.Sim.People;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>
/// What the played people do about cases: reads their task lists, asks the mind, and makes the moves at their time. Keeps its
/// hands off whatever somebody moves by hand with the same account.
/// </summary>
public sealed class TaskDesk(TownParts parts, Agenda agenda)
{
    private readonly Mind mind = new(parts.Chance);
    private readonly Scene scene = new(parts);
    private readonly Dictionary<string, int> versions = [];

    /// <summary>Moves before that instant were made before the player came.</summary>
    public DateTimeOffset PlayedSince { get; set; }

    /// <summary>
    /// Looks at the list of open cases and reads the task lists anew when one has changed; cheap when nothing has.
    /// </summary>
    public async Task Watch(DateTimeOffset now, CancellationToken ct)
    {
        var rows = await OpenCases(ct);
        var changed = rows.Where(r => versions.GetValueOrDefault(r.Number, -1) != r.Version).ToList();
        var gone = versions.Keys.Except(rows.Select(r => r.Number)).ToList();
        if (changed.Count == 0 && gone.Count == 0)
        {
            return;
        }

        foreach (var number in gone)
        {
            versions.Remove(number);
        }

        foreach (var row in rows)
        {
            versions[row.Number] = row.Version;
        }

        scene.NoteClearedByOthers(rows, now);
        await Task.WhenAll(parts.People.Where(p => p.Role is not "operator" && (p.OnShift || p.HasPlans || p.Role == "pointOwner")).Select(p => Refresh(p, now, ct)));
        await PlanDesk(rows, now, ct);
    }

    /// <summary>Reads every list, whether or not anything seems to have changed.</summary>
    public Task RefreshAll(DateTimeOffset now, CancellationToken ct)
    {
        versions.Clear();
        return Watch(now, ct);
    }

    /// <summary>Reads one person's list and plans what they will do.</summary>
    public async Task Refresh(PlayedPerson person, DateTimeOffset now, CancellationToken ct)
    {
        // What was handed on is others' to finish; it keeps nobody busy.
        var tasks = (await person.City.Get<Page<TaskAnswer>>("me/tasks", ct)).Items.Where(t => !t.Waiting).ToList();
        person.DropPlansExcept(tasks.Select(t => t.Number).ToHashSet());
        person.InHand = tasks.FirstOrDefault(t => t.State is not "filed" && !(t.State == "handedOver" && person.InHand != t.Number))?.Number;
        foreach (var task in tasks)
        {
            await Plan(person, task, now, ct);
        }

        if (person.InHand is null && person.Walk is { IsCalledAway: true } walk && !person.HasPlans)
        {
            walk.Resume(now);
        }
    }

    private async Task Plan(PlayedPerson person, TaskAnswer task, DateTimeOffset now, CancellationToken ct)
    {
        var signature = $"{task.State}/{task.Ring?.CallId}/{(person.InHand is null ? "" : person.InHand == task.Number ? "mine" : "busy")}/{string.Join(',', task.AllowedMoves)}";
        if (person.HasPlan(task.Number, signature) || person.IsMovedByHand(task, PlayedSince) || (task.State == "filed" && task.Ring is null))
        {
            return;
        }

        var round = task.Ring is { } ring ? person.RoundOf(task.Number, ring.CallId) : task.History?.Count(h => h.Code == "returned") ?? 0;
        if (task.Ring is { } rings && (task.State == "handedOver" || !mind.PhoneIsLocked(person.UserName, task.Number, round)))
        {
            await parts.Try(() => person.City.Post($"calls/{rings.CallId}/seen", null, ct));
        }

        var isBusy = person.InHand is not null && person.InHand != task.Number;
        var situation = new Situation(
            person.Role, task.State, task.AllowedMoves, scene.FindingOf(task, now), scene.CanBeDoneAlone(task), Travel(person, task, isBusy, now), isBusy, round);
        var intent = mind.Decide(person.UserName, task.Number, situation);
        person.SetPlan(task.Number, signature, intent is { Move: not null }
            ? agenda.Add(now.AddSeconds(intent.AfterSeconds), at => Act(person, task, intent, at, ct))
            : null);
    }

    /// <summary>Seconds to the place; sets the person on the way when the case asks for it.</summary>
    private static double Travel(PlayedPerson person, TaskAnswer task, bool isBusy, DateTimeOffset now)
    {
        if (person.Walk is not { } walk || task.Place is not { } place || isBusy || task.State is not ("onTheWay" or "handedOver"))
        {
            return 0;
        }

        return (walk.GoTo(new Spot(place.Lon, place.Lat), person.SpeedMetersPerSecond, now) - now).TotalSeconds;
    }

    private async Task Act(PlayedPerson person, TaskAnswer task, Intent intent, DateTimeOffset now, CancellationToken ct)
    {
        string? assignee = null;
        if (intent.Move == "assign" && (assignee = NearestFree(task, now)) is null)
        {
            return;
        }

        var done = await parts.Try(async () =>
        {
            var fileIds = await Photograph(person, task, intent.Pictures ?? [], ct);
            await person.City.Post(
                $"cases/{task.Number}/moves", new { move = intent.Move, note = intent.Note, fileIds, userName = assignee }, ct);
        });
        if (done)
        {
            person.CountOwnMove(task.Number);
            scene.NoteMove(task, intent.Move!, now);
        }
        else
        {
            person.Reconsider(task.Number);
        }

        // The list tells what is next, also after a refusal: then somebody else was faster.
        if (person.Role != "operator")
        {
            await Refresh(person, now, ct);
        }
    }

    private async Task<IReadOnlyList<string>> Photograph(PlayedPerson person, TaskAnswer task, IReadOnlyList<bool> pictures, CancellationToken ct)
    {
        var ids = new List<string>();
        foreach (var bad in pictures)
        {
            ids.Add(await person.City.PostPicture(Picture.Draw(bad, task.Number.Sum(c => c) + ids.Count), ct));
        }

        return ids;
    }

    private async Task PlanDesk(IReadOnlyList<CaseRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var desk = parts.Street;
        foreach (var row in rows)
        {
            var isForDesk = row.State == "done" || (row.State == "filed" && row.Called?.UserName == desk.UserName);
            var signature = $"{row.State}/{row.Version}";
            if (!isForDesk || desk.HasPlan(row.Number, signature))
            {
                continue;
            }

            var task = await desk.City.Get<TaskAnswer>($"cases/{row.Number}", ct);
            if (desk.IsMovedByHand(task, PlayedSince))
            {
                continue;
            }

            var round = task.History?.Count(h => h.Code == "returned") ?? 0;
            var intent = mind.Decide(
                desk.UserName, row.Number, new Situation(desk.Role, task.State, task.AllowedMoves, Finding.ReallySo, false, 0, false, round));
            desk.SetPlan(row.Number, signature, intent is { Move: not null }
                ? agenda.Add(now.AddSeconds(intent.AfterSeconds), at => Act(desk, task, intent, at, ct))
                : null);
        }

        desk.DropPlansExcept(rows.Select(r => r.Number).ToHashSet());
    }

    private string? NearestFree(TaskAnswer task, DateTimeOffset now)
    {
        if (task.Place is not { } place)
        {
            return null;
        }

        var there = parts.Road.Project(new Spot(place.Lon, place.Lat)).Meters;
        return parts.People
            .Where(p => p is { Role: "officer", OnShift: true, InHand: null, Walk: not null })
            .MinBy(p => Math.Abs(parts.Road.Project(p.Walk!.PlaceAt(now)).Meters - there))?.UserName;
    }

    private async Task<IReadOnlyList<CaseRow>> OpenCases(CancellationToken ct)
    {
        var rows = new List<CaseRow>();
        string? cursor = null;
        do
        {
            var page = await parts.Street.City.Get<Page<CaseRow>>(
                "cases?state=open&limit=200" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), ct);
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }
}
