using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Contracts;

/// <summary>Given these readings, then these alarms and no others. Instants are on China's clocks; the first day is a Monday.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Kind">With the conditions of the package that declares it and of the one whose example this is.</param>
/// <param name="Compared">Codes of the conditions that must come out as it says: those of the example's own package, and those that it expects.</param>
/// <param name="Until">How long time goes on after the readings.</param>
public sealed record ScenarioExample(
    string Name, int Line, DeviceKindDefinition Kind, IReadOnlySet<string> Compared, IReadOnlyList<TrialReading> Readings, IReadOnlyList<ExpectedAlarm> Expect,
    DateTimeOffset Until)
{
    /// <summary>Of a group: kinds of the devices there, by the subjects of the readings; null where the readings are of one device or of rows.</summary>
    public IReadOnlyDictionary<string, DeviceKindDefinition>? Devices { get; init; }

    /// <summary>Of a group: the groups that it counts, each behind those that it counts itself.</summary>
    public IReadOnlyList<DeviceKindDefinition> Below { get; init; } = [];
}

/// <summary>An alarm that an example expects; what is null is not compared, except that no <paramref name="ClearedAt"/> means "still active".</summary>
/// <param name="Case">The category that its case is filed under, or <see cref="NoCase"/>.</param>
/// <param name="Calls">Who is called for that case, step after step.</param>
public sealed record ExpectedAlarm(
    string Condition, DateTimeOffset RaisedAt, DateTimeOffset? StartedAt, DateTimeOffset? ClearedAt, string? Case, IReadOnlyList<CallStep>? Calls)
{
    /// <summary>The alarm stands on the screens only.</summary>
    public const string NoCase = "none";
}
