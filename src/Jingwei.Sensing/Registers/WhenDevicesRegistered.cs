using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Sensing.Registers;

/// <summary>Brings the register in memory up to date; the change is committed by now.</summary>
internal sealed class WhenDevicesRegistered(DeviceDirectory directory) : IReaction<DevicesRegistered>
{
    public Task When(DevicesRegistered happened, WriteScope scope) => directory.Load(CancellationToken.None);
}

/// <summary>An area that was not known when a device was registered decides which lane judges it, until it was heard.</summary>
internal sealed class WhenAreasChanged(DeviceDirectory directory, AreaDirectory areas) : IReaction<AreasChanged>
{
    public async Task When(AreasChanged happened, WriteScope scope)
    {
        await areas.Reload();
        await directory.Load(CancellationToken.None);
    }
}
