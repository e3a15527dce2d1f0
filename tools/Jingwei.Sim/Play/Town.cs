using Jingwei.Sim.People;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Play;

/// <summary>What the player has to do with: the street's things, its people, and the wires to the city.</summary>
public sealed class Town : IAsyncDisposable
{
    /// <summary>How often the roster is read, city time.</summary>
    private static readonly TimeSpan RosterEvery = TimeSpan.FromMinutes(5);

    private readonly Positions positions;
    private readonly Reporters reporters;
    private readonly HotlineDesk? hotline;
    private DateTimeOffset rosterReadAt = DateTimeOffset.MinValue;

    internal Town(TownParts parts, Func<double> rate, HotlineDoors? doors = null)
    {
        Parts = parts;
        Agenda = new Agenda();
        Desk = new TaskDesk(parts, Agenda);
        positions = new Positions(parts, rate);
        reporters = new Reporters(parts, Agenda);
        hotline = doors is null ? null : new HotlineDesk(parts, doors, Agenda);
    }

    public TownParts Parts { get; }

    public Agenda Agenda { get; }

    public TaskDesk Desk { get; }

    /// <summary>Begins to play at an instant: the first beat is the next one of the clock.</summary>
    public async Task Begin(DateTimeOffset now, CancellationToken ct)
    {
        Agenda.Clear();
        Parts.World.Skip(now);
        Desk.PlayedSince = now;
        rosterReadAt = DateTimeOffset.MinValue;
        await ReadRoster(now, ct);
        PlanDay(now);
        ScheduleBeat(now, ct);
        SchedulePositions(now, ct);
        await Desk.RefreshAll(now, ct);
    }

    /// <summary>Does everything that is due; true when something was sent to the city that may have consequences.</summary>
    public async Task<bool> RunDue(DateTimeOffset now)
    {
        Parts.Stirred = false;
        while (Agenda.TakeDue(now) is { } entry)
        {
            await entry.Act(now);
        }

        return Parts.Stirred;
    }

    /// <summary>Something that was asked for from outside.</summary>
    public async Task Provoke(string kind, string? device, DateTimeOffset now, CancellationToken ct)
    {
        switch (kind)
        {
            case "residentReport":
                await reporters.ResidentReports(now, ct);
                return;
            case "inspectorReport":
                await reporters.InspectorReports(now, ct);
                return;
            default:
                if (Parts.World.Provoke(kind, device ?? Parts.AnyDeviceFor(kind, now), now) is { } report)
                {
                    await Parts.Fleet.Send([report], ct);
                }

                return;
        }
    }

    public async ValueTask DisposeAsync() => await Parts.Fleet.DisposeAsync();

    private void PlanDay(DateTimeOffset now)
    {
        reporters.PlanDay(now);
        hotline?.PlanDay(now);
    }

    private void ScheduleBeat(DateTimeOffset now, CancellationToken ct)
    {
        var beat = Thing.Beat.Ticks;
        var next = new DateTimeOffset((now.UtcTicks / beat + 1) * beat, TimeSpan.Zero);
        Agenda.Add(next, at => Beat(next, at, ct));
    }

    private void SchedulePositions(DateTimeOffset now, CancellationToken ct)
    {
        var every = positions.Every.Ticks;
        var next = new DateTimeOffset((now.UtcTicks / every + 1) * every, TimeSpan.Zero);
        Agenda.Add(next, async at =>
        {
            await positions.Send(at, ct);
            SchedulePositions(at, ct);
        });
    }

    private async Task Beat(DateTimeOffset planned, DateTimeOffset now, CancellationToken ct)
    {
        // The city may have been moved on by hand, or this machine was busy: what was missed did not happen.
        if (now - planned > 20 * Thing.Beat)
        {
            Parts.World.Skip(now);
            PlanDay(now);
        }

        var reports = Parts.World.Step(now);
        await Parts.Fleet.Send(reports, ct);
        Parts.Stirred |= reports.Any(r => r.IsNews);
        await Parts.Fleet.KeepAlive(ct);
        if (now - rosterReadAt >= RosterEvery)
        {
            await ReadRoster(now, ct);
            PlanDay(now);
        }

        ScheduleBeat(now, ct);
    }

    private async Task ReadRoster(DateTimeOffset now, CancellationToken ct)
    {
        rosterReadAt = now;
        var roster = new Dictionary<string, PersonAnswer>();
        string? cursor = null;
        do
        {
            var page = await Parts.Street.City.Get<Page<PersonAnswer>>(
                "people?limit=200" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), ct);
            foreach (var person in page.Items)
            {
                roster[person.UserName] = person;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        foreach (var person in Parts.People)
        {
            var onShift = roster.TryGetValue(person.UserName, out var known) && known.OnShift;
            if (onShift && !person.OnShift)
            {
                await Parts.Try(() => person.City.Post("me/shift", new { on = true }, ct));
            }

            person.OnShift = onShift;
        }

        Beats.Assign(Parts, now);
    }
}
