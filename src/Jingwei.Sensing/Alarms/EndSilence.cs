using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>A silence is ended before its time. It stays in the list with who ended it; what it held is looked at at once.</summary>
internal sealed class EndSilence(ICityWriter writer, Access access, AttentionDesk desk, SilenceViews views)
{
    public async Task<Result<SilenceView>> Run(string silenceId, Actor actor, CancellationToken ct)
    {
        if (!long.TryParse(silenceId, out var id))
            return Unknown;
        return await writer.Write<Result<SilenceView>>(
            async scope =>
            {
                var silence = await scope.Db.Set<SilenceRow>().SingleOrDefaultAsync(s => s.Id == id);
                if (silence is null || !access.May(actor, Actions.AlarmRead, new AccessScope(silence.AreaId)))
                    return Unknown;
                if (!access.May(actor, Actions.AlarmSilence, new AccessScope(silence.AreaId)))
                    return Refusal.Because(RefusalKind.Forbidden, "silence_too_wide", ("action", Actions.AlarmSilence));
                if (silence.EndedAt is not null || silence.UntilAt <= scope.Now)
                    return Refusal.Because(RefusalKind.Conflict, "silence_is_over");
                (silence.EndedAt, silence.EndedBy, silence.EndedByName) = (scope.Now, actor.UserName, actor.DisplayName);
                foreach (var alarm in await scope.Db.Set<AlarmRow>().Where(a => a.HeldBy == id && a.Hold != null && a.ClearedAt == null).ToListAsync())
                {
                    alarm.HeldUntil = scope.Now;
                    await scope.Schedule(WhenHoldEnds.DueKind, alarm.Id.ToString(), scope.Now);
                }
                await desk.Open(scope).WithoutSilence(silence);
                return views.Show(silence, 0);
            },
            ct);
    }

    private static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "silence_unknown");
}
