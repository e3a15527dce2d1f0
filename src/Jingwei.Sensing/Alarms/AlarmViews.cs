using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>An area as lists name it.</summary>
public sealed record AreaName(string Id, Text Name);

/// <summary>Why an alarm calls nobody.</summary>
/// <param name="By">The id of the silence, or of the alarm that is its cause.</param>
/// <param name="Name">The silence's reason, or the cause's device and condition.</param>
/// <param name="Until">When it is looked at again; null while a cause stands.</param>
public sealed record HoldView(AlarmHold Why, string? By, Text? Name, DateTimeOffset? Until);

/// <summary>A silence that is about a standing alarm, also about one that called before it was made.</summary>
/// <param name="Id">The silence's id, by which it may be ended.</param>
/// <param name="Reason">As it was given.</param>
/// <param name="By">Who said so.</param>
public sealed record SilencedView(string Id, SilenceKind Kind, string Reason, DateTimeOffset Until, Text By);

/// <summary>An alarm as the API and the live line tell it.</summary>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="Class">Whose trouble it is: the street's, or the sensor's own.</param>
/// <param name="RaisedAt">When the city knew.</param>
/// <param name="StartedAt">Since when it holds, on the device's clock.</param>
/// <param name="ClearedAt">When it ended, on the device's clock; null while active.</param>
/// <param name="AcknowledgedBy">The name of whoever has seen it.</param>
/// <param name="Value">The number that raised it; null for silence.</param>
/// <param name="Said">What that number stands for, of a boolean or a word; null when the number itself is what is said.</param>
/// <param name="Held">Why it calls nobody, or, of one that cleared, why nobody was called; null when it did.</param>
/// <param name="Flapping">Its condition came and went too often when it was raised.</param>
/// <param name="SilencedBy">Of a standing one, the silence in force that is about it, of several the longest. Where <c>held</c> is null too, it had called before: its case, if it has one, goes on.</param>
public sealed record AlarmView(
    string Id, string DeviceId, Text DeviceName, string Kind, string Condition, Text ConditionName, int Severity, ConditionClass Class, DateTimeOffset RaisedAt,
    DateTimeOffset StartedAt, DateTimeOffset? ClearedAt, DateTimeOffset? AcknowledgedAt, Text? AcknowledgedBy, string? CaseNumber, double? Value, Text? Said, AreaName Area, HoldView? Held, bool Flapping, SilencedView? SilencedBy);

/// <summary>Shows alarms.</summary>
internal sealed class AlarmViews(AreaDirectory areas, DeviceDirectory directory, IScenarioCatalog catalog)
{
    private static readonly Text Unknown = Text.Same("");

    public AreaName Area(long areaId) => new(areaId.ToString(), areas.Find(areaId)?.Name ?? Unknown);

    /// <summary>The id of a device by its name; 0, which no device has, when it is not registered.</summary>
    public long IdOf(string deviceName) => directory.Find(deviceName)?.Id ?? 0;

    /// <summary>The silences in force, which showing alarms needs.</summary>
    public static Task<List<SilenceRow>> InForce(CityDb db, DateTimeOffset now) =>
        db.Set<SilenceRow>().Where(s => s.UntilAt > now && s.FromAt <= now && s.EndedAt == null).ToListAsync();

    /// <summary>Whether a silence is about an alarm.</summary>
    public bool Holds(SilenceRow silence, DeviceEntry device, AlarmRow alarm) =>
        SilenceRule.Holds(silence.Scope, SpotOf(device, alarm), alarm.CategoryCode, alarm.Severity, areas.Covers);

    public static AlarmSpot SpotOf(DeviceEntry device, AlarmRow alarm) => new(device.Id, device.Kind.Code, alarm.Condition, alarm.AreaId, device.Place);

    /// <param name="silences">Those in force now (<see cref="InForce"/>).</param>
    public AlarmView Show(AlarmRow alarm, IReadOnlyCollection<SilenceRow> silences)
    {
        var device = directory.FindById(alarm.DeviceId);
        var condition = device is null ? null : catalog.FindCondition(device.Kind, alarm.Condition);
        return new AlarmView(
            alarm.Id.ToString(), device?.Name ?? "", device?.DisplayName ?? Unknown, device?.Kind.Code ?? "", alarm.Condition,
            condition?.Name ?? Text.Same(alarm.Condition), alarm.Severity, condition?.Class ?? ConditionClass.Trouble, alarm.RaisedAt, alarm.StartedAt, alarm.ClearedAt, alarm.AcknowledgedAt,
            alarm.AcknowledgedByName ?? (alarm.AcknowledgedBy is { } name ? Text.Same(name) : null), alarm.CaseNumber, alarm.Value,
            alarm.Value is { } number && device?.Kind.Values.FirstOrDefault(v => v.Name == alarm.ValueName) is { } value ? value.Say(number) : null, Area(alarm.AreaId),
            alarm.Hold is { } why ? new HoldView(why, alarm.HeldBy?.ToString(), alarm.HeldByName, alarm.HeldUntil) : null, alarm.Flapping,
            alarm.ClearedAt is null && device is not null && silences.Where(s => Holds(s, device, alarm)).MaxBy(s => s.UntilAt) is { } silence
                ? new SilencedView(silence.Id.ToString(), silence.Kind, silence.Reason, silence.UntilAt, silence.ByName) : null);
    }
}
