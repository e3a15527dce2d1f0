using System.Text.Json;
using Jingwei.Sim.People;
using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Packages;

/// <summary>
/// The district's people at work on the cases that come, with the minds and habits of the played street: whoever is rung answers, declines or misses it, goes, looks, calls a
/// crew, and an inspector checks. A case about a register's row is closed at the instant at which its example says that somebody looked, and else not before its end.
/// </summary>
public sealed class CaseWork(Staff staff, Func<string, Lot?> lotOf, Agenda agenda, Chance chance, Action<string> log)
{
    private const string Called = "called";

    // All that the table of moves has; the city refuses what does not fit.
    private static readonly string[] Moves = ["accept", "declined", "onTheWay", "arrived", "reallySo", "alreadyClear", "falseAlarm", "pickedUp", "handedOver", "startWork", "done", "checked", "returned", "assign"];
    private static readonly string[] RingSomebody = ["declined", "handedOver", "returned", "assign"];
    private static readonly string[] InHand = ["accepted", "onTheWay", "arrived", "confirmed", "handling"];

    // What people do falls on marks, so that the clock stops once for what many do.
    private static readonly TimeSpan Answers = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Acts = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Mind mind = new(chance);
    private readonly Dictionary<string, int> versions = [];
    private readonly HashSet<string> planned = [];
    private HashSet<string> busy = [];

    /// <summary>Moves that the city took.</summary>
    public int Made { get; private set; }

    /// <summary>Something was done since the last look by which others may be rung.</summary>
    public bool LookUp { get; private set; }

    /// <summary>Looks at the open cases, and plans what people do about those that have changed.</summary>
    public async Task Watch(DateTimeOffset now, CancellationToken ct)
    {
        LookUp = false;
        var rows = await Pages.Of<CaseRow>(staff.Desk.City, "cases?state=open&limit=200", ct);
        busy = [.. rows.Where(r => InHand.Contains(r.State)).Select(r => r.Owner?.UserName).OfType<string>()];
        foreach (var row in rows.Where(r => versions.GetValueOrDefault(r.Number, -1) != r.Version))
        {
            versions[row.Number] = row.Version;
            Plan(await staff.Desk.City.Get<TaskAnswer>($"cases/{row.Number}", ct), row.Owner?.UserName, now, ct);
        }
    }

    private void Plan(TaskAnswer task, string? owner, DateTimeOffset now, CancellationToken ct)
    {
        if (task.DeviceId is null || lotOf(task.DeviceId) is not { } lot)
        {
            return;
        }

        switch (task.State)
        {
            case "filed":
                foreach (var (member, call) in RungNow(task, crew: false).Where(r => r.Member.Role != "commander"))
                {
                    Decide(lot, member, member.Role, task, call, now, ct);
                }

                break;
            case "handedOver" or "handling":
                foreach (var (member, call) in RungNow(task, crew: true))
                {
                    Decide(lot, member, "crew", task, call, now, ct);
                }

                break;
            case "done":
                Check(lot, task, now, ct);
                break;
            default:
                if (owner is not null && staff.Members.TryGetValue(owner, out var has))
                {
                    Decide(lot, has, "officer", task, task.State, now, ct);
                }

                break;
        }
    }

    /// <summary>Who was rung last, all at one instant, each with the line of the history that tells of it.</summary>
    private IEnumerable<(StaffMember Member, string Call)> RungNow(TaskAnswer task, bool crew)
    {
        var calls = (task.History ?? []).Where(h => h.Code == Called && h.Text("role") == "crew" == crew).ToList();
        return calls.Where(c => c.At == calls.Max(last => last.At)).Select(c => (Member: staff.Members.GetValueOrDefault(c.Text("userName") ?? ""), Call: c.Id))
            .Where(c => c.Member is not null).Select(c => (c.Member!, c.Call));
    }

    private void Decide(Lot lot, StaffMember member, string role, TaskAnswer task, string about, DateTimeOffset now, CancellationToken ct)
    {
        if (!planned.Add($"{task.Number}/{member.UserName}/{task.State}/{about}"))
        {
            return;
        }

        var before = (task.History ?? []).Count(h => h.Code == Called && h.Text("userName") == member.UserName) - 1;
        var stream = $"{task.DeviceId}/{task.OpenedAt.ToUnixTimeSeconds()}";
        // About a row there is nothing to clear away: whoever goes there looks, and that is all.
        var situation = new Situation(
            role, task.State, Moves, !lot.Example.OfRows && chance.Happens(0.8, $"{stream}/so") ? Finding.ReallySo : Finding.AlreadyClear, chance.Happens(0.2, $"{stream}/small"),
            task.State == "onTheWay" ? chance.Between(60, 300, $"{stream}/{member.UserName}/way") : 0, task.State is "filed" or "handedOver" && busy.Contains(member.UserName), Math.Max(0, before));
        var intent = mind.Decide(member.UserName, stream, situation);
        // Somebody looks at the row before long, says its example: that call is not missed.
        if (task.State == "filed" && intent is not { Move: "accept" } && lot.Example.Sendings.Any(s => s.Looked is not null))
        {
            intent = new Intent("accept", Habits.Answer.Draw(chance, stream));
        }

        if (intent is { Move: { } move })
        {
            agenda.Add(OnMark(now.AddSeconds(intent.AfterSeconds), task.State == "filed" ? Answers : Acts), at => Make(member, task, move, intent, at, ct));
        }
    }

    private void Check(Lot lot, TaskAnswer task, DateTimeOffset now, CancellationToken ct)
    {
        if (!planned.Add($"{task.Number}/check/{task.Version}"))
        {
            return;
        }

        var stream = $"{task.DeviceId}/{task.OpenedAt.ToUnixTimeSeconds()}";
        var round = (task.History ?? []).Count(h => h.Code == "returned");
        var intent = mind.Decide(staff.Checker.UserName, stream, new Situation("operator", "done", Moves, Finding.ReallySo, false, 0, false, round));
        if (!lot.Example.OfRows || now > lot.Example.Until)
        {
            agenda.Add(OnMark(now.AddSeconds(intent!.AfterSeconds), Acts), at => Make(staff.Checker, task, intent.Move!, intent, at, ct));
            return;
        }

        var looked = lot.Example.Sendings.Where(s => s.Looked is { } key && lot.RowDevice(key) == task.DeviceId && s.HeardAt >= now).Select(s => s.HeardAt).DefaultIfEmpty(lot.Example.Until.AddMinutes(1)).Min();
        agenda.Add(looked, at => Make(staff.Checker, task, "checked", new Intent("checked", 0, "到现场看过"), at, ct));
    }

    private async Task Make(StaffMember member, TaskAnswer task, string move, Intent intent, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var fileIds = new List<string>();
            foreach (var bad in move == "pickedUp" ? intent.Pictures ?? [] : [])
            {
                fileIds.Add(await member.City.PostPicture(Picture.Draw(bad, fileIds.Count), ct));
            }

            var answer = await member.City.Post($"cases/{task.Number}/moves", new { move, note = intent.Note, fileIds, userName = move == "assign" ? FreeOfficer(task.Number) : null }, ct);
            Made++;
            LookUp |= RingSomebody.Contains(move);
            Go(member, answer!.Value.Deserialize<TaskAnswer>(Json)!, at, ct);
        }
        catch (CityRefusalException refusal) when ((int)refusal.Status is >= 400 and < 500)
        {
            // Somebody else was faster, or it is over: as in the street.
            LookUp = true;
            log($"{member.UserName} {move} {task.Number}: {refusal.Code}");
        }
    }

    /// <summary>Whoever has moved the case sees by the answer what is next for them; nobody else need look.</summary>
    private void Go(StaffMember member, TaskAnswer page, DateTimeOffset at, CancellationToken ct)
    {
        _ = InHand.Contains(page.State) ? busy.Add(member.UserName) : busy.Remove(member.UserName);
        if (page.State is not ("filed" or "handedOver"))
        {
            versions[page.Number] = page.Version;
            Plan(page, member.UserName, at, ct);
        }
    }

    private static DateTimeOffset OnMark(DateTimeOffset at, TimeSpan every) => new((at.UtcTicks + every.Ticks - 1) / every.Ticks * every.Ticks, TimeSpan.Zero);

    private string FreeOfficer(string number)
    {
        var officers = staff.Members.Values.Where(m => m.Role == "officer").OrderBy(m => chance.Uniform($"{number}/{m.UserName}/sent")).ToList();
        return (officers.Find(m => !busy.Contains(m.UserName)) ?? officers[0]).UserName;
    }
}
