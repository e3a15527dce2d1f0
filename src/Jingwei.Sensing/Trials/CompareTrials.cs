using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Trials;

/// <summary>What a proposed version would tell, beside what the present one tells.</summary>
internal static class CompareTrials
{
    /// <summary>
    /// Pairs the episodes of one device and condition that share an instant, each once, the earliest first. A pair that is alike in start, telling and end is the
    /// same, another one changed; what has no partner is added or gone.
    /// </summary>
    public static IReadOnlyList<(TrialEpisode? Present, TrialEpisode? Proposed, DryRunChange Change)> Run(IEnumerable<TrialEpisode> present, IEnumerable<TrialEpisode> proposed)
    {
        var found = new List<(TrialEpisode? Present, TrialEpisode? Proposed, DryRunChange Change)>();
        var before = present.GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.OrderBy(e => e.StartedMs).ToList());
        foreach (var now in proposed.GroupBy(KeyOf))
        {
            before.Remove(now.Key, out var old);
            Pair(old ?? [], [.. now.OrderBy(e => e.StartedMs)], found);
        }
        foreach (var old in before.Values)
            Pair(old, [], found);
        return [.. found.OrderBy(f => (f.Proposed ?? f.Present)!.Value.RaisedMs).ThenBy(f => (f.Proposed ?? f.Present)!.Value.DeviceId)];
    }

    private static void Pair(List<TrialEpisode> old, List<TrialEpisode> now, List<(TrialEpisode? Present, TrialEpisode? Proposed, DryRunChange Change)> found)
    {
        int i = 0, j = 0;
        while (i < old.Count && j < now.Count)
        {
            if (Share(old[i], now[j]))
            {
                found.Add((old[i], now[j], old[i] == now[j] ? DryRunChange.Same : DryRunChange.Changed));
                i++;
                j++;
            }
            else if (old[i].StartedMs <= now[j].StartedMs)
            {
                found.Add((old[i++], null, DryRunChange.Gone));
            }
            else
            {
                found.Add((null, now[j++], DryRunChange.Added));
            }
        }
        for (; i < old.Count; i++)
            found.Add((old[i], null, DryRunChange.Gone));
        for (; j < now.Count; j++)
            found.Add((null, now[j], DryRunChange.Added));
    }

    private static (long Device, string Condition) KeyOf(TrialEpisode episode) => (episode.DeviceId, episode.Condition);

    private static bool Share(TrialEpisode a, TrialEpisode b) =>
        a.StartedMs == b.StartedMs || (a.StartedMs < (b.ClearedMs ?? long.MaxValue) && b.StartedMs < (a.ClearedMs ?? long.MaxValue));
}
