using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Scenarios.Responses;

/// <summary>An alarm calls: what proposes a level because of it is weighed.</summary>
internal sealed class WhenGroundRaised(ResponseBook book, ResponsePlaces places, IDevices devices) : IReaction<AlarmRaised>
{
    public async Task When(AlarmRaised happened, WriteScope scope)
    {
        if (devices.Find(happened.DeviceId) is not { } device)
            return;
        foreach (var package in places.ProposedBy(new ConditionName(device.Kind, happened.Condition)).ToList())
            await book.Weigh(scope, package, places.PlaceOf(happened.AreaId));
    }
}

/// <summary>An alarm is over: what rested on it is weighed anew.</summary>
internal sealed class WhenGroundCleared(ResponseBook book, ResponsePlaces places, AlarmBook alarms, IDevices devices) : IReaction<AlarmCleared>
{
    public async Task When(AlarmCleared happened, WriteScope scope)
    {
        if (devices.Find(happened.DeviceId) is not { } device || await alarms.Find(scope.Db, happened.AlarmId, CancellationToken.None) is not { } alarm)
            return;
        foreach (var package in places.ProposedBy(new ConditionName(device.Kind, alarm.Condition)).ToList())
            await book.Weigh(scope, package, places.PlaceOf(alarm.AreaId));
    }
}
