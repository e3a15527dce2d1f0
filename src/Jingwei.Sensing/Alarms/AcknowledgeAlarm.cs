using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>What someone adds when they acknowledge an alarm.</summary>
/// <param name="Note">At most 500 characters; may be empty.</param>
public sealed record AcknowledgeRequest(string? Note);

/// <summary>Somebody has seen the alarm and says so. The first who does is kept; again changes nothing. The alarm stays as active as it is.</summary>
internal sealed class AcknowledgeAlarm(ICityWriter writer, Access access, AlarmViews views, AttentionDesk desk)
{
    private const int LongestNote = 500;

    public async Task<Result<AlarmView>> Run(string alarmId, AcknowledgeRequest request, Actor actor, CancellationToken ct)
    {
        var note = request.Note?.Trim() ?? "";
        if (note.Length > LongestNote)
            return Refusal.Invalid("note", "note_too_long", ("most", LongestNote));
        if (!long.TryParse(alarmId, out var id))
            return Refusal.Because(RefusalKind.NotFound, "alarm_not_found");
        return await writer.Write<Result<AlarmView>>(
            async scope =>
            {
                var alarm = await scope.Db.Set<AlarmRow>().SingleOrDefaultAsync(a => a.Id == id);
                if (alarm is null || !access.May(actor, Actions.AlarmRead, new AccessScope(alarm.AreaId)))
                    return Refusal.Because(RefusalKind.NotFound, "alarm_not_found");
                if (!access.May(actor, Actions.AlarmAcknowledge, new AccessScope(alarm.AreaId)))
                    return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.AlarmAcknowledge));
                if (alarm.AcknowledgedAt is null)
                {
                    (alarm.AcknowledgedAt, alarm.AcknowledgeNote) = (scope.Now, note);
                    (alarm.AcknowledgedBy, alarm.AcknowledgedByName) = (actor.UserName, actor.DisplayName);
                    scope.Emit(alarm.Stream, new AlarmAcknowledged(alarm.Id, views.Show(alarm, []).DeviceId, actor.UserName, scope.Now, note));
                    await desk.Open(scope).Show(alarm);
                }
                return views.Show(alarm, await AlarmViews.InForce(scope.Db, scope.Now));
            },
            ct);
    }
}
