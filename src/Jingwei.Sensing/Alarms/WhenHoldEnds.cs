using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>
/// What held an alarm is over, and the alarm still stands: it calls, or something else holds it. After a start, what has a cause waits until the lanes
/// have caught up and the cause has had its time once more: a wait that came due while the process was away would else let the symptom ring first.
/// </summary>
internal sealed class WhenHoldEnds(AttentionDesk desk, DeviceDirectory directory, LaneHost lanes) : IDueHandler
{
    public const string DueKind = "alarm.hold";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForTheDevice = TimeSpan.FromHours(1);

    public string Kind => DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        var alarm = await scope.Db.Set<AlarmRow>().SingleOrDefaultAsync(a => a.Id == id);
        if (alarm is not { ClearedAt: null, Hold: not null })
            return;
        var attention = desk.Open(scope);
        // Before the lanes work the register is not read, and after they stopped nothing is told.
        if (lanes.WorkingSince is not { } since)
        {
            await scope.Schedule(DueKind, due.Subject, scope.Now + LookAgain);
            return;
        }
        // Its device is not registered, or its condition not declared, any more: nobody can be sent, unless it comes back.
        if (directory.FindById(alarm.DeviceId) is not { } device || device.Kind.FindCondition(alarm.Condition) is not { } condition)
        {
            await scope.Schedule(DueKind, due.Subject, scope.Now + LookForTheDevice);
            return;
        }
        var until = since + condition.Attention.WaitFor;
        if (condition.Attention.HiddenBy.Count > 0 && (scope.Now < until || !lanes.HaveCaughtUp))
            await attention.Await(alarm, scope.Now < until ? until : scope.Now + LookAgain);
        else
            await attention.Again(device, condition, alarm);
    }
}
