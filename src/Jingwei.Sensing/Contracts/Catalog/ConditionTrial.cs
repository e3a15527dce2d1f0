using Jingwei.Foundation;
using Jingwei.Sensing.Rules;
using Jingwei.Sensing.Trials;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A reading in a trial.</summary>
/// <param name="At">When it was so, on the device's clock.</param>
/// <param name="HeardAt">When it was received.</param>
/// <param name="Values">Numbers by value name; booleans 0 and 1, words their place in the list. With a number outside its range the message is refused, as at the door.</param>
public sealed record TrialReading(DateTimeOffset At, DateTimeOffset HeardAt, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Of a forecast, which <see cref="At"/> was issued: when it will be so.</summary>
    public DateTimeOffset? ValidAt { get; init; }

    /// <summary>Which device or row of the trial it is about; empty where there is but one.</summary>
    public string Subject { get; init; } = "";
}

/// <summary>What a trial came to: one episode as it was last told; withdrawn ones are left out.</summary>
public sealed record TrialAlarm(string Condition, DateTimeOffset StartedAt, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>Tries the conditions of a kind on readings, with the very rules that lanes use, and no trace.</summary>
public static class ConditionTrial
{
    /// <summary>Hears the readings in the order of receipt, with a wake whenever one is due, and lets time pass to <paramref name="until"/>.</summary>
    /// <returns>Alarms in the order in which they were raised.</returns>
    public static IReadOnlyList<TrialAlarm> Run(DeviceKindDefinition kind, IEnumerable<TrialReading> readings, DateTimeOffset until, CityTime city)
    {
        var rules = RuleCompiler.Compile(kind, city);
        var lane = new TrialLane(_ => rules);
        var subjects = new Dictionary<string, long>();
        foreach (var reading in readings.OrderBy(r => r.HeardAt))
        {
            if (!subjects.TryGetValue(reading.Subject, out var subject))
                subjects[reading.Subject] = subject = subjects.Count + 1;
            Hear(lane, subject, kind, reading);
        }
        lane.PassTo(until.ToUnixTimeMilliseconds());
        return [.. lane.Episodes().Select(e => new TrialAlarm(e.Condition, At(e.StartedMs), At(e.RaisedMs), e.ClearedMs is { } end ? At(end) : null))];
    }

    /// <summary>Tries the conditions of a group: its devices hear the readings, and it hears what becomes of them. It is there from the first reading on.</summary>
    /// <param name="group">A kind with a <see cref="GroupForm"/>.</param>
    /// <param name="devices">Kinds of the devices there, by the subjects of the readings.</param>
    /// <param name="below">Groups that it counts, each behind those that it counts itself; all devices are of one place to them too.</param>
    /// <returns>Alarms of the group, in whole seconds: what several devices say at one instant it hears one millisecond after the other.</returns>
    public static IReadOnlyList<TrialAlarm> Run(
        DeviceKindDefinition group, IReadOnlyDictionary<string, DeviceKindDefinition> devices, IEnumerable<TrialReading> readings, DateTimeOffset until, CityTime city,
        IReadOnlyList<DeviceKindDefinition>? below = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        const long Group = 1;
        var ids = devices.Keys.Order(StringComparer.Ordinal).Select((subject, i) => (subject, Id: i + 2L)).ToDictionary(s => s.subject, s => s.Id);
        var compiled = new Dictionary<DeviceKindDefinition, KindRules>(ReferenceEqualityComparer.Instance);
        var rules = ids.ToDictionary(s => s.Value, s => compiled.TryGetValue(devices[s.Key], out var known) ? known : compiled[devices[s.Key]] = RuleCompiler.Compile(devices[s.Key], city));
        rules[Group] = RuleCompiler.Compile(group, city);
        var members = ids.Select(d => (Id: d.Value, devices[d.Key].Code)).ToList();
        var groups = new List<TrialGroup>();
        foreach (var kind in below ?? [])
        {
            groups.Add(Over(members, kind, members.Count + 2));
            rules[members.Count + 2] = RuleCompiler.Compile(kind, city);
            members.Add((members.Count + 2, kind.Code));
        }
        var lane = new TrialLane(rules.GetValueOrDefault, new TrialGroups([.. groups, Over(members, group, Group)]));
        var heard = readings.OrderBy(r => r.HeardAt).ToList();
        if (heard.Count > 0)
            lane.Begin(heard[0].HeardAt.ToUnixTimeMilliseconds());
        foreach (var reading in heard)
            Hear(lane, ids[reading.Subject], devices[reading.Subject], reading);
        lane.PassTo(until.ToUnixTimeMilliseconds());
        return [.. lane.Episodes().Where(e => e.DeviceId == Group).Select(e => new TrialAlarm(e.Condition, Second(e.StartedMs), Second(e.RaisedMs), e.ClearedMs is { } end ? Second(end) : null))];
    }

    private static TrialGroup Over(IEnumerable<(long Id, string Kind)> members, DeviceKindDefinition kind, long id)
    {
        var book = new GroupBook(kind.Group!);
        foreach (var (member, of) in members)
            book.Join(member, of);
        return new TrialGroup(id, book);
    }

    private static void Hear(TrialLane lane, long subject, DeviceKindDefinition kind, TrialReading reading)
    {
        var values = new double[kind.Values.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = !reading.Values.TryGetValue(kind.Values[i].Name, out var value) ? double.NaN : kind.Values[i].Believes(value) ? value : SampleValue.OutOfRange;
        var faulty = Array.Exists(values, SampleValue.IsOutOfRange);
        lane.Hear(
            faulty ? InputKind.Faulty : reading.ValidAt is null ? InputKind.Reading : InputKind.Forecast, subject, reading.At.ToUnixTimeMilliseconds(), reading.HeardAt.ToUnixTimeMilliseconds(),
            faulty ? Array.ConvertAll(values, v => SampleValue.IsOutOfRange(v) ? v : double.NaN) : values, faulty ? null : reading.ValidAt?.ToUnixTimeMilliseconds());
    }

    private static DateTimeOffset Second(long ms) => DateTimeOffset.FromUnixTimeSeconds(ms / 1000);

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
