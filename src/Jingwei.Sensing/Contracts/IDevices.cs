using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts;

/// <summary>How a device is, as far as is known.</summary>
public enum DeviceState
{
    /// <summary>It has never spoken.</summary>
    Unknown,

    /// <summary>It speaks, and no condition holds.</summary>
    Normal,

    /// <summary>A condition holds.</summary>
    Alarm,

    /// <summary>It has not spoken for longer than it should; whatever it said last may no longer be so.</summary>
    Silent,
}

/// <summary>What a device last said of one value.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Value">A number, or a boolean or word as the profile has it.</param>
/// <param name="Unit">The profile's unit.</param>
/// <param name="At">When it was so, on the device's clock.</param>
public sealed record LatestValue(string Name, object Value, string Unit, DateTimeOffset At);

/// <summary>A device as it is registered, and as it is now.</summary>
public sealed record DeviceNow(
    long Id, string Name, string Kind, Text DisplayName, GeoPoint Place, Text Address, long AreaId, string? PictureUrl,
    DeviceState State, DateTimeOffset? LastAt, IReadOnlyList<LatestValue> Values);

/// <summary>A camera and how far it is from where one looks.</summary>
public sealed record NearbyCamera(string DeviceId, Text Name, double DistanceMeters, string PictureUrl);

/// <summary>How many sensors are in which state.</summary>
/// <param name="FellSilent">How many do not speak: those that are silent, and of those in alarm whoever has fallen silent as well. A list of silent ones shows them all.</param>
public sealed record SensorCounts(int Normal, int Alarm, int Silent, int Unknown, int FellSilent = 0);

/// <summary>One number over the devices of a kind that speak now.</summary>
/// <param name="At">When the greatest was so, on its device's clock.</param>
/// <param name="Device">The device that says the greatest.</param>
public sealed record ValueAcross(string Name, Text Label, string Unit, double Least, double Most, string Device, Text DeviceName, DateTimeOffset At);

/// <summary>The devices of a kind in some areas, as they are now.</summary>
/// <param name="Rows">Rows of a register or groups that are watched; of a kind of devices 0.</param>
/// <param name="Counts">By state; rows of registers and cameras have none.</param>
/// <param name="HeardAt">The newest reading's instant; null before the first.</param>
/// <param name="Values">Its numbers, in the order of the profile, as far as a device that speaks has said one.</param>
public sealed record KindNow(string Kind, int Rows, SensorCounts Counts, DateTimeOffset? HeardAt, IReadOnlyList<ValueAcross> Values);

/// <summary>What other rooms ask about devices. All answers come from memory.</summary>
public interface IDevices
{
    /// <summary>The device of that name; null when none is registered.</summary>
    DeviceNow? Find(string name);

    /// <summary>Cameras within a distance, nearest first.</summary>
    IReadOnlyList<NearbyCamera> CamerasNear(GeoPoint place, double withinMeters, int atMost);

    /// <summary>Sensors (cameras apart) in any of the areas and everything below them, by state; each once, also where areas overlap.</summary>
    SensorCounts Count(IReadOnlyCollection<long> areaIds);

    /// <summary>Each kind that has devices or rows where <paramref name="within"/> says so of their area; what is switched off is left out.</summary>
    IReadOnlyList<KindNow> Kinds(Func<long, bool> within);
}
