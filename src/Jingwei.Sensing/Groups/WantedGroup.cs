using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Groups;

/// <summary>A group as it should be.</summary>
/// <param name="Members">Empty when no device is left there.</param>
internal sealed record WantedGroup(DeviceKindDefinition Kind, GroupPlace Place, IReadOnlyList<DeviceEntry> Members)
{
    /// <summary>The groups of a kind among devices that are in use.</summary>
    public static IEnumerable<WantedGroup> Of(DeviceKindDefinition kind, IEnumerable<DeviceEntry> devices, AreaDirectory areas) =>
        from device in devices
        where device.Enabled && kind.Group!.Kinds.Contains(device.Kind.Code)
        from place in GroupPlaces.Of(kind.Group!, device, areas)
        group (device, place) by place.Key into there
        select new WantedGroup(kind, there.First().place, [.. there.Select(t => t.device)]);

    /// <summary>What names it among devices and groups.</summary>
    public string Name => $"{Kind.Code}@{Place.Key}";

    /// <summary>Whether what stands for it is called otherwise or stands elsewhere.</summary>
    public bool IsElsewhere(DeviceEntry? subject, AreaDirectory areas) =>
        subject is not null && Members.Count > 0 && (subject.AreaId != AreaId(areas) || subject.DisplayName != DisplayName || subject.Place != Middle);

    /// <summary>
    /// The device row by which its lane, alarms and cases know it. Its name can be no device's: it has an at sign. It has no token, and no list of devices shows it.
    /// </summary>
    /// <param name="laneId">The lane that it has already; null for the one of its area.</param>
    public DeviceRow Subject(long id, long? laneId, DateTimeOffset now, DeviceDirectory directory, AreaDirectory areas) => new()
    {
        Id = id,
        Name = Name,
        Kind = Kind.Code,
        DisplayName = DisplayName,
        Place = Middle,
        Address = Kind.Group!.Of == IncidentScope.Asset ? Members[0].Address : Place.Name,
        AreaId = AreaId(areas),
        LaneId = laneId ?? directory.FindLane(AreaId(areas)),
        AssetNumber = Kind.Group.Of == IncidentScope.Asset ? Members[0].AssetNumber : null,
        Enabled = true,
        RegisteredAt = now,
    };

    private Text DisplayName => new($"{Place.Name.Zh} {Kind.Name.Zh}", $"{Place.Name.InEnglish()}: {Kind.Name.En}");

    private GeoPoint Middle => new(Math.Round(Members.Average(m => m.Place.Lon), 6), Math.Round(Members.Average(m => m.Place.Lat), 6));

    public long AreaId(AreaDirectory areas) => Place.AreaId ?? GroupPlaces.Around([.. Members.Select(m => m.AreaId)], areas);
}
