using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Registers;

/// <summary>
/// Where a device stood before it moved. A lane hears of settings by revisions alone, so until the next one comes into force it goes on by those of the old area; and
/// whoever reads on from a checkpoint needs what held then, wherever the device is by now.
/// </summary>
public sealed class DeviceStoodRow
{
    /// <summary>The next revision, which has no number yet.</summary>
    public const int Next = int.MaxValue;

    public long DeviceId { get; init; }

    /// <summary>Inputs before this revision are judged by what was set in <see cref="AreaId"/>.</summary>
    public int UntilRevision { get; init; }

    public long AreaId { get; init; }
}

/// <summary>Keeps where devices stood.</summary>
internal static class DeviceStood
{
    /// <summary>Notes that a device leaves an area; to be called before its row says another. Of several moves before the next revision the first counts: by that area it is judged.</summary>
    public static Task Leave(WriteScope scope, long deviceId, long areaId) => scope.Db.Database.ExecuteSqlAsync(
        $"INSERT INTO device_stood(device_id, until_revision, area_id) VALUES ({deviceId}, {DeviceStoodRow.Next}, {areaId}) ON CONFLICT DO NOTHING");

    /// <summary>Whether devices have moved since the last revision was made.</summary>
    public static Task<bool> Any(WriteScope scope) => scope.Db.Set<DeviceStoodRow>().AnyAsync(s => s.UntilRevision == DeviceStoodRow.Next);

    /// <summary>From this revision on, which is made in the same transaction, each device is judged by what is set where it is now.</summary>
    public static Task Until(WriteScope scope, int revision) => scope.Db.Database.ExecuteSqlAsync(
        $"UPDATE device_stood SET until_revision = {revision} WHERE until_revision = {DeviceStoodRow.Next}");
}
