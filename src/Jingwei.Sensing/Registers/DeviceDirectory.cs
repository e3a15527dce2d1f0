using System.Collections.Frozen;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Registers;

/// <summary>
/// The register in memory, for the path of readings: a name is looked up without touching the database. Swapped whole after a change;
/// devices of a kind that no package ever declared are left out.
/// </summary>
public sealed class DeviceDirectory(ICityReader reader, IScenarioCatalog catalog, ILanePlan lanes, CitySettings city)
{
    private readonly RuleBook rules = new(catalog, city);
    private volatile View view = View.Empty;

    // Loads may overlap: each takes a ticket before it reads.
    private readonly Lock gate = new();
    private long tickets;
    private long shown;

    /// <summary>Raised after the register was read again.</summary>
    public event Action? Changed;

    /// <summary>All devices, by name (ordinal).</summary>
    public IReadOnlyList<DeviceEntry> All => view.InOrder;

    /// <summary>The device of that name; null when none is registered.</summary>
    public DeviceEntry? Find(string name) => view.ByName.GetValueOrDefault(name);

    /// <summary>The device of that id; null when none is registered.</summary>
    public DeviceEntry? FindById(long id) => view.ById.GetValueOrDefault(id);

    /// <summary>The gateway of that name; null when none is registered.</summary>
    public GatewayEntry? FindGateway(string name) => view.Gateways.GetValueOrDefault(name);

    /// <summary>The gateway whose token has this hash; null when there is none that is enabled.</summary>
    public GatewayEntry? FindGatewayByToken(string tokenHash) => view.Gateways.Values.FirstOrDefault(g => g.Enabled && g.TokenHash == tokenHash);

    /// <summary>The rules for a device at a revision of the packages; null when it is not registered.</summary>
    internal KindRules? RulesFor(long deviceId, int revision) => FindById(deviceId) is { } device ? rules.For(device, revision) : null;

    /// <summary>The revision of the packages that is in force.</summary>
    internal int Revision => rules.Revision;

    /// <summary>The lane for a device that is registered in an area; null when the area is not known yet.</summary>
    internal long? FindLane(long areaId) => lanes.LaneOf(areaId) is var lane and not 0 ? lane : null;

    /// <summary>
    /// The lane for a device: of the organization whose vehicle it is, since that goes from area to area; else of the area that it is registered in. Null when the area is
    /// not known yet.
    /// </summary>
    internal long? FindLane(long areaId, string kindCode, long? organizationId) =>
        organizationId is { } owner && catalog.FindKind(kindCode) is { Moves: true } ? owner : FindLane(areaId);

    /// <summary>The clocks and the calendar that conditions go by.</summary>
    internal CityTime City => city.Time;

    /// <summary>Reads the register.</summary>
    public Task Load(CancellationToken ct)
    {
        // Read before, so that rules can be compiled while the register is read.
        _ = City;
        return reader.Read(async db => await Load(db, ct), ct);
    }

    private async Task<bool> Load(CityDb db, CancellationToken ct)
    {
        var ticket = Interlocked.Increment(ref tickets);
        var devices = await db.Set<DeviceRow>().AsNoTracking().ToListAsync(ct);
        var gateways = await db.Set<GatewayRow>().AsNoTracking().ToListAsync(ct);
        var behind = await db.Set<GatewayDeviceRow>().AsNoTracking()
            .Join(db.Set<DeviceRow>(), g => g.DeviceId, d => d.Id, (g, d) => new { g.GatewayId, d.Name }).ToListAsync(ct);
        var stood = (await db.Set<DeviceStoodRow>().AsNoTracking().OrderBy(s => s.UntilRevision).ToListAsync(ct)).ToLookup(s => s.DeviceId);
        lock (gate)
        {
            // One that began later has read all that this one has, and perhaps more.
            if (ticket < shown)
                return false;
            shown = ticket;
            var before = view;
            var revision = catalog.Revision;
            var entries = devices.Select(d => Entry(d, revision, before.ById.GetValueOrDefault(d.Id), [.. stood[d.Id]])).OfType<DeviceEntry>().ToList();
            // The database's order is its own affair.
            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            var names = behind.ToLookup(b => b.GatewayId, b => b.Name);
            view = new View(
                entries,
                entries.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal),
                entries.ToFrozenDictionary(e => e.Id),
                gateways.Select(g => new GatewayEntry(g.Id, g.Name, g.TokenHash, g.Enabled, names[g.Id].ToFrozenSet(StringComparer.Ordinal)))
                    .ToFrozenDictionary(g => g.Name, StringComparer.Ordinal));
        }
        Changed?.Invoke();
        return true;
    }

    // A device stays in its lane, whatever becomes of its area: its conditions are folded there.
    private DeviceEntry? Entry(DeviceRow row, int revision, DeviceEntry? before, IReadOnlyList<DeviceStoodRow> stood) => catalog.FindKind(row.Kind, row.AreaId, revision) is not { } kind ? null : new(
        row,
        kind,
        rules.Of(kind),
        row.LaneId ?? (before is not null && before.Live.Snapshot != DeviceSnapshot.Unheard ? before.LaneId : lanes.LaneOf(row.AreaId)),
        before?.Live ?? new DeviceLive(),
        stood);

    private sealed record View(
        IReadOnlyList<DeviceEntry> InOrder,
        FrozenDictionary<string, DeviceEntry> ByName,
        FrozenDictionary<long, DeviceEntry> ById,
        FrozenDictionary<string, GatewayEntry> Gateways)
    {
        public static readonly View Empty = new(
            [], FrozenDictionary<string, DeviceEntry>.Empty, FrozenDictionary<long, DeviceEntry>.Empty, FrozenDictionary<string, GatewayEntry>.Empty);
    }
}

/// <summary>Says which lane judges the readings of an area.</summary>
public interface ILanePlan
{
    /// <summary>The subdistrict that the area lies in, else the district, else the highest area above it; 0 when the area is not known.</summary>
    long LaneOf(long areaId);
}
