using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A reading in a trial.</summary>
/// <param name="At">When it was so, on the device's clock.</param>
/// <param name="HeardAt">When it was received.</param>
/// <param name="Values">Numbers by value name; booleans 0 and 1, words their place in the list.</param>
public sealed record TrialReading(DateTimeOffset At, DateTimeOffset HeardAt, IReadOnlyDictionary<string, double> Values);

/// <summary>What a trial came to: one episode as it was last told; withdrawn ones are left out.</summary>
public sealed record TrialAlarm(string Condition, DateTimeOffset StartedAt, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>Tries the conditions of a kind on readings, with the very rules that lanes use, and no trace.</summary>
public static class ConditionTrial
{
    private const long Device = 1;

    /// <summary>Hears the readings in the order of receipt, with a wake whenever one is due, and lets time pass to <paramref name="until"/>.</summary>
    /// <returns>Alarms in the order in which they were raised.</returns>
    public static IReadOnlyList<TrialAlarm> Run(DeviceKindDefinition kind, IEnumerable<TrialReading> readings, DateTimeOffset until)
    {
        var rules = RuleCompiler.Compile(kind);
        var lane = new LaneState(_ => rules);
        var outputs = new List<LaneOutput>();
        var seq = 0L;
        foreach (var reading in readings.OrderBy(r => r.HeardAt))
        {
            var heard = reading.HeardAt.ToUnixTimeMilliseconds();
            Wake(lane, heard, outputs, ref seq);
            var values = new double[kind.Values.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = reading.Values.TryGetValue(kind.Values[i].Name, out var value) ? value : double.NaN;
            lane.Apply(new LaneInput(++seq, InputKind.Reading, Device, reading.At.ToUnixTimeMilliseconds(), heard, values), outputs);
        }
        Wake(lane, until.ToUnixTimeMilliseconds(), outputs, ref seq);
        return
        [
            .. outputs.GroupBy(o => (o.News.Condition, o.News.News.Number))
                .Select(g => (First: g.First(), Last: g.Last()))
                .Where(g => g.Last.News.News.Change != EpisodeChange.Withdrawn)
                .OrderBy(g => g.First.Seq)
                .Select(g => new TrialAlarm(
                    g.First.News.Condition, At(g.Last.News.News.Episode.StartMs), At(g.First.AtMs),
                    g.Last.News.News.Episode.EndMs is { } end ? At(end) : null)),
        ];
    }

    private static void Wake(LaneState lane, long untilMs, List<LaneOutput> outputs, ref long seq)
    {
        while (lane.NextWakeMs() is { } wake && wake <= untilMs)
            lane.Apply(new LaneInput(++seq, InputKind.Wake, 0, wake, wake, []), outputs);
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
