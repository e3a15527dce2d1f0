namespace Jingwei.Sim.World;

/// <summary>Something really wrong in the street, from the moment it was so to the moment it was put right.</summary>
/// <param name="DeviceId">Which thing.</param>
/// <param name="Trouble">What.</param>
/// <param name="From">When it began in truth.</param>
/// <param name="Until">When it was over in truth; null while it is not.</param>
public sealed record Trouble(string DeviceId, string What, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>All things of the street and the log of what was truly wrong with them. Pure: time comes in, reports come out.</summary>
public sealed class StreetWorld
{
    private readonly Dictionary<string, Thing> things;
    private readonly Dictionary<string, int> openTroubles = [];
    private readonly List<Trouble> troubles = [];
    private DateTimeOffset at;

    public StreetWorld(IReadOnlyCollection<DeviceFacts> devices, Chance chance, DateTimeOffset start)
    {
        at = start;
        var (west, east) = devices.Count == 0 ? (0, 1) : (devices.Min(d => d.Lon), devices.Max(d => d.Lon));
        things = devices.Select(d => Make(d, chance, (d.Lon - west) / Math.Max(1e-9, east - west)))
            .OfType<Thing>().ToDictionary(t => t.Id);
    }

    /// <summary>What was truly wrong since the start, in the order in which it began.</summary>
    public IReadOnlyList<Trouble> Troubles => troubles;

    public IReadOnlyCollection<Thing> Things => things.Values;

    public Thing? Find(string? deviceId) => deviceId is null ? null : things.GetValueOrDefault(deviceId);

    /// <summary>Lets time pass up to <paramref name="now"/> and answers what the devices send.</summary>
    public IReadOnlyList<Report> Step(DateTimeOffset now)
    {
        var reports = new List<Report>();
        foreach (var thing in things.Values)
        {
            if (thing.Step(at, now) is { } report)
            {
                reports.Add(report);
            }

            Note(thing, now);
        }

        at = now;
        return reports;
    }

    /// <summary>Time passes without anything happening: the city stood still, or jumped.</summary>
    public void Skip(DateTimeOffset now) => at = now;

    /// <summary>So that whoever starts the product sees something happen soon: the fullest bin gets one more bag.</summary>
    public void Opening(DateTimeOffset now)
    {
        if (things.Values.OfType<Bin>().Where(b => !b.IsWrong).MaxBy(b => b.Level) is { } bin)
        {
            bin.Stuff(96);
            Note(bin, now);
        }
    }

    public void PutRight(string? deviceId, DateTimeOffset now)
    {
        if (Find(deviceId) is { } thing)
        {
            thing.PutRight(now);
            Note(thing, now);
        }
    }

    /// <summary>Makes something happen that was asked for, and answers what the device then sends at once; null when there is no such device or event.</summary>
    public Report? Provoke(string kind, string? deviceId, DateTimeOffset now)
    {
        var thing = Find(deviceId);
        switch (kind, thing)
        {
            case ("overflow", Bin bin): bin.Stuff(97); break;
            case ("manholeShift", Manhole manhole): manhole.ShiftCover(27); break;
            case ("manholeWater", Manhole manhole): manhole.Clog(); break;
            case ("doorOpen", ElectricBox box): box.Open(); break;
            case ("dust", DustMonitor monitor): monitor.Raise(330, now.AddMinutes(45)); break;
            default: return null;
        }

        Note(thing, now);
        return thing.ReportNow(now);
    }

    private void Note(Thing thing, DateTimeOffset now)
    {
        var isOpen = openTroubles.TryGetValue(thing.Id, out var index);
        if (thing.IsWrong && !isOpen)
        {
            openTroubles[thing.Id] = troubles.Count;
            troubles.Add(new Trouble(thing.Id, thing.Trouble, now, null));
        }
        else if (!thing.IsWrong && isOpen)
        {
            troubles[index] = troubles[index] with { Until = now };
            openTroubles.Remove(thing.Id);
        }
    }

    private static Thing? Make(DeviceFacts facts, Chance chance, double alongRoad) => facts.Kind switch
    {
        Names.Bin => new Bin(facts, chance, alongRoad),
        Names.Manhole => new Manhole(facts, chance),
        Names.ElectricBox => new ElectricBox(facts, chance),
        Names.Dust => new DustMonitor(facts, chance),
        Names.Counter => new PeopleCounter(facts, chance),
        _ => null,
    };
}
