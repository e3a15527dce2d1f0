using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>Answers other rooms from memory.</summary>
internal sealed class Devices(DeviceDirectory directory, DeviceViews views, AreaDirectory areas) : IDevices
{
    // After the states, in the same array.
    private const int FellSilent = 4;

    public DeviceNow? Find(string name)
    {
        if (directory.Find(name) is not { } device)
            return null;
        var snapshot = device.Live.Snapshot;
        return new DeviceNow(
            device.Id, device.Name, device.Kind.Code, device.DisplayName, device.Place, device.Address, device.AreaId, device.PictureUrl,
            views.StateOf(device), DeviceViews.LastAt(snapshot),
            [.. DeviceViews.Values(device, snapshot).Select(v => new LatestValue(v.Name, v.Value, v.Unit, v.At))]);
    }

    public IReadOnlyList<NearbyCamera> CamerasNear(GeoPoint place, double withinMeters, int atMost) =>
    [
        .. directory.All.Where(d => d is { PictureUrl: not null, Enabled: true })
            .Select(d => new NearbyCamera(d.Name, d.DisplayName, d.Place.DistanceMetersTo(place), d.PictureUrl!))
            .Where(c => c.DistanceMeters <= withinMeters).OrderBy(c => c.DistanceMeters).ThenBy(c => c.DeviceId, StringComparer.Ordinal).Take(atMost),
    ];

    public SensorCounts Count(IReadOnlyCollection<long> areaIds)
    {
        var counts = new int[FellSilent + 1];
        // Many devices stand in few areas.
        var within = new Dictionary<long, bool>();
        var now = views.NowMs;
        foreach (var device in directory.All)
        {
            if (device.IsSubject || device.Kind.Values.Count == 0 || !device.Enabled)
                continue;
            if (!within.TryGetValue(device.AreaId, out var inside))
                within[device.AreaId] = inside = areaIds.Any(area => areas.Covers(area, device.AreaId));
            if (inside)
                Count(device, now, counts);
        }
        return CountsOf(counts);
    }

    public IReadOnlyList<KindNow> Kinds(Func<long, bool> within)
    {
        // Many devices stand in few areas.
        var known = new Dictionary<long, bool>();
        var kinds = new Dictionary<string, List<DeviceEntry>>();
        foreach (var device in directory.All)
        {
            if (!device.Enabled)
                continue;
            if (!known.TryGetValue(device.AreaId, out var inside))
                known[device.AreaId] = inside = within(device.AreaId);
            if (!inside)
                continue;
            if (!kinds.TryGetValue(device.Kind.Code, out var those))
                kinds[device.Kind.Code] = those = [];
            those.Add(device);
        }
        return [.. kinds.Select(k => Of(k.Key, k.Value))];
    }

    private KindNow Of(string kind, List<DeviceEntry> devices)
    {
        var counts = new int[FellSilent + 1];
        DateTimeOffset? heard = null;
        var now = views.NowMs;
        var across = new Dictionary<string, ValueAcross>();
        foreach (var device in devices.Where(d => !d.IsSubject && d.Kind.Values.Count > 0))
        {
            var state = Count(device, now, counts);
            var snapshot = device.Live.Snapshot;
            if (DeviceViews.LastAt(snapshot) is { } at && (heard is null || at > heard))
                heard = at;
            if (state is DeviceState.Normal or DeviceState.Alarm)
                foreach (var value in DeviceViews.Values(device, snapshot).Where(v => v.Value is double))
                    across[value.Name] = Joined(across.GetValueOrDefault(value.Name), device, value, (double)value.Value);
        }
        var order = devices[0].Kind.Values.Select(v => v.Name).ToList();
        return new KindNow(
            kind, devices.Count(d => d.IsSubject), CountsOf(counts), heard, [.. across.Values.OrderBy(v => order.IndexOf(v.Name))]);
    }

    private static DeviceState Count(DeviceEntry device, long nowMs, int[] counts)
    {
        var state = DeviceViews.StateOf(device, nowMs);
        counts[(int)state]++;
        if (DeviceViews.FellSilent(device, state))
            counts[FellSilent]++;
        return state;
    }

    private static SensorCounts CountsOf(int[] counts) => new(
        counts[(int)DeviceState.Normal], counts[(int)DeviceState.Alarm], counts[(int)DeviceState.Silent], counts[(int)DeviceState.Unknown], counts[FellSilent]);

    private static ValueAcross Joined(ValueAcross? before, DeviceEntry device, DeviceValueView value, double number) => before is null || number > before.Most
        ? new ValueAcross(value.Name, value.Label, value.Unit, Math.Min(number, before?.Least ?? number), number, device.Name, device.DisplayName, value.At)
        : before with { Least = Math.Min(number, before.Least) };
}
