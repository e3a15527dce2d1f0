using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Sensing.Registers;

/// <summary>Brings the register in memory up to date.</summary>
internal sealed class WhenDevicesRegistered(DeviceDirectory directory) : IReaction<DevicesRegistered>
{
    public Task When(DevicesRegistered happened, WriteScope scope) => directory.Load(scope.Db, CancellationToken.None);
}
