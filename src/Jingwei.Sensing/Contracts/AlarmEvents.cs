using Jingwei.Storage.Outbox;

namespace Jingwei.Sensing.Contracts;

/// <summary>
/// A condition holds on a device and calls for attention. Comes once for each (device, condition, episode), whatever is replayed: when it begins, or when
/// what held it (a silence, its cause, its own unrest) is over; never for one that cleared before that.
/// </summary>
/// <param name="AlarmId">The alarm's id.</param>
/// <param name="DeviceId">The device's name, such as <c>bin-012</c>.</param>
/// <param name="Condition">The condition's code.</param>
/// <param name="CategoryCode">What a case from it is filed under.</param>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="AreaId">The smallest area that the device stands in.</param>
/// <param name="Lon">WGS-84 degrees.</param>
/// <param name="Lat">WGS-84 degrees.</param>
/// <param name="StartedAt">Since when it holds, on the device's clock.</param>
/// <param name="RaisedAt">When the city knew, on its own clock.</param>
/// <param name="ValueName">The value that was looked at; empty for silence.</param>
/// <param name="Value">Its last number in the profile's unit.</param>
/// <param name="FilesCase">Whether a case is to be filed; false too when it was over before it was known.</param>
/// <param name="Flapping">It comes and goes: its clearing means little.</param>
/// <param name="Incident">With which alarms it makes one case; null when only its own device's.</param>
[EventName("alarm.raised", 1)]
public sealed record AlarmRaised(
    long AlarmId, string DeviceId, string Condition, string CategoryCode, int Severity, long AreaId, double Lon, double Lat,
    DateTimeOffset StartedAt, DateTimeOffset RaisedAt, string ValueName, double? Value, bool FilesCase, bool Flapping = false, IncidentMark? Incident = null) : IEvent;

/// <summary>What an alarm has in common with those that make one case with it.</summary>
/// <param name="Key">Same key, and same class of category: one case.</param>
/// <param name="Within">How long after the last that came to the case.</param>
public sealed record IncidentMark(string Key, TimeSpan Within);

/// <summary>The condition no longer holds, or a late reading showed that it never did.</summary>
/// <param name="AlarmId">The alarm's id.</param>
/// <param name="DeviceId">The device's name.</param>
/// <param name="ClearedAt">When it ended, on the device's clock.</param>
/// <param name="ValueName">The value that was looked at; empty for silence.</param>
/// <param name="Value">Its last number in the profile's unit.</param>
/// <param name="Flapping">It comes and goes, so that this ends nothing.</param>
[EventName("alarm.cleared", 1)]
public sealed record AlarmCleared(long AlarmId, string DeviceId, DateTimeOffset ClearedAt, string ValueName, double? Value, bool Flapping = false) : IEvent;

/// <summary>A standing alarm that called has grown worse, or less bad.</summary>
/// <param name="AlarmId">The alarm's id.</param>
/// <param name="DeviceId">The device's name.</param>
/// <param name="Before">The severity until now, 1 to 4.</param>
/// <param name="Severity">The severity from now on.</param>
/// <param name="ValueName">The value that was looked at.</param>
/// <param name="Value">Its number now, in the profile's unit.</param>
[EventName("alarm.weighed", 1)]
public sealed record AlarmWeighed(long AlarmId, string DeviceId, int Before, int Severity, string ValueName, double? Value) : IEvent;

/// <summary>Somebody has seen the alarm and says so.</summary>
/// <param name="AlarmId">The alarm's id.</param>
/// <param name="DeviceId">The device's name.</param>
/// <param name="By">The user name.</param>
/// <param name="At">When, on the city's clock.</param>
/// <param name="Note">What they added; empty if nothing.</param>
[EventName("alarm.acknowledged", 1)]
public sealed record AlarmAcknowledged(long AlarmId, string DeviceId, string By, DateTimeOffset At, string Note) : IEvent;

/// <summary>Devices, or what stands for rows, are in another area now, where their kind is watched otherwise: their lanes are to hear of it.</summary>
/// <param name="Count">How many.</param>
[EventName("devices.moved", 1)]
public sealed record DevicesMoved(int Count) : IEvent;

/// <summary>Devices or gateways were added to the register or changed in it.</summary>
/// <param name="Count">How many.</param>
[EventName("devices.registered", 1)]
public sealed record DevicesRegistered(int Count) : IEvent;
