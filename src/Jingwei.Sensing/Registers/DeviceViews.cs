using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Readings;

namespace Jingwei.Sensing.Registers;

/// <summary>One value of a device as the API tells it.</summary>
/// <param name="At">When it was so, on the device's clock.</param>
/// <param name="Min">Least number that the profile believes; null unless a number.</param>
/// <param name="Max">Greatest number that the profile believes; null unless a number.</param>
/// <param name="Said">What screens say for a boolean or a word; null for a number.</param>
/// <param name="Words">What they say for each number that the value is counted as; empty for a number.</param>
public sealed record DeviceValueView(string Name, Text Label, object Value, string Unit, DateTimeOffset At, double? Min, double? Max, Text? Said, IReadOnlyList<Text> Words);

/// <summary>Where a device stands. WGS-84 degrees.</summary>
public sealed record DevicePlaceView(double Lon, double Lat, Text Address);

/// <summary>Where a camera's picture is.</summary>
public sealed record CameraView(string PictureUrl);

/// <summary>A device as the API tells it.</summary>
/// <param name="Id">Its name, such as <c>bin-012</c>.</param>
/// <param name="LastAt">The newest reading's instant; null before the first.</param>
/// <param name="Alarms">The alarms that are active.</param>
public sealed record DeviceView(
    string Id, Text Name, string Kind, Text KindName, DevicePlaceView Place, AreaName Area, DeviceState State, DateTimeOffset? LastAt,
    IReadOnlyList<DeviceValueView> Values, IReadOnlyList<AlarmView> Alarms, CameraView? Camera);

/// <summary>The condition that weighs most on a device now.</summary>
public sealed record OpenCondition(string Condition, Text ConditionName, int Severity);

/// <summary>What the live line tells of a device.</summary>
public sealed record DeviceNews(string Id, DeviceState State, DateTimeOffset? LastAt, IReadOnlyList<DeviceValueView> Values, OpenCondition? Alarm);

/// <summary>Shows devices as they are now.</summary>
internal sealed class DeviceViews(CityClock clock, AlarmViews alarms)
{
    /// <summary>A device that should report every so often and has missed this many reports is silent, condition or not.</summary>
    private const int MissedReports = 3;

    public DeviceView Show(DeviceEntry device, IReadOnlyList<AlarmView> active)
    {
        var snapshot = device.Live.Snapshot;
        return new DeviceView(
            device.Name, device.DisplayName, device.Kind.Code, device.Kind.Name, new DevicePlaceView(device.Place.Lon, device.Place.Lat, device.Address),
            alarms.Area(device.AreaId), StateOf(device, snapshot), LastAt(snapshot), Values(device, snapshot), active,
            device.PictureUrl is { } url ? new CameraView(url) : null);
    }

    public DeviceNews News(DeviceEntry device)
    {
        var snapshot = device.Live.Snapshot;
        var worst = snapshot.Open.Select(device.Kind.FindCondition).OfType<ConditionDefinition>().MaxBy(c => c.Severity);
        return new DeviceNews(
            device.Name, StateOf(device, snapshot), LastAt(snapshot), Values(device, snapshot),
            worst is null ? null : new OpenCondition(worst.Code, worst.Name, worst.Severity));
    }

    public DeviceState StateOf(DeviceEntry device) => StateOf(device, device.Live.Snapshot);

    /// <summary>City time in Unix milliseconds, for whoever asks for the states of many devices.</summary>
    public long NowMs => clock.Now.ToUnixTimeMilliseconds();

    /// <summary>The state at an instant.</summary>
    public static DeviceState StateOf(DeviceEntry device, long nowMs) => StateOf(device, device.Live.Snapshot, nowMs);

    /// <summary>Whether it is silent, or in alarm and a condition says that it has fallen silent as well.</summary>
    public static bool FellSilent(DeviceEntry device, DeviceState state) =>
        state == DeviceState.Silent || (state == DeviceState.Alarm && device.Live.Snapshot.Open.Any(code => device.Kind.FindCondition(code)?.Test is NoDataTest));

    public static DateTimeOffset? LastAt(DeviceSnapshot snapshot) =>
        snapshot.LastAtMs is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static IReadOnlyList<DeviceValueView> Values(DeviceEntry device, DeviceSnapshot snapshot)
    {
        var values = new List<DeviceValueView>(snapshot.Values.Length);
        if (device.IsSubject)
            return values;
        for (var i = 0; i < snapshot.Values.Length && i < device.Kind.Values.Count; i++)
        {
            var definition = device.Kind.Values[i];
            var number = definition.Shape == ValueShape.Number;
            if (!double.IsNaN(snapshot.Values[i]))
                values.Add(new DeviceValueView(
                    definition.Name, definition.Label, StoredValues.Show(snapshot.Values[i], definition), definition.Unit,
                    DateTimeOffset.FromUnixTimeMilliseconds(snapshot.ValuesAtMs[i]), number ? definition.Min : null, number ? definition.Max : null,
                    definition.Say(snapshot.Values[i]), definition.Labels));
        }
        return values;
    }

    private DeviceState StateOf(DeviceEntry device, DeviceSnapshot snapshot) => StateOf(device, snapshot, NowMs);

    private static DeviceState StateOf(DeviceEntry device, DeviceSnapshot snapshot, long nowMs)
    {
        if (snapshot.LastAtMs is null)
            return DeviceState.Unknown;
        var silent = false;
        foreach (var code in snapshot.Open)
        {
            if (device.Kind.FindCondition(code)?.Test is not NoDataTest)
                return DeviceState.Alarm;
            silent = true;
        }
        var interval = device.Kind.Interval.TotalMilliseconds;
        return silent || (interval > 0 && nowMs - snapshot.LastHeardMs > interval * MissedReports) ? DeviceState.Silent : DeviceState.Normal;
    }
}
