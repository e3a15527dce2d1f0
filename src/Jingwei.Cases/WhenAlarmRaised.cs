using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
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
/// already, or something of the same incident does, the alarm joins that case as evidence and calls nobody anew, unless it makes the case worse; once the work is reported
/// done, it is a new case.
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
        var title = device is null ? categoryName : new Text($"{device.DisplayName.Zh} {categoryName.Zh}", $"{device.DisplayName.InEnglish()}: {categoryName.En}");
        var address = device?.Address ?? Text.Same("");
        var row = new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            Source = CaseSource.Sensor,
            CategoryCode = happened.CategoryCode,
            Severity = happened.Severity,
            Title = title,
            DeviceId = happened.DeviceId,
            AlarmId = happened.AlarmId,
            AreaId = happened.AreaId,
            Lon = happened.Lon,
            Lat = happened.Lat,
            Address = address,
            OpenedAt = scope.Now,
            IncidentKey = KeyOf(happened),
            IncidentAt = happened.Incident is null ? null : scope.Now,
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
                .. happened.Flapping ? [Reason.Of("flapping")] : (Reason[])[],
            ]));
    }

    private async Task<CaseRow?> BeingHandled(WriteScope scope, AlarmRaised happened)
    {
        var inHand = scope.Db.Set<CaseRow>().StillHandled().OrderByDescending(c => c.Id);
        var own = await inHand.Where(c => c.DeviceId == happened.DeviceId && c.CategoryCode == happened.CategoryCode).FirstOrDefaultAsync();
        own ??= await Carrying(scope, scope.Db.Set<CaseRow>().Where(c => c.DeviceId == happened.DeviceId && c.CategoryCode == happened.CategoryCode));
        if (own is not null || KeyOf(happened) is not { } key)
        {
            return own;
        }

        var since = scope.Now - happened.Incident!.Within;
        return await inHand.Where(c => c.IncidentKey == key && c.IncidentAt >= since).FirstOrDefaultAsync();
    }

    /// <summary>What the newest of some cases was merged into, while that is in hand.</summary>
    private static async Task<CaseRow?> Carrying(WriteScope scope, IQueryable<CaseRow> cases) =>
        await cases.OrderByDescending(c => c.Id).Select(c => c.MergedIntoId).FirstOrDefaultAsync() is { } into
        && await MergeCases.RootOf(scope.Db, into) is { } root && await scope.Db.Set<CaseRow>().Where(c => c.Id == root).StillHandled().AnyAsync()
            ? await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == root) : null;

    /// <summary>Alarms of one incident are of one class: a flooded road and a dark lamp in it are two.</summary>
    private string? KeyOf(AlarmRaised happened) =>
        happened.Incident is { } incident ? $"{catalog.FindCategory(happened.CategoryCode)?.ParentCode ?? happened.CategoryCode}:{incident.Key}" : null;

    private async Task Join(WriteScope scope, CaseRow row, AlarmRaised happened)
    {
        await alarms.LinkCase(scope, happened.AlarmId, row.Number, joined: true);
        var before = row.Severity;
        row.Severity = Math.Max(before, happened.Severity);
        row.IncidentAt = row.IncidentKey is null ? null : scope.Now;
        var another = row.DeviceId == happened.DeviceId ? null : devices.Find(happened.DeviceId);
        CaseBook.Write(scope, row.Id, new Happening(
            another is null ? "sensorAgain" : "symptomJoined", null, "machine", "device",
            new
            {
                deviceId = happened.DeviceId, device = another?.DisplayName, condition = happened.Condition, name = happened.ValueName, value = happened.Value, at = happened.StartedAt,
            }));
        if (row.Severity > before)
        {
            CaseBook.Write(scope, row.Id, new Happening(
                "severityRose", null, "machine", "device",
                new { from = before, to = row.Severity, deviceId = happened.DeviceId, name = happened.ValueName, value = happened.Value }));
            scope.Emit(row.Number, new CaseWorsened(row.Id, row.Number, before, row.Severity));
        }

        await book.Save(scope, row);
    }
}
