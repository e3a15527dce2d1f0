using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Sensing.Trials;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>What a proposed version does with an alarm.</summary>
public enum DryRunChange
{
    /// <summary>Both tell it, alike.</summary>
    Same,

    /// <summary>Both tell it; start, telling or end differ.</summary>
    Changed,

    /// <summary>Only the proposed version tells it.</summary>
    Added,

    /// <summary>Only the present version tells it.</summary>
    Gone,
}

/// <summary>An alarm as one version tells it.</summary>
/// <param name="ClearedAt">Null when it still lasts at the end of the run.</param>
public sealed record DryRunAlarm(DateTimeOffset StartedAt, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>One difference, or one thing that stays.</summary>
/// <param name="Name">What screens say for the condition.</param>
/// <param name="FilesCaseNow">Whether it becomes a case in the present version, or joins one; false where that does not tell it.</param>
/// <param name="FilesCase">Whether it becomes a case in the proposed version, or joins one; false where that does not tell it.</param>
public sealed record DryRunItem(string Device, string Kind, string Condition, Text Name, bool FilesCaseNow, bool FilesCase, DryRunChange Change, DryRunAlarm? Present, DryRunAlarm? Proposed);

/// <summary>A case as one version makes it.</summary>
/// <param name="Kind">Of the device whose alarm files it.</param>
/// <param name="Condition">The condition whose alarm files it.</param>
/// <param name="Name">What screens say for that condition.</param>
/// <param name="EndsAt">When it is told that all its alarms have cleared: when people would have been done, nobody knows. Null when one still lasts at the end of the run.</param>
/// <param name="Severity">Of the worst of its alarms, as their conditions say.</param>
/// <param name="Alarms">How many come to it, with the one that files it.</param>
public sealed record DryRunFiledCase(string Device, string Kind, string Condition, Text Name, DateTimeOffset OpenedAt, DateTimeOffset? EndsAt, int Severity, int Alarms);

/// <summary>A case that both versions make, or one of them.</summary>
public sealed record DryRunCase(DryRunChange Change, DryRunFiledCase? Present, DryRunFiledCase? Proposed);

/// <param name="Readings">Judged by both versions.</param>
/// <param name="Devices">Registered devices of the proposed kinds.</param>
/// <param name="Items">In the order of telling.</param>
/// <param name="Cases">What alarms that file cases come to, joined as the city joins them, in the order of opening.</param>
/// <param name="RawFrom">Set when days of the run are no longer kept raw: from when on it could judge at all. Null when all that was received was there.</param>
public sealed record DryRunReport(DateTimeOffset From, DateTimeOffset Until, long Readings, int Devices, IReadOnlyList<DryRunItem> Items, IReadOnlyList<DryRunCase> Cases, DateTimeOffset? RawFrom);

/// <param name="Done">Readings looked at so far.</param>
/// <param name="All">Readings in the days that are looked at.</param>
public readonly record struct DryRunProgress(long Done, long All);

/// <summary>
/// Tries proposed device kinds on what real devices said, beside the kinds as they are now: with the very rules that lanes use, on the stored readings in
/// the order of their receipt, and without a trace. Reads the day files on connections of its own, so live sensing does not wait for it.
/// </summary>
public sealed class DryRun
{
    private const int TellEvery = 100_000;
    private readonly InputLog log;
    private readonly DeviceDirectory directory;
    private readonly AreaDirectory areas;
    private readonly DayLedger ledger;

    internal DryRun(InputLog log, DeviceDirectory directory, AreaDirectory areas, DayLedger ledger) =>
        (this.log, this.directory, this.areas, this.ledger) = (log, directory, areas, ledger);

    /// <summary>Runs over the readings received from an instant until before another; both versions begin with no memory of before.</summary>
    /// <param name="proposed">The kinds as they would be.</param>
    /// <param name="from">The first instant of receipt.</param>
    /// <param name="until">The first that no longer counts.</param>
    /// <param name="progress">Told now and then, on the run's own thread.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="within">Only devices in areas for which it says yes; null for all.</param>
    /// <param name="at">A proposed kind as it would be in an area, with the same values; null when it would be the same everywhere.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<DryRunReport> Run(
        IReadOnlyList<DeviceKindDefinition> proposed, DateTimeOffset from, DateTimeOffset until, Action<DryRunProgress>? progress, CancellationToken ct,
        Func<long, bool>? within = null, Func<string, long, DeviceKindDefinition?>? at = null)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        if (directory.All.Count == 0)
            await directory.Load(ct);
        return await Task.Factory.StartNew(() => Judge(proposed, from, until, progress, within, at, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private DryRunReport Judge(
        IReadOnlyList<DeviceKindDefinition> proposed, DateTimeOffset from, DateTimeOffset until, Action<DryRunProgress>? progress, Func<long, bool>? within,
        Func<string, long, DeviceKindDefinition?>? at, CancellationToken ct)
    {
        var kinds = proposed.ToDictionary(k => k.Code);
        var rules = new Dictionary<DeviceKindDefinition, KindRules>(ReferenceEqualityComparer.Instance);
        var groups = new DryRunGroups(proposed, directory, areas, within);
        var wanted = directory.All.Where(d => kinds.ContainsKey(d.Kind.Code) && !d.IsGroup && within?.Invoke(d.AreaId) != false).ToDictionary(d => d.Id);
        // Devices that only groups count are judged too, and not told of.
        var devices = wanted.Values.Concat(groups.Members).DistinctBy(d => d.Id).ToDictionary(d => d.Id);
        var alike = kinds.Values.Where(k => devices.Values.FirstOrDefault(d => d.Kind.Code == k.Code)?.Kind.Values is { } now && CarryValues.Alike(now, k.Values)).Select(k => k.Code).ToHashSet();
        var present = new TrialLane(id => devices.GetValueOrDefault(id)?.Rules ?? groups.PresentRules(id), groups.Present);
        var next = new TrialLane(id => devices.TryGetValue(id, out var device) ? Then(device) is { } kind ? RulesOf(kind) : device.Rules : groups.ProposedRules(id), groups.Proposed);
        var (fromMs, untilMs) = (from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        var all = progress is null ? 0 : log.CountReadings(fromMs, untilMs);
        long done = 0, judged = 0;
        present.Begin(fromMs);
        next.Begin(fromMs);
        foreach (var row in log.Received(fromMs, untilMs))
        {
            if (++done % TellEvery == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Invoke(new DryRunProgress(done, all));
            }
            if (!devices.TryGetValue(row.DeviceId, out var device))
                continue;
            var values = StoredValues.Read(row.Kind, row.Content, device.Kind);
            present.Hear(row.Kind, row.DeviceId, row.AtMs, row.ReceivedMs, values, row.ValidAtMs);
            next.Hear(row.Kind, row.DeviceId, row.AtMs, row.ReceivedMs, alike.Contains(device.Kind.Code) || !kinds.TryGetValue(device.Kind.Code, out var changed) ? values : StoredValues.Read(row.Kind, row.Content, changed), row.ValidAtMs);
            if (row.Kind.IsAccepted)
                judged++;
        }
        ct.ThrowIfCancellationRequested();
        present.PassTo(untilMs);
        next.PassTo(untilMs);
        progress?.Invoke(new DryRunProgress(done, Math.Max(done, all)));
        var (before, after) = (present.Episodes().Where(IsTold).ToList(), next.Episodes().Where(IsTold).ToList());
        var cases = CompareTrials.Run(JoinTrials.Run(before.Select(e => Filing(e, Subject(e).Now)).OfType<TrialFiling>()), JoinTrials.Run(after.Select(e => Filing(e, Subject(e).Then)).OfType<TrialFiling>()));
        return new DryRunReport(
            from, until, judged, wanted.Count, [.. CompareTrials.Run(before, after).Select(Item)],
            [.. cases.Select(c => new DryRunCase(c.Change, c.Present is { } p ? Filed(p, Subject(p.Opener).Now!) : null, c.Proposed is { } t ? Filed(t, Subject(t.Opener).Then!) : null))], RawFrom(from, until));

        DeviceKindDefinition? Then(DeviceEntry device) => kinds.TryGetValue(device.Kind.Code, out var kind) ? at?.Invoke(kind.Code, device.AreaId) ?? kind : null;

        KindRules RulesOf(DeviceKindDefinition kind) => rules.TryGetValue(kind, out var known) ? known : rules[kind] = RuleCompiler.Compile(kind, directory.City);

        bool IsTold(TrialEpisode episode) => wanted.ContainsKey(episode.DeviceId) || groups.IsTold(episode.DeviceId);

        DryRunItem Item((TrialEpisode? Present, TrialEpisode? Proposed, DryRunChange Change) found)
        {
            var episode = (found.Proposed ?? found.Present)!.Value;
            var (device, now, then) = Subject(episode);
            return new DryRunItem(
                device.Name, device.Kind.Code, episode.Condition, (found.Proposed is null ? now : then)!.FindCondition(episode.Condition)!.Name, found.Present is { } p && Files(p, now),
                found.Proposed is { } t && Files(t, then), found.Change, Alarm(found.Present), Alarm(found.Proposed));
        }

        (DeviceEntry Device, DeviceKindDefinition? Now, DeviceKindDefinition? Then) Subject(TrialEpisode episode) =>
            wanted.TryGetValue(episode.DeviceId, out var device) ? (device, device.Kind, Then(device)) : groups.Find(episode.DeviceId);

        TrialFiling? Filing(TrialEpisode episode, DeviceKindDefinition? kind) => Files(episode, kind) && kind!.FindCondition(episode.Condition) is { } condition
            ? new TrialFiling(episode, condition.CategoryCode, condition.Severity, IncidentMarks.Of(Subject(episode).Device, condition, areas)) : null;

        DryRunFiledCase Filed(TrialCase one, DeviceKindDefinition kind) => new(
            Subject(one.Opener).Device.Name, kind.Code, one.Opener.Condition, kind.FindCondition(one.Opener.Condition)!.Name, At(one.OpenedMs), one.EndsMs is { } end ? At(end) : null,
            one.Severity, one.Alarms);
    }

    // What was over when it was told files nothing.
    private static bool Files(TrialEpisode episode, DeviceKindDefinition? kind) => kind?.FindCondition(episode.Condition)?.FilesCase == true && !(episode.OverToldMs <= episode.RaisedMs);

    // Asked at the end, since a day may be dropped under way.
    private DateTimeOffset? RawFrom(DateTimeOffset from, DateTimeOffset until)
    {
        var gone = ledger.Days().Where(d => d >= DateOnly.FromDateTime(from.UtcDateTime) && d <= DateOnly.FromDateTime(until.UtcDateTime)).ToList();
        return gone.Count == 0 ? null : new DateTimeOffset(gone.Max().AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static DryRunAlarm? Alarm(TrialEpisode? episode) =>
        episode is { } e ? new DryRunAlarm(At(e.StartedMs), At(e.RaisedMs), e.ClearedMs is { } end ? At(end) : null) : null;

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
