using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Trials;

/// <summary>One episode as a trial last told of it, Unix milliseconds.</summary>
/// <param name="OverToldMs">When it was told that it has cleared, on the city's clock.</param>
internal readonly record struct TrialEpisode(long DeviceId, string Condition, long StartedMs, long RaisedMs, long? ClearedMs, long? OverToldMs = null);

/// <summary>A lane that leaves no trace: it hears readings in the order of receipt and is woken whenever it asks for it.</summary>
/// <param name="kindOf">The rules for a device or group.</param>
/// <param name="groups">Groups that count what it tells; null for none.</param>
internal sealed class TrialLane(Func<long, KindRules?> kindOf, TrialGroups? groups = null)
{
    private readonly LaneState lane = new(kindOf);
    private readonly List<LaneOutput> outputs = [];
    private readonly Dictionary<(long Device, string Condition, int Number), int> places = [];
    private readonly List<TrialEpisode?> episodes = [];
    private readonly Queue<TrialFact> facts = new();
    private long seq;

    /// <summary>Groups are there from here on, and hear their first counts.</summary>
    public void Begin(long atMs)
    {
        foreach (var fact in groups?.Begin(atMs) ?? [])
            facts.Enqueue(fact);
        HearFacts();
    }

    /// <summary>Hears a reading or a forecast, or of a faulty one.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="deviceId">Whose.</param>
    /// <param name="atMs">When it was so, on the device's clock.</param>
    /// <param name="heardMs">When it was received; never before the one before it.</param>
    /// <param name="values">In the order of the kind's profile.</param>
    /// <param name="validAtMs">Of a forecast: when it will be so.</param>
    public void Hear(InputKind kind, long deviceId, long atMs, long heardMs, double[] values, long? validAtMs)
    {
        // What waits until the very instant of the receipt is told by the reading itself or by the next wake.
        PassTo(heardMs - 1);
        lane.Apply(new LaneInput(++seq, kind, deviceId, atMs, heardMs, values, null, validAtMs), outputs);
        Note();
        HearFacts();
    }

    /// <summary>Time passes up to and including an instant.</summary>
    public void PassTo(long ms)
    {
        while (lane.NextWakeMs() is { } wake && wake <= ms)
        {
            lane.Apply(new LaneInput(++seq, InputKind.Wake, 0, wake, wake, []), outputs);
            Note();
            HearFacts();
        }
    }

    /// <summary>What it came to, in the order in which the episodes were raised; withdrawn ones are left out.</summary>
    public IReadOnlyList<TrialEpisode> Episodes() => [.. episodes.OfType<TrialEpisode>()];

    private void HearFacts()
    {
        while (facts.TryDequeue(out var fact))
        {
            lane.Apply(new LaneInput(++seq, InputKind.Fact, fact.GroupId, fact.AtMs, fact.AtMs, fact.Values), outputs);
            Note();
        }
    }

    private void Note()
    {
        foreach (var output in outputs)
        {
            var (_, atMs, device, news, _) = output;
            foreach (var fact in groups?.Hear(output) ?? [])
                facts.Enqueue(fact);
            if (SeverityRule.ConditionOf(news.Condition) is not null)
                continue;
            var key = (device, news.Condition, news.News.Number);
            var (start, end) = news.News.Episode;
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = episodes.Count;
                episodes.Add(new TrialEpisode(device, news.Condition, start, atMs, end, end is null ? null : atMs));
            }
            else
            {
                episodes[place] = news.News.Change == EpisodeChange.Withdrawn ? null : new TrialEpisode(device, news.Condition, start, episodes[place]?.RaisedMs ?? atMs, end, end is null ? null : episodes[place]?.OverToldMs ?? atMs);
            }
        }
        outputs.Clear();
    }
}
