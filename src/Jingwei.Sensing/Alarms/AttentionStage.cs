using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>Where alarms are judged for attention: one stage for each transaction that writes them.</summary>
internal sealed class AttentionDesk(DeviceDirectory directory, AreaDirectory areas, AlarmViews views)
{
    public AttentionStage Open(WriteScope scope) => new(scope, directory, areas, views);
}

/// <summary>
/// Decides, in the transaction that writes an alarm, whether it calls for attention or is held, and stores the decision with it: it is made once and
/// survives every restart. A hold that ends by time has a due row (<see cref="WhenHoldEnds"/>); one by a cause ends with that alarm.
/// </summary>
internal sealed class AttentionStage(WriteScope scope, DeviceDirectory directory, AreaDirectory areas, AlarmViews views)
{
    private const int LongestChain = 16;
    private List<SilenceRow>? silences;
    private bool unsaved;

    /// <summary>An alarm begins. One that is over already calls nobody and is held by nothing.</summary>
    public Task Begin(DeviceEntry device, ConditionDefinition condition, AlarmRow alarm, bool over)
    {
        unsaved = true;
        if (!over)
            return Decide(device, condition, alarm, waited: false);
        Tell(device, condition, alarm);
        return Task.CompletedTask;
    }

    /// <summary>Its hold has ended: whatever else holds it now, or it calls.</summary>
    public async Task Again(DeviceEntry device, ConditionDefinition condition, AlarmRow alarm)
    {
        await Decide(device, condition, alarm, waited: true);
        await Show(alarm);
    }

    /// <summary>The value has come to a step of severity, or left it: the standing alarm is as bad as it is now. What was held as less than critical may call.</summary>
    public async Task Weigh(DeviceEntry device, ConditionDefinition condition, int worst, double? value)
    {
        await Save();
        var alarm = await scope.Db.Set<AlarmRow>().SingleOrDefaultAsync(a => a.DeviceId == device.Id && a.Condition == condition.Code && a.ClearedAt == null);
        var severity = SeverityRule.Of(condition, worst);
        if (alarm is null || alarm.Severity == severity)
            return;
        var before = alarm.Severity;
        alarm.Severity = severity;
        if (alarm.AttentionAt is not null)
            scope.Emit(alarm.Stream, new AlarmWeighed(alarm.Id, device.Name, before, severity, alarm.ValueName, value));
        if (alarm.Hold is not null && severity > before)
            await Decide(device, condition, alarm, waited: alarm.Hold != AlarmHold.Awaiting);
        await Show(alarm);
    }

    /// <summary>It is looked at again at an instant, and meanwhile held as it may be that its cause is just behind it.</summary>
    public async Task Await(AlarmRow alarm, DateTimeOffset until)
    {
        await Set(alarm, new HoldReason(AlarmHold.Awaiting, null, null, until));
        await Show(alarm);
    }

    /// <summary>An alarm is over. What it hid may be over too, in a moment: it is given the time that it would have waited for a cause.</summary>
    public async Task Over(AlarmRow alarm)
    {
        if (alarm.Hold is not null)
            await scope.CancelDue(WhenHoldEnds.DueKind, alarm.Id.ToString());
        await Save();
        var hidden = await scope.Db.Set<AlarmRow>().Where(a => a.HeldBy == alarm.Id && a.Hold == AlarmHold.Inhibited && a.ClearedAt == null).ToListAsync();
        foreach (var symptom in hidden)
        {
            var wait = directory.FindById(symptom.DeviceId)?.Kind.FindCondition(symptom.Condition)?.Attention.WaitFor ?? AttentionDefinition.UsualWait;
            await Await(symptom, scope.Now + wait);
        }
    }

    /// <summary>
    /// A silence begins: standing alarms that it is about and that led to no case step back. What has a case goes its way; it is shown anew, with the silence.
    /// </summary>
    /// <returns>The numbers of the cases that go on.</returns>
    public async Task<IReadOnlyList<string>> StepBack(SilenceRow silence)
    {
        silences = [.. (await Silences()).Where(s => s.Id != silence.Id), silence];
        var about = await Standing(silence);
        foreach (var alarm in about)
        {
            if (!alarm.FilesCase && alarm.Hold is null)
                await Set(alarm, ReasonOf(silence));
            await Show(alarm);
        }
        return [.. about.Select(a => a.CaseNumber).OfType<string>().Distinct()];
    }

    /// <summary>A silence was ended: standing alarms that it was about are shown anew. Those that it held are looked at by their due rows.</summary>
    public async Task WithoutSilence(SilenceRow silence)
    {
        silences = [.. (await Silences()).Where(s => s.Id != silence.Id)];
        foreach (var alarm in await Standing(silence))
            await Show(alarm);
    }

    /// <summary>Pages that show the alarm hear how it stands now.</summary>
    public async Task Show(AlarmRow alarm) => scope.Announce(new LiveNews(alarm.AreaId, null, "alarm", views.Show(alarm, alarm.ClearedAt is null ? await Silences() : [])));

    private async Task Decide(DeviceEntry device, ConditionDefinition condition, AlarmRow alarm, bool waited)
    {
        var attention = condition.Attention;
        var calm = await CalmAt(device, alarm);
        var hold = AttentionRule.Decide(new AttentionFacts(
            (await Silences()).Where(s => views.Holds(s, device, alarm)).MaxBy(s => s.UntilAt) is { } silence ? ReasonOf(silence) : null,
            attention.HiddenBy.Count > 0 && await FindCause(device, attention.HiddenBy, alarm) is { } cause ? ReasonOf(cause) : null,
            calm,
            attention.HiddenBy.Count > 0 && !waited ? scope.Now + attention.WaitFor : null));
        await Set(alarm, hold);
        if (hold is null && alarm.AttentionAt is null)
        {
            alarm.AttentionAt = scope.Now;
            Tell(device, condition, alarm);
        }
    }

    private async Task Set(AlarmRow alarm, HoldReason? hold)
    {
        var waits = alarm.HeldUntil is not null;
        (alarm.Hold, alarm.HeldBy, alarm.HeldByName, alarm.HeldUntil) = (hold?.Why, hold?.By, hold?.Name, hold?.Until);
        if (hold?.Until is { } until)
            await scope.Schedule(WhenHoldEnds.DueKind, alarm.Id.ToString(), until);
        else if (waits)
            await scope.CancelDue(WhenHoldEnds.DueKind, alarm.Id.ToString());
    }

    private void Tell(DeviceEntry device, ConditionDefinition condition, AlarmRow alarm) => scope.Emit(alarm.Stream, new AlarmRaised(
        alarm.Id, device.Name, condition.Code, alarm.CategoryCode, alarm.Severity, alarm.AreaId, device.Place.Lon, device.Place.Lat,
        alarm.StartedAt, alarm.RaisedAt, alarm.ValueName, alarm.Value, alarm.FilesCase, alarm.Flapping, IncidentMarks.Of(device, condition, areas)));

    private async Task<List<SilenceRow>> Silences() => silences ??= await AlarmViews.InForce(scope.Db, scope.Now);

    /// <summary>The standing alarms that a silence is about.</summary>
    private async Task<List<AlarmRow>> Standing(SilenceRow silence)
    {
        var standing = await scope.Db.Set<AlarmRow>().Where(a => a.ClearedAt == null && (silence.DeviceId == null || a.DeviceId == silence.DeviceId)).OrderBy(a => a.Id).ToListAsync();
        return standing.FindAll(a => directory.FindById(a.DeviceId) is { } device && views.Holds(silence, device, a));
    }

    private static HoldReason ReasonOf(SilenceRow silence) => new(
        silence.Kind == SilenceKind.Maintenance ? AlarmHold.Maintenance : AlarmHold.Silence, silence.Id, Text.Same(silence.Reason), silence.UntilAt);

    private HoldReason ReasonOf(AlarmRow cause)
    {
        var shown = views.Show(cause, []);
        return new HoldReason(AlarmHold.Inhibited, cause.Id, new Text($"{shown.DeviceName.Zh} {shown.ConditionName.Zh}", $"{shown.DeviceName.InEnglish()}: {shown.ConditionName.En}"), null);
    }

    private async Task<AlarmRow?> FindCause(DeviceEntry device, IReadOnlyList<CauseDefinition> causes, AlarmRow symptom)
    {
        await Save();
        var conditions = causes.Select(c => c.Condition).Distinct().ToList();
        var standing = await scope.Db.Set<AlarmRow>().Where(a => a.ClearedAt == null && a.Id != symptom.Id && conditions.Contains(a.Condition)).OrderBy(a => a.Id).ToListAsync();
        var spot = AlarmViews.SpotOf(device, symptom);
        foreach (var alarm in standing)
            if (directory.FindById(alarm.DeviceId) is { } other && causes.Any(c => CauseRule.Hides(c, spot, AlarmViews.SpotOf(other, alarm), areas.Covers, LevelOf))
                && !await LeadsBack(alarm, symptom.Id))
                return alarm;
        return null;
    }

    // Two conditions that hide each other must not hold each other for good.
    private async Task<bool> LeadsBack(AlarmRow cause, long symptomId)
    {
        var at = cause;
        for (var i = 0; i < LongestChain && at is { Hold: AlarmHold.Inhibited, HeldBy: { } by }; i++)
        {
            if (by == symptomId)
                return true;
            at = await scope.Db.Set<AlarmRow>().FindAsync(by);
        }
        return false;
    }

    /// <summary>Notes on the alarm whether its condition flaps, and says when it will have calmed down; null when the alarm may call for all that.</summary>
    private async Task<DateTimeOffset?> CalmAt(DeviceEntry device, AlarmRow alarm)
    {
        var again = alarm.Hold == AlarmHold.Flapping;
        var earlier = await scope.Db.Set<AlarmRow>()
            .Where(a => a.DeviceId == alarm.DeviceId && a.Condition == alarm.Condition && a.Episode < alarm.Episode && a.Episode >= alarm.Episode - FlappingRule.MostEpisodes)
            .OrderBy(a => a.Episode).ToListAsync();
        var before = again || earlier.LastOrDefault() is { Flapping: true };
        List<long> changes = [.. earlier.Where(a => !a.Withdrawn).SelectMany(a => new[] { a.StartedAt, a.ClearedAt }).OfType<DateTimeOffset>().Append(alarm.StartedAt).Select(c => c.ToUnixTimeMilliseconds())];
        var (now, report) = (scope.Now.ToUnixTimeMilliseconds(), (long)device.Kind.Interval.TotalMilliseconds);
        var flaps = FlappingRule.Flaps(changes, now, report, before);
        if (!again)
            alarm.Flapping = flaps;
        // The first that finds it flapping calls, so that somebody knows; the others are held until it is calm.
        return flaps && before ? DateTimeOffset.FromUnixTimeMilliseconds(FlappingRule.CalmAtMs(changes, now, report)) : null;
    }

    private long? LevelOf(long areaId, string level) => areas.AncestorsOf(areaId).FirstOrDefault(a => a.Level == level)?.Id;

    // An alarm of this very transaction may be a cause or a symptom; queries see only what is written.
    private async Task Save()
    {
        if (unsaved)
            await scope.Db.SaveChangesAsync();
        unsaved = false;
    }
}
