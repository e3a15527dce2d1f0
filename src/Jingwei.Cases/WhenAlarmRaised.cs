using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>
/// An alarm becomes a case, exactly once: the alarm's id is unique among cases. When the same thing alarms again while somebody is at it
/// already, the alarm joins that case as evidence and calls nobody anew; once the work is reported done, it is a new case.
/// </summary>
internal sealed class WhenAlarmRaised(CaseBook book, IScenarioCatalog catalog, IDevices devices, AlarmBook alarms, CitySettings city) : IReaction<AlarmRaised>
{
    public async Task When(AlarmRaised happened, WriteScope scope)
    {
        if (!happened.FilesCase || (await alarms.Find(scope.Db, happened.AlarmId, CancellationToken.None))?.CaseNumber is not null
            || await scope.Db.Set<CaseRow>().AnyAsync(c => c.AlarmId == happened.AlarmId))
        {
            return;
        }

        if (await BeingHandled(scope, happened) is { } open)
        {
            await Join(scope, open, happened);
            return;
        }

        var category = catalog.FindCategory(happened.CategoryCode);
        var device = devices.Find(happened.DeviceId);
        var categoryName = category?.Name ?? Text.Same(happened.CategoryCode);
        var title = device is null ? categoryName : new Text($"{device.DisplayName.Zh} {categoryName.Zh}", $"{device.DisplayName.En}: {categoryName.En}");
        var address = device?.Address ?? Text.Same("");
        var row = new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            State = CaseState.Filed,
            Source = CaseSource.Sensor,
            CategoryCode = happened.CategoryCode,
            Severity = happened.Severity,
            Title = title,
            SearchText = CaseSearch.TextOf(title, address, happened.DeviceId, null),
            DeviceId = happened.DeviceId,
            AlarmId = happened.AlarmId,
            AreaId = happened.AreaId,
            Lon = happened.Lon,
            Lat = happened.Lat,
            Address = address,
            OpenedAt = scope.Now,
        };
        await alarms.LinkCase(scope, happened.AlarmId, row.Number);
        await book.File(scope, row, new Happening(
            "filedFromAlarm",
            null,
            "machine",
            "device",
            new { deviceId = happened.DeviceId, condition = happened.Condition, name = happened.ValueName, value = happened.Value },
            Reasons:
            [
                Reason.Of("conditionMet", ("condition", happened.Condition), ("name", happened.ValueName), ("value", happened.Value), ("startedAt", happened.StartedAt), ("raisedAt", happened.RaisedAt)),
            ]));
    }

    private static Task<CaseRow?> BeingHandled(WriteScope scope, AlarmRaised happened) => scope.Db.Set<CaseRow>()
        .Where(c => c.DeviceId == happened.DeviceId && c.CategoryCode == happened.CategoryCode && c.State != CaseState.Done && c.State != CaseState.Closed)
        .OrderByDescending(c => c.Id).FirstOrDefaultAsync();

    private async Task Join(WriteScope scope, CaseRow row, AlarmRaised happened)
    {
        await alarms.LinkCase(scope, happened.AlarmId, row.Number);
        CaseBook.Write(scope, row.Id, new Happening(
            "sensorAgain", null, "machine", "device",
            new { deviceId = happened.DeviceId, condition = happened.Condition, name = happened.ValueName, value = happened.Value, at = happened.StartedAt }));
        await book.Save(scope, row);
    }
}
