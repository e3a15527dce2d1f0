using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.City.Areas;

/// <summary>Makes the directory in memory load anew at its next use. The change is committed by now, so it cannot load the old.</summary>
internal sealed class WhenAreasChanged(AreaDirectory directory) : IReaction<AreasChanged>
{
    public Task When(AreasChanged happened, WriteScope scope)
    {
        directory.Forget();
        return Task.CompletedTask;
    }
}
