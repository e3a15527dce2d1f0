using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>
/// The device row by which a lane, alarms and cases know a register's row, or a place that rows are about. Its name can be no device's: it has a colon or an at sign.
/// It has no token, and no list of devices shows it.
/// </summary>
internal static class RowSubject
{
    /// <summary>What screens say.</summary>
    /// <param name="key">Null for the place itself.</param>
    public static Text NameOf(DeviceKindDefinition kind, string? key, DeviceEntry place) => key is null
        ? new Text($"{place.DisplayName.Zh} {kind.Name.Zh}", $"{place.DisplayName.InEnglish()}: {kind.Name.En}")
        : new Text($"{kind.Name.Zh} {key}（{place.DisplayName.Zh}）", $"{kind.Name.En} {key} ({place.DisplayName.InEnglish()})");

    /// <summary>A subject at a place, in the lane of that place.</summary>
    public static DeviceRow Make(long id, string name, DeviceKindDefinition kind, Text displayName, DeviceEntry place, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        Kind = kind.Code,
        DisplayName = displayName,
        Place = place.Place,
        Address = place.Address,
        AreaId = place.AreaId,
        LaneId = place.LaneId,
        AssetNumber = place.AssetNumber,
        Enabled = true,
        RegisteredAt = now,
    };

    /// <summary>The row is about another place now. It keeps its lane, as a device does.</summary>
    public static void Move(DeviceRow subject, Text displayName, DeviceEntry place)
    {
        (subject.DisplayName, subject.Place, subject.Address) = (displayName, place.Place, place.Address);
        (subject.AreaId, subject.AssetNumber) = (place.AreaId, place.AssetNumber);
    }
}
