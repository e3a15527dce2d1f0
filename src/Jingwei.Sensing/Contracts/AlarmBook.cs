using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>An alarm, as other rooms need it.</summary>
/// <param name="Kind">The device's kind; empty when the device is gone.</param>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="Place">Where the device is; null when it is gone.</param>
/// <param name="Withdrawn">A late reading showed that it never was.</param>
public sealed record AlarmFacts(
    long Id, string DeviceId, string Condition, DateTimeOffset StartedAt, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt, double? Value, string? CaseNumber, long AreaId,
    string Kind, string CategoryCode, int Severity, GeoPoint? Place, bool Withdrawn);

/// <summary>An alarm that stands under a case.</summary>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="Hidden">It calls nobody while another alarm of the case, its cause, stands.</param>
public sealed record AlarmOfCase(
    long Id, string DeviceId, Text DeviceName, string Condition, Text ConditionName, int Severity, DateTimeOffset StartedAt, DateTimeOffset? ClearedAt, bool Hidden);

/// <summary>An alarm that stands now.</summary>
/// <param name="Kind">The device's kind.</param>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
public sealed record StandingAlarm(
    long Id, string DeviceId, Text DeviceName, string Kind, string Condition, Text ConditionName, int Severity, long AreaId, DateTimeOffset StartedAt);

/// <summary>Which case an alarm led to; for questions that are put in the database.</summary>
public sealed class AlarmLink
{
    public long Id { get; init; }

    public string? CaseNumber { get; init; }
}

/// <summary>What other rooms read and note in the book of alarms.</summary>
public sealed class AlarmBook(DeviceDirectory directory, IScenarioCatalog catalog)
{
    /// <summary>Notes, in the caller's transaction, which case an alarm led to.</summary>
    /// <param name="joined">The case was there already.</param>
    public Task LinkCase(WriteScope scope, long alarmId, string caseNumber, bool joined = false) =>
        scope.Db.Set<AlarmRow>().Where(a => a.Id == alarmId).ExecuteUpdateAsync(set => set.SetProperty(a => a.CaseNumber, caseNumber).SetProperty(a => a.Joined, joined));

    /// <summary>The alarm of that id; null when there is none.</summary>
    public async Task<AlarmFacts?> Find(CityDb db, long alarmId, CancellationToken ct)
    {
        var alarm = await db.Set<AlarmRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == alarmId, ct);
        var device = alarm is null ? null : directory.FindById(alarm.DeviceId);
        return alarm is null ? null : new AlarmFacts(
            alarm.Id, device?.Name ?? "", alarm.Condition, alarm.StartedAt, alarm.RaisedAt, alarm.ClearedAt, alarm.Value, alarm.CaseNumber, alarm.AreaId,
            device?.Kind.Code ?? "", alarm.CategoryCode, alarm.Severity, device?.Place, alarm.Withdrawn);
    }

    /// <summary>All alarms with the case that each names.</summary>
    public static IQueryable<AlarmLink> Links(CityDb db) => db.Set<AlarmRow>().Select(a => new AlarmLink { Id = a.Id, CaseNumber = a.CaseNumber });

    /// <summary>
    /// How many alarms of some conditions stand in some areas (each by itself, not what lies below), by <c>kind.condition</c>. What somebody silenced, what is being worked on
    /// and what comes and goes is left out; what only its cause hides stands all the same.
    /// </summary>
    /// <param name="conditions">Codes of conditions, of whichever kind.</param>
    public static Task<Dictionary<string, int>> CountStanding(CityDb db, IReadOnlyCollection<string> conditions, IReadOnlyCollection<long> areaIds) =>
        StandingOf(db, conditions).Where(s => EF.Parameter(areaIds).Contains(s.Alarm.AreaId)).GroupBy(s => s.Name)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

    /// <summary>In which areas alarms of some conditions stand, counted as <see cref="CountStanding"/> does.</summary>
    public static Task<List<long>> AreasStanding(CityDb db, IReadOnlyCollection<string> conditions) => StandingOf(db, conditions).Select(s => s.Alarm.AreaId).Distinct().ToListAsync();

    /// <summary>The first alarms that stand, in the order in which they were raised; which ones as <see cref="CountStanding"/> counts them.</summary>
    /// <param name="names">As <c>kind.condition</c>.</param>
    public async Task<IReadOnlyList<StandingAlarm>> Standing(CityDb db, IReadOnlyCollection<string> names, IReadOnlyCollection<long> areaIds, int atMost)
    {
        List<string> conditions = [.. names.Select(n => n[(n.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct()];
        var rows = await StandingOf(db, conditions).Where(s => EF.Parameter(areaIds).Contains(s.Alarm.AreaId) && EF.Parameter(names).Contains(s.Name))
            .Select(s => s.Alarm).OrderBy(a => a.Id).Take(atMost).ToListAsync();
        return
        [
            .. rows.Select(a => (Alarm: a, Device: directory.FindById(a.DeviceId))).Where(a => a.Device is not null).Select(a => new StandingAlarm(
                a.Alarm.Id, a.Device!.Name, a.Device.DisplayName, a.Device.Kind.Code, a.Alarm.Condition, catalog.NameOf(a.Device.Kind, a.Alarm.Condition),
                a.Alarm.Severity, a.Alarm.AreaId, a.Alarm.StartedAt)),
        ];
    }

    /// <summary>Whether an alarm, other than one, is not over in some areas, whether or not it calls anybody: for whoever is about to say that all is over.</summary>
    /// <param name="names">As <c>kind.condition</c>.</param>
    public static Task<bool> AnyLasts(CityDb db, IReadOnlyCollection<string> names, IReadOnlyCollection<long> areaIds, int leastSeverity, long exceptId)
    {
        List<string> conditions = [.. names.Select(n => n[(n.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct()];
        return db.Set<AlarmRow>().AsNoTracking()
            .Where(a => a.ClearedAt == null && EF.Parameter(conditions).Contains(a.Condition) && a.Severity >= leastSeverity && a.Id != exceptId && EF.Parameter(areaIds).Contains(a.AreaId))
            .Join(db.Set<DeviceRow>(), a => a.DeviceId, d => d.Id, (a, d) => d.Kind + "." + a.Condition).AnyAsync(name => EF.Parameter(names).Contains(name));
    }

    /// <summary>The severity of the worst alarm of a case that still stands; null when none does.</summary>
    public static Task<int?> WorstStanding(CityDb db, string caseNumber) =>
        db.Set<AlarmRow>().Where(a => a.CaseNumber == caseNumber && a.ClearedAt == null).MaxAsync(a => (int?)a.Severity);

    /// <summary>Whether another alarm that led to the case, or joined it, still stands.</summary>
    public static Task<bool> AnotherStands(CityDb db, string caseNumber, long alarmId) =>
        db.Set<AlarmRow>().AnyAsync(a => a.CaseNumber == caseNumber && a.Id != alarmId && a.ClearedAt == null);

    /// <summary>The alarms under a case, in the order in which they were raised: the one that filed it, those that joined it, and the symptoms that one of them hides now.</summary>
    public async Task<IReadOnlyList<AlarmOfCase>> OfCase(CityDb db, string caseNumber, int atMost)
    {
        var alarms = db.Set<AlarmRow>().AsNoTracking();
        var own = await alarms.Where(a => a.CaseNumber == caseNumber).OrderBy(a => a.Id).Take(atMost).ToListAsync();
        // As the index on what is held has it: standing, and held by something.
        var causes = own.ConvertAll(a => (long?)a.Id);
        var hidden = await alarms.Where(a => a.ClearedAt == null && a.HeldBy != null && causes.Contains(a.HeldBy) && a.Hold == AlarmHold.Inhibited).OrderBy(a => a.Id).Take(atMost).ToListAsync();
        var rows = own.Concat(hidden).OrderBy(a => a.Id).Take(atMost);
        return
        [
            .. rows.Select(a => (Alarm: a, Device: directory.FindById(a.DeviceId))).Select(a => new AlarmOfCase(
                a.Alarm.Id, a.Device?.Name ?? "", a.Device?.DisplayName ?? Text.Same(""), a.Alarm.Condition, catalog.NameOf(a.Device?.Kind, a.Alarm.Condition),
                a.Alarm.Severity, a.Alarm.StartedAt, a.Alarm.ClearedAt, a.Alarm.CaseNumber is null)),
        ];
    }

    /// <summary>Alarms that called for attention before an instant, should have led to a case and name none: what the self-audit looks for.</summary>
    public async Task<IReadOnlyList<(long Id, string Device, string Condition)>> WithoutCase(CityDb db, DateTimeOffset before, CancellationToken ct) =>
    [
        .. (await db.Set<AlarmRow>().AsNoTracking().Where(a => a.FilesCase && a.CaseNumber == null && a.AttentionAt < before)
            .Select(a => new { a.Id, a.DeviceId, a.Condition }).ToListAsync(ct)).Select(a => (a.Id, directory.FindById(a.DeviceId)?.Name ?? "", a.Condition)),
    ];

    private static IQueryable<NamedAlarm> StandingOf(CityDb db, IReadOnlyCollection<string> conditions) => db.Set<AlarmRow>().AsNoTracking()
        .Where(a => a.ClearedAt == null && EF.Parameter(conditions).Contains(a.Condition) && (a.Hold == null || a.Hold == AlarmHold.Inhibited || a.Hold == AlarmHold.Awaiting))
        .Join(db.Set<DeviceRow>(), a => a.DeviceId, d => d.Id, (a, d) => new NamedAlarm { Alarm = a, Name = d.Kind + "." + a.Condition });

    private sealed class NamedAlarm
    {
        public required AlarmRow Alarm { get; init; }

        public required string Name { get; init; }
    }
}
