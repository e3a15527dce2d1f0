using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Dispatch.Tests;

/// <summary>Random moves, requests and decisions by random posts: what is not allowed is refused by name and changes nothing, and the clocks agree with a recount from the history alone.</summary>
public sealed class NationalRandomMovesTests
{
    private static readonly string[] People = ["intake1", "leader1", "leader2", "dispatcher1", "roads", "greening", "inspector1", "patrol1", "street", "stranger"];
    private static readonly Workflow Flow = new WorkflowBook().NewestOf("national");
    private static readonly string[] AllMoves = [.. new WorkflowBook().Moves];

    /// <summary>The national flow's own minutes; handling has the category's ten.</summary>
    private static readonly Dictionary<string, int> Limits = new() { ["intake"] = 10, ["verify"] = 60, ["file"] = 15, ["dispatch"] = 15, ["handle"] = 10, ["check"] = 60, ["close"] = 15 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_illegal_happens_and_clocks_agree_with_a_recount(int seed)
    {
        var chance = new Random(seed);
        await using var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        await street.Hire("leader1", Roles.ShiftLeader);
        await street.Hire("leader2", Roles.ShiftLeader);
        await street.Hire("dispatcher1", Roles.Dispatcher);
        string[] bodies = [(await street.Hire("roads", Roles.Handler, ofBody: true))!.Value.ToString(), (await street.Hire("greening", Roles.Handler, ofBody: true))!.Value.ToString()];
        var numbers = new List<string> { await street.TakeIn("intake1", "national"), await street.TakeIn("intake1", "national") };
        var (made, refused) = (0, 0);
        for (var i = 0; i < 140; i++)
        {
            if (chance.Next(4) == 0)
            {
                await street.After(TimeSpan.FromSeconds(chance.Next(1, 400)));
                continue;
            }

            var number = numbers[chance.Next(numbers.Count)];
            var before = await street.Page(number);
            var toward = chance.Next(3) == 0 ? TowardDispute(before) : null;
            var who = toward?.Who ?? People[chance.Next(People.Length)];
            var ok = before.Requests.Any(r => r.State == "waiting") && chance.Next(3) == 0
                ? await Decide(street, chance, number, who)
                : await Move(street, chance, number, who, bodies, toward?.Move);
            var after = await street.Page(number);
            if (ok)
            {
                made++;
            }
            else
            {
                refused++;
                (after.State, after.History.Count, after.Requests.Count(r => r.State == "waiting")).ShouldBe(
                    (before.State, before.History.Count, before.Requests.Count(r => r.State == "waiting")), "what is refused changes nothing");
            }

            foreach (var one in numbers)
            {
                var page = await street.Page(one);
                Recount(page, street.Now);
                Disputed(page);
            }

            (await street.Findings()).ShouldBeEmpty($"step {i}");
            if (i == 70)
            {
                await street.Restart();
            }

            var (kept, counted) = await street.Sums();
            kept.OrderBy(s => s.ToString()).ShouldBe(counted.OrderBy(s => s.ToString()), $"step {i}: what is counted as moves are made is what the histories come to");
        }

        made.ShouldBeGreaterThan(15);
        refused.ShouldBeGreaterThan(15);
        var lines = new List<HistoryView>();
        foreach (var one in numbers)
        {
            lines.AddRange((await street.Page(one)).History);
        }

        lines.ShouldContain(l => l.Code == "disown", "bodies disowned");
    }

    /// <summary>Who may bring a case nearer to a dispute, or rule it, and by which move: chance alone seldom gets that far.</summary>
    private static (string Who, string Move)? TowardDispute(CasePage page) => page.Disputes.Any(d => d.Ruled is null) ? ("leader1", "rule") : page.State switch
    {
        "taken" => ("intake1", "admit"),
        "filing" => ("leader1", "file"),
        "dispatching" => ("dispatcher1", "dispatch"),
        "handling" => (page.Body!.Name.Zh == "roads局" ? "roads" : "greening", "disown"),
        _ => null,
    };

    /// <summary>At most one dispute is open, the case says so as long as it is, and what was ruled says whose it is.</summary>
    private static void Disputed(CasePage page)
    {
        page.Disputes.SkipLast(1).ShouldAllBe(d => d.Ruled != null, "one at a time");
        foreach (var ruled in page.Disputes.Where(d => d.Ruled is not null))
        {
            (ruled.RuledAt is not null && ruled.RuledBy is not null && ruled.Ruling is not null).ShouldBeTrue();
        }

        page.History.Count(h => h.Code == "disown").ShouldBe(page.Disputes.Count);
        page.History.Count(h => h.Code == "rule").ShouldBe(page.Disputes.Count(d => d.Ruled is not null));
    }

    private static async Task<bool> Move(StreetRig street, Random chance, string number, string who, string[] bodies, string? wanted)
    {
        var allowed = await street.AllowedMoves(number, who);
        var move = wanted is not null && allowed.Contains(wanted) ? wanted
            : allowed.Count == 0 || chance.Next(5) == 0 ? AllMoves[chance.Next(AllMoves.Length)] : allowed[chance.Next(allowed.Count)];
        var files = move == "pickedUp" ? new[] { await street.Photo(1), await street.Photo(2) } : null;
        var result = await street.Move(who, number, new MoveRequest(
            move, "说明", files, OrganizationId: bodies[chance.Next(2)], MoreTime: new MoreTime(chance.Next(1, 30), TimeUnit.Minutes), Until: street.Now.AddSeconds(chance.Next(60, 900))));
        if (result.Ok)
        {
            allowed.ShouldContain(move);
        }
        else
        {
            result.Refusal.Code.ShouldBeOneOf(
                "move_not_allowed", "move_not_yours", "case_unknown", "handler_may_not_check", "case_suspended", "case_not_suspended", "request_waiting", "person_unknown",
                "case_not_disputed", "case_disputed", "disown_too_late", "ruled_already", "straight_undeclared");
            if (result.Refusal.Code is "move_not_allowed" or "move_not_yours" or "case_unknown")
            {
                allowed.ShouldNotContain(move);
            }
        }

        return result.Ok;
    }

    private static async Task<bool> Decide(StreetRig street, Random chance, string number, string who)
    {
        var asked = (await street.Page(number)).Requests.First(r => r.State == "waiting");
        var result = await street.Decide(who, number, asked.Id, chance.Next(3) switch { 0 => "refuse", 1 => "withdraw", _ => "grant" }, "说明");
        if (!result.Ok)
        {
            result.Refusal.Code.ShouldBeOneOf("case_unknown", "own_request", "move_not_yours", "request_not_yours", "case_suspended", "case_not_suspended", "handler_may_not_check");
        }

        return result.Ok;
    }

    /// <summary>Each clock from the history's lines alone: when its steps were entered and left, and when the case stood still.</summary>
    private static void Recount(CasePage page, DateTimeOffset now)
    {
        var stretches = Stretches(page, now);
        page.State.ShouldBe(stretches[^1].Step, "the history tells where it stands");
        foreach (var (kind, minutes) in Limits)
        {
            var steps = Flow.FindClock(kind)!.Runs;
            var runs = steps.Contains(page.State) && page.Stage != CaseStage.Ended;
            var shown = page.Clocks.LastOrDefault(c => c.Kind == kind);
            if (!runs)
            {
                (shown is null || shown.MetAt is not null).ShouldBeTrue($"{kind} runs in {page.State}");
                continue;
            }

            // Handling goes on with what was left since it was dispatched; every other clock begins anew when its steps are entered.
            var dispatched = stretches.FindLastIndex(s => s.Step == "dispatching");
            var counted = kind == "handle" ? stretches.Skip(dispatched + 1).Where(s => steps.Contains(s.Step)).ToList() : stretches.AsEnumerable().Reverse().TakeWhile(s => steps.Contains(s.Step)).ToList();
            var used = TimeSpan.FromTicks(counted.Where(s => !s.Suspended).Sum(s => (s.Until - s.From).Ticks));
            var limit = TimeSpan.FromMinutes(minutes + (kind == "handle" ? page.Requests.Where(r => r is { Move: "extend", State: "granted" } && r.DecidedAt >= stretches[dispatched].Until).Sum(r => int.Parse(r.MoreTime!.En.Split(' ')[0])) : 0));
            var late = used >= limit;
            if (page.SuspendedAt is not null && !late)
            {
                shown!.DueAt.ShouldBeNull($"{kind} is suspended");
            }
            else if (!late)
            {
                shown!.DueAt.ShouldBe(now + limit - used, $"{kind} in {page.State}");
            }
        }
    }

    private sealed record Stretch(string Step, bool Suspended, DateTimeOffset From, DateTimeOffset Until);

    private static List<Stretch> Stretches(CasePage page, DateTimeOffset now)
    {
        var found = new List<Stretch>();
        var (step, suspended, from) = (Flow.Begin, false, page.OpenedAt);
        var lines = page.History.ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Flow.Find(step, lines[i].Code);
            var (nextStep, nextSuspended) = (step, suspended);
            if (lines[i].Code == "suspensionEnded")
            {
                nextSuspended = false;
            }
            else if (line is not null)
            {
                nextStep = line.Unsampled is not null && lines.Skip(i + 1).FirstOrDefault()?.Code == "closedUnsampled" ? line.Unsampled
                    : line.ToBodiless is not null && !lines.Take(i).Any(l => l.Code == "dispatch") ? line.ToBodiless : line.To ?? step;
                nextSuspended = line.Does == MoveVerb.Suspend || (suspended && line.Does is not (MoveVerb.Resume or MoveVerb.Void));
            }

            if ((nextStep, nextSuspended) != (step, suspended))
            {
                found.Add(new Stretch(step, suspended, from, lines[i].At));
                (step, suspended, from) = (nextStep, nextSuspended, lines[i].At);
            }
        }

        found.Add(new Stretch(step, suspended, from, now));
        return found;
    }
}
