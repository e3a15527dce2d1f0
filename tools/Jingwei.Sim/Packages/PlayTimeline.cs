using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Packages;

/// <summary>What came of the played examples.</summary>
/// <param name="From">The Monday on which they began.</param>
/// <param name="To">When the last was over.</param>
/// <param name="Moves">Moves that people made.</param>
public sealed record PlayedTimeline(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Outcome> Outcomes, int MqttReadings, int HttpReadings, int Rows, int Moves);

/// <summary>
/// Plays examples beside each other on one timeline: each thing is sent at its instant, with the clock standing there; between two of them the clock goes from one
/// event to the next, and people do what they do about it. A device is under maintenance once its example is over, so that its silence calls nobody.
/// </summary>
public sealed class PlayTimeline(CityDoors doors, IReadOnlyList<PlayedPackage> packages, Ground ground, ExampleClock clock, Chance chance, TimeProvider machine, Action<string> log)
{
    /// <summary>After the last example, what is still open is worked on for so long; what comes up then does not count.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(40);

    /// <summary>
    /// By so much a device's clock gains from one message to the next: what the city would do at the very instant of a message had it not come, such as to miss it, it
    /// does after the message, as where examples are tried alone.
    /// </summary>
    private static readonly TimeSpan Gains = TimeSpan.FromMilliseconds(1);

    /// <summary>What follows so soon is sent before anybody looks up.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Signed = TimeSpan.FromDays(60);
    private static readonly TimeSpan OutOfUse = TimeSpan.FromDays(29);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Agenda agenda = new();
    private readonly List<Difference> refused = [];
    private bool sent;

    public async Task<PlayedTimeline> Run(CancellationToken ct)
    {
        var end = ground.Lots.Select(l => l.Example.Until).DefaultIfEmpty(clock.Start).Max() + After;
        await doors.Open.Post("demo/clock", new { rate = 0.0 }, ct);
        await Advance(clock.Start, stopAtEvents: false, ct);
        await PutIntoForce(ct);
        var areas = (await doors.Administrator.Get<Wire.Page<AreaAnswer>>("areas?limit=2000", ct)).Items.Where(a => a.Code is not null).ToDictionary(a => a.Code!, a => a.Id);
        var groups = ground.Lots.Where(l => l.Example.Group is not null).ToDictionary(l => l.GroupDevice(areas)!);
        var staff = await Staff.TakeOn(doors.With, doors.Administrator, ground, areas, clock.Start, end + After, ct);
        await TakeOutOfUseLater(ct);
        var work = new CaseWork(staff, id => groups.GetValueOrDefault(id) ?? ground.Lots.FirstOrDefault(l => l.Holds(id)), agenda, chance, log);
        await using var doorsOfDevices = new SendReadings(doors.Address, doors.Http, doors.Administrator, chance, clock, machine);
        PutDown(doorsOfDevices, ct);
        await Play(work, end, ct);
        return new PlayedTimeline(clock.Start, end, await Compare(staff, groups, ct), doorsOfDevices.Mqtt, doorsOfDevices.Http, doorsOfDevices.Rows, work.Made);
    }

    /// <summary>Signs for what touches a person, as its basis allows, and sees that every package is in force in the whole city.</summary>
    private async Task PutIntoForce(CancellationToken ct)
    {
        foreach (var package in packages.Where(p => p.MostDays is not null))
        {
            var until = clock.Start + TimeSpan.FromDays(Math.Min(package.MostDays!.Value, Signed.TotalDays));
            await doors.Commander.Post($"scenarios/{package.Code}/settings", new { state = "on", reason = "所涉人员均已书面同意，试行两个月", until = Instants.ToIso(until) }, ct);
        }

        var off = (await doors.Commander.Get<Wire.Page<PackageAnswer>>("scenarios", ct)).Items.Where(p => p.Reach != "everywhere" && packages.Any(played => played.Code == p.Code)).ToList();
        if (off.Count > 0)
        {
            throw new InvalidDataException($"Not in force: {string.Join(", ", off.Select(p => p.Code))}.");
        }
    }

    private async Task TakeOutOfUseLater(CancellationToken ct)
    {
        foreach (var lot in ground.Lots.Where(l => !l.Example.OfRows))
        {
            var from = lot.Example.Until.AddSeconds(1);
            foreach (var device in lot.Devices.Values)
            {
                await doors.Commander.Post("silences", new { kind = "maintenance", device, from = Instants.ToIso(from), until = Instants.ToIso(from + OutOfUse), reason = "试用结束，设备拆除" }, ct);
            }

            foreach (var condition in lot.Example.Group?.Conditions ?? [])
            {
                var silence = new { kind = "maintenance", deviceKind = lot.Example.Kind, condition, area = lot.AreaOfGroup, from = Instants.ToIso(from), until = Instants.ToIso(from + OutOfUse), reason = "试用结束，设备拆除" };
                await doors.Commander.Post("silences", silence, ct);
            }
        }
    }

    /// <summary>Puts everything that is sent down in the agenda: what is sent at one instant as one entry, of one device in its order.</summary>
    private void PutDown(SendReadings send, CancellationToken ct)
    {
        var registers = packages.SelectMany(p => p.Registers).ToDictionary();
        var messages = ground.Lots.SelectMany(l => l.Example.Sendings.Where(s => s.Looked is null).GroupBy(s => s.HeardAt)
            .SelectMany((at, i) => at.Select(s => (Lot: l, Sending: s, At: l.Example.OfRows ? s.HeardAt : s.HeardAt - i * Gains))));
        foreach (var instant in messages.GroupBy(m => m.At).OrderBy(g => g.Key))
        {
            var byLot = instant.GroupBy(m => m.Lot, m => m.Sending).ToList();
            agenda.Add(instant.Key, async _ =>
            {
                sent = true;
                await Task.WhenAll(byLot.Where(g => !g.Key.Example.OfRows).Select(SendAll));
                // Rows come from the departments' systems, one after the other.
                foreach (var rows in byLot.Where(g => g.Key.Example.OfRows))
                {
                    await SendAll(rows);
                }
            });
        }

        async Task SendAll(IGrouping<Lot, Sending> ofLot)
        {
            var lot = ofLot.Key;
            foreach (var sending in ofLot)
            {
                if (await send.Send(lot, lot.Example.OfRows ? registers[lot.Example.Kind] : null, sending, ct) is { } answer)
                {
                    lock (refused)
                    {
                        refused.Add(new Difference(lot.Example.Package, lot.Example.Name, $"that the city takes what is sent at {clock.Say(sending.HeardAt)}", answer));
                    }
                }
            }
        }
    }

    private async Task Play(CaseWork work, DateTimeOffset end, CancellationToken ct)
    {
        var (began, now, steps, day) = (machine.GetTimestamp(), clock.Start, 0, 0);
        while (now < end)
        {
            var next = agenda.NextAt is { } at && at < end ? at : end;
            var answer = await Advance(next, stopAtEvents: true, ct);
            now = answer.Now;
            while (agenda.TakeDue(now) is { } entry)
            {
                await entry.Act(now);
            }

            steps++;
            var toSee = sent || work.LookUp;
            if (toSee && agenda.NextAt - now < AtOnce)
            {
                continue;
            }

            // What was sent, and what somebody was asked to do, has had all its consequences before anybody looks up.
            if (toSee)
            {
                await Advance(now, stopAtEvents: true, ct);
            }

            if (toSee || answer.Events > 0)
            {
                sent = false;
                await work.Watch(now, ct);
            }

            if ((now - clock.Start).Days is var days && days != day)
            {
                day = days;
                log($"{day} days, {steps} steps, {work.Made} moves, {machine.GetElapsedTime(began).TotalSeconds:0} s");
            }
        }
    }

    private async Task<IReadOnlyList<Outcome>> Compare(Staff staff, IReadOnlyDictionary<string, Lot> groups, CancellationToken ct)
    {
        var alarms = await Pages.Of<AlarmAnswer>(doors.Commander, "alarms?limit=500", ct);
        // Of the devices of a group nothing is expected; they are there to be counted.
        var ofLots = alarms.Select(a => (Alarm: a, Lot: groups.GetValueOrDefault(a.DeviceId) ?? ground.Lots.FirstOrDefault(l => l.Example.Group is null && l.Holds(a.DeviceId)))).Where(a => a.Lot is not null).ToLookup(a => a.Lot!, a => a.Alarm);
        var cases = new Dictionary<string, TaskAnswer>();
        foreach (var number in ofLots.SelectMany(g => g).Select(a => a.CaseNumber).OfType<string>().Distinct())
        {
            cases[number] = await doors.Commander.Get<TaskAnswer>($"cases/{number}", ct);
        }

        return [.. ground.Lots.Select(lot =>
        {
            var outcome = Comparison.Of(lot, ofLots[lot], cases, user => staff.Members.GetValueOrDefault(user)?.Role, clock);
            return outcome with { Differences = [.. refused.Where(r => r.Package == lot.Example.Package && r.Example == lot.Example.Name), .. outcome.Differences] };
        })];
    }

    private async Task<AdvanceAnswer> Advance(DateTimeOffset to, bool stopAtEvents, CancellationToken ct)
    {
        var answer = await doors.Open.Post("demo/clock", new { advanceTo = Instants.ToIso(to), stopAtEvents }, ct) ?? throw new InvalidDataException("demo/clock answered nothing.");
        return answer.Deserialize<AdvanceAnswer>(Json)!;
    }
}
