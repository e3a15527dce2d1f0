using Jingwei.Cases.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>A case is as bad as the worst of its alarms that stand: it rises and falls with them, and its history says so. A rise is told, so that phones ring again.</summary>
internal sealed class WhenAlarmWeighed(CaseBook book, AlarmBook alarms) : IReaction<AlarmWeighed>
{
    public async Task When(AlarmWeighed happened, WriteScope scope)
    {
        if ((await alarms.Find(scope.Db, happened.AlarmId, CancellationToken.None))?.CaseNumber is not { } number
            || await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number) is not { } row || row.Stage == CaseStage.Ended)
        {
            return;
        }

        var severity = await AlarmBook.WorstStanding(scope.Db, number) ?? row.Severity;
        if (severity == row.Severity)
        {
            return;
        }

        CaseBook.Write(scope, row.Id, new Happening(
            severity > row.Severity ? "severityRose" : "severityFell", null, "machine", "device",
            new { from = row.Severity, to = severity, deviceId = happened.DeviceId, name = happened.ValueName, value = happened.Value }));
        if (severity > row.Severity)
        {
            scope.Emit(row.Number, new CaseWorsened(row.Id, row.Number, row.Severity, severity));
        }

        row.Severity = severity;
        await book.SaveUnmoved(scope, row);
    }
}
