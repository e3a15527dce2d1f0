using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>Answers other rooms from memory.</summary>
internal sealed class Devices(DeviceDirectory directory, DeviceViews views, AreaDirectory areas) : IDevices
{
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
        var counts = new int[4];
        // Many devices stand in few areas.
        var within = new Dictionary<long, bool>();
        foreach (var device in directory.All)
        {
            if (device.IsSubject || device.Kind.Values.Count == 0 || !device.Enabled)
                continue;
            if (!within.TryGetValue(device.AreaId, out var inside))
                within[device.AreaId] = inside = areaIds.Any(area => areas.Covers(area, device.AreaId));
            if (inside)
                counts[(int)views.StateOf(device)]++;
        }
        return new SensorCounts(
            counts[(int)DeviceState.Normal], counts[(int)DeviceState.Alarm], counts[(int)DeviceState.Silent], counts[(int)DeviceState.Unknown]);
    }
}
