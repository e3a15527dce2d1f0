using Jingwei.City.Contracts;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;

namespace Jingwei.Scenarios.Responses;

/// <summary>An alarm calls: what proposes a level because of it is weighed.</summary>
internal sealed class WhenGroundRaised(ResponsePlaces places, IDevices devices) : IReaction<AlarmRaised>
{
    public async Task When(AlarmRaised happened, WriteScope scope)
    {
        if (devices.Find(happened.DeviceId) is not { } device)
            return;
        foreach (var package in places.ProposedBy(new ConditionName(device.Kind, happened.Condition)).ToList())
            await ResponseBook.WeighSoon(scope, package, places.PlaceOf(happened.AreaId));
    }
}

/// <summary>An alarm is over: what rested on it is weighed anew.</summary>
internal sealed class WhenGroundCleared(ResponsePlaces places, AlarmBook alarms, IDevices devices) : IReaction<AlarmCleared>
{
    public async Task When(AlarmCleared happened, WriteScope scope)
    {
        if (devices.Find(happened.DeviceId) is not { } device || await alarms.Find(scope.Db, happened.AlarmId, CancellationToken.None) is not { } alarm)
            return;
        foreach (var package in places.ProposedBy(new ConditionName(device.Kind, alarm.Condition)).ToList())
            await ResponseBook.WeighSoon(scope, package, places.PlaceOf(alarm.AreaId));
    }
}

/// <summary>Areas changed: what stands in them may belong to another street.</summary>
internal sealed class WhenGroundMoves : IReaction<AreasChanged>
{
    public Task When(AreasChanged happened, WriteScope scope) => ResponseBook.WeighAllSoon(scope, 0);
}

/// <summary>One package is weighed in one area, whatever happened there meanwhile: in a storm hundreds of alarms ask for it, and it is done once.</summary>
internal sealed class WhenToWeigh(ResponseBook book) : IDueHandler
{
    public string Kind => ResponseBook.WeighDue;

    public Task Handle(DueRow due, WriteScope scope)
    {
        var at = due.Subject.LastIndexOf(':');
        return book.Weigh(scope, due.Subject[..at], long.Parse(due.Subject[(at + 1)..]));
    }
}

/// <summary>All packages are weighed wherever something stands or is open, by the revision that was waited for.</summary>
internal sealed class WhenToWeighAll(ResponsePlaces places, PublishedCatalog catalog) : IDueHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string Kind => ResponseBook.WeighAllDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var awaited = ResponseBook.RevisionOf(due);
        if (catalog.Revision < awaited)
        {
            await scope.Schedule(ResponseBook.WeighAllDue, due.Subject, scope.Now + Pause, new Awaited(awaited));
            return;
        }
        foreach (var (package, areaId) in await places.ToWeigh(scope.Db))
            await ResponseBook.WeighSoon(scope, package, areaId);
    }
}
