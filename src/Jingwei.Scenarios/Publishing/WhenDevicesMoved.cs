using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Scenarios.Publishing;

/// <summary>
/// Devices stand where other settings hold, or their areas hang elsewhere. A lane hears of settings by a revision alone, which has a place in its order: so the same packages and settings come into force once more,
/// and from there on each device is judged as is said where it is now.
/// </summary>
internal sealed class WhenDevicesMoved(RevisionWriting revisions, DeviceRegister register) : IReaction<DevicesMoved>
{
    public async Task When(DevicesMoved happened, WriteScope scope)
    {
        // The move is committed by now; lanes ask the register where a device is.
        await register.Refresh(CancellationToken.None);
        var (newest, _) = await RevisionWriting.Newest(scope.Db);
        // One revision is for all that have moved by now: an upload of many pages tells of each.
        if (newest > 0 && (await DeviceRegister.HaveMoved(scope) || await AreaStood.Any(scope)))
            await revisions.Make(scope, newest, RevisionReason.Moved, null, null, content => content);
    }
}
