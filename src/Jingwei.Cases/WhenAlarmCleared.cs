using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>
/// What the sensor says afterwards is evidence on the case, never the check. Only while nobody is there yet, and no other alarm of the case
/// still stands and no body is to do a part, does it end the call: the case then waits for a check with the outcome "cleared itself", and keeps its trace. Of what comes and
/// goes it ends nothing: somebody goes and sees why.
/// </summary>
internal sealed class WhenAlarmCleared(CaseBook book, WorkflowBook flows, AlarmBook alarms) : IReaction<AlarmCleared>
{
    public async Task When(AlarmCleared happened, WriteScope scope)
    {
        var joined = (await alarms.Find(scope.Db, happened.AlarmId, CancellationToken.None))?.CaseNumber;
        // The case that it filed may have been merged: then the other carries it on.
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == joined) ?? await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.AlarmId == happened.AlarmId);
        if (row is null or { Stage: CaseStage.Ended })
        {
            return;
        }

        CaseBook.Write(scope, row.Id, new Happening(
            "sensorClear", null, "machine", "device",
            new { deviceId = happened.DeviceId, name = happened.ValueName, value = happened.Value, at = happened.ClearedAt }));
        if (!happened.Flapping && flows.Of(row) is { ClearedItself: { } step } flow && flow.Step(row.State).Unseen && !await AlarmBook.AnotherStands(scope.Db, row.Number, happened.AlarmId)
            && !await Assists.OpenAssists.Of(scope.Db, row.Id).AnyAsync())
        {
            var from = row.State;
            row.Outcome = CaseOutcome.ClearedItself;
            if (row.OfficerId is null)
            {
                row.CalledId = null;
                row.CalledSince = null;
            }

            await book.Enter(scope, row, step, untouched: true);
            CaseBook.Write(scope, row.Id, Happening.ByRule(
                "clearedItself",
                reasons: [Reason.Of("clearedBeforeArrival", ("name", happened.ValueName), ("value", happened.Value), ("at", happened.ClearedAt))]));
            scope.Emit(row.Number, new CaseClearedItself(row.Id, row.Number, from));
        }

        await book.Save(scope, row);
    }
}
