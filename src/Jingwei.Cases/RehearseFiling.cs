using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Cases;

/// <summary>Files a case from an alarm that never was.</summary>
internal sealed class RehearseFiling(WhenAlarmRaised raised, AreaDirectory areas) : IRehearsal
{
    public const string Device = "-rehearsal-";

    public int Order => 1;

    public async Task Rehearse(WriteScope scope)
    {
        if (areas.List().LastOrDefault(a => a.Center is not null) is { Center: { } place } area)
        {
            await raised.When(new AlarmRaised(scope.NewId(), Device, "", "", 1, area.Id, place.Lon, place.Lat, scope.Now, scope.Now, "", 0, true), scope);
        }
    }
}
