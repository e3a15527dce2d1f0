using System.Security.Cryptography;
using System.Text;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>Writes devices and gateways into the register.</summary>
public sealed class DeviceRegister(IScenarioCatalog catalog, DeviceDirectory directory)
{
    private const int LongestName = 64;

    /// <summary>
    /// What is stored of a token: its SHA-256, in hex. Tokens are made by us, long and random, so nothing slower is needed; it is computed
    /// at every connect.
    /// </summary>
    public static string HashToken(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether devices have moved since the last revision was made, and are judged by where they stood.</summary>
    public static Task<bool> HaveMoved(WriteScope scope) => DeviceStood.Any(scope);

    /// <summary>From this revision on, which is made in the same transaction, lanes judge each device by what is set where it is now.</summary>
    public static Task JudgeWhereTheyAre(WriteScope scope, int revision) => DeviceStood.Until(scope, revision);

    /// <summary>
    /// Registers devices. Refused as a whole: <c>device_name_invalid</c>, <c>device_name_taken</c>, <c>device_kind_unknown</c>, <c>place_not_on_earth</c>, with
    /// the name in args. They may sign in as soon as the directory has heard of it, right after the commit; <see cref="Refresh"/> makes sure.
    /// </summary>
    public async Task<Result<Done>> Add(WriteScope scope, IReadOnlyCollection<NewDevice> devices)
    {
        var taken = await NamesTaken(scope, devices.Select(d => d.Name));
        foreach (var device in devices)
        {
            if (Refuse(device, taken) is { } refusal)
                return refusal;
            taken.Add(device.Name);
            scope.Db.Add(new DeviceRow
            {
                Id = device.Id,
                Name = device.Name,
                Kind = device.Kind,
                DisplayName = device.DisplayName,
                Place = device.Place,
                Address = device.Address,
                AreaId = device.AreaId,
                LaneId = directory.FindLane(device.AreaId, device.Kind, device.OrganizationId),
                OrganizationId = device.OrganizationId,
                AssetNumber = device.AssetNumber,
                TokenHash = device.TokenHash,
                PictureUrl = device.PictureUrl,
                Enabled = device.Enabled,
                RegisteredAt = scope.Now,
            });
        }
        scope.Emit("devices", new DevicesRegistered(devices.Count));
        return Done.Ok;
    }

    /// <summary>Registers gateways; the devices behind them must be registered. Refused: <c>device_name_invalid</c>, <c>device_name_taken</c>, <c>device_unknown</c>.</summary>
    public async Task<Result<Done>> Add(WriteScope scope, IReadOnlyCollection<NewGateway> gateways)
    {
        var taken = await NamesTaken(scope, gateways.Select(g => g.Name));
        await scope.Db.SaveChangesAsync();
        foreach (var gateway in gateways)
        {
            if (RefuseName(gateway.Name, taken) is { } refusal)
                return refusal;
            taken.Add(gateway.Name);
            scope.Db.Add(new GatewayRow
            {
                Id = gateway.Id,
                Name = gateway.Name,
                DisplayName = gateway.DisplayName,
                TokenHash = gateway.TokenHash,
                Enabled = gateway.Enabled,
                RegisteredAt = scope.Now,
            });
            if (await PutBehind(scope, gateway.Id, gateway.DeviceNames) is { } unknown)
                return unknown;
        }
        scope.Emit("devices", new DevicesRegistered(gateways.Count));
        return Done.Ok;
    }

    /// <summary>Says which devices a gateway may speak for; those of before no longer; <see cref="Add(WriteScope, IReadOnlyCollection{NewGateway})"/> must follow, which tells of it. Refused: <c>device_unknown</c>.</summary>
    internal async Task<Refusal?> PutBehind(WriteScope scope, long gatewayId, IReadOnlyCollection<string> deviceNames)
    {
        await scope.Db.Set<GatewayDeviceRow>().Where(b => b.GatewayId == gatewayId).ExecuteDeleteAsync();
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in deviceNames.Distinct(StringComparer.Ordinal).Chunk(500))
            foreach (var device in await scope.Db.Set<DeviceRow>().Where(d => some.Contains(d.Name)).Select(d => new { d.Name, d.Id }).ToListAsync())
                ids[device.Name] = device.Id;
        if (deviceNames.FirstOrDefault(n => !ids.ContainsKey(n)) is { } unknown)
            return Refusal.Invalid("devices", "device_unknown", ("name", unknown));
        scope.Db.AddRange(ids.Values.Select(id => new GatewayDeviceRow { GatewayId = gatewayId, DeviceId = id }));
        return null;
    }

    /// <summary>Reads the register into memory now, rather than when the event is delivered.</summary>
    public Task Refresh(CancellationToken ct) => directory.Load(ct);

    private Refusal? Refuse(NewDevice device, HashSet<string> taken)
    {
        if (RefuseName(device.Name, taken) is { } refusal)
            return refusal;
        if (catalog.FindKind(device.Kind) is not { IsOfDevices: true })
            return Refusal.Invalid("kind", "device_kind_unknown", ("name", device.Name), ("kind", device.Kind));
        return device.Place.IsOnEarth ? null : Refusal.Invalid("place", "place_not_on_earth", ("name", device.Name));
    }

    private static Refusal? RefuseName(string name, HashSet<string> taken)
    {
        var valid = name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        if (!valid)
            return Refusal.Invalid("name", "device_name_invalid", ("name", name));
        return taken.Contains(name) ? Refusal.Invalid("name", "device_name_taken", ("name", name)) : null;
    }

    private static async Task<HashSet<string>> NamesTaken(WriteScope scope, IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(500))
        {
            taken.UnionWith(await scope.Db.Set<DeviceRow>().Where(d => some.Contains(d.Name)).Select(d => d.Name).ToListAsync());
            taken.UnionWith(await scope.Db.Set<GatewayRow>().Where(g => some.Contains(g.Name)).Select(g => g.Name).ToListAsync());
        }
        return taken;
    }
}
