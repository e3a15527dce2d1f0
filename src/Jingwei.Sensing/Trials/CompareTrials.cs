using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Trials;

/// <summary>What a proposed version would tell, beside what the present one tells.</summary>
internal static class CompareTrials
{
    /// <summary>
    /// Pairs the episodes of one device and condition that share an instant, each once, the earliest first. A pair that is alike in start, telling and end is the
    /// same, another one changed; what has no partner is added or gone.
    /// </summary>
    public static IReadOnlyList<(TrialEpisode? Present, TrialEpisode? Proposed, DryRunChange Change)> Run(IEnumerable<TrialEpisode> present, IEnumerable<TrialEpisode> proposed) =>
        [.. Pair(present, proposed, e => (e.DeviceId, e.Condition), e => (e.StartedMs, e.ClearedMs), (a, b) => a with { OverToldMs = b.OverToldMs } == b)
            .Select(f => (f.Present.Select(e => (TrialEpisode?)e).FirstOrDefault(), f.Proposed.Select(e => (TrialEpisode?)e).FirstOrDefault(), f.Change))
            .OrderBy(f => (f.Item2 ?? f.Item1)!.Value.RaisedMs).ThenBy(f => (f.Item2 ?? f.Item1)!.Value.DeviceId)];

    /// <summary>The same for cases: those of one key that share an instant, alike in opening, end and severity.</summary>
    public static IReadOnlyList<(TrialCase? Present, TrialCase? Proposed, DryRunChange Change)> Run(IEnumerable<TrialCase> present, IEnumerable<TrialCase> proposed) =>
        [.. Pair(present, proposed, c => c.Key, c => (c.OpenedMs, c.EndsMs), (a, b) => (a.OpenedMs, a.EndsMs, a.Severity) == (b.OpenedMs, b.EndsMs, b.Severity))
            .Select(f => (f.Present.FirstOrDefault(), f.Proposed.FirstOrDefault(), f.Change))
            .OrderBy(f => (f.Item2 ?? f.Item1)!.OpenedMs).ThenBy(f => (f.Item2 ?? f.Item1)!.Key, StringComparer.Ordinal)];

    // Of each side at most one.
    private static List<(T[] Present, T[] Proposed, DryRunChange Change)> Pair<T, TKey>(
        IEnumerable<T> present, IEnumerable<T> proposed, Func<T, TKey> keyOf, Func<T, (long Start, long? End)> spanOf, Func<T, T, bool> alike) where TKey : notnull
    {
        var found = new List<(T[], T[], DryRunChange)>();
        var before = present.GroupBy(keyOf).ToDictionary(g => g.Key, g => g.OrderBy(e => spanOf(e).Start).ToList());
        foreach (var now in proposed.GroupBy(keyOf))
        {
            before.Remove(now.Key, out var old);
            Pair(old ?? [], [.. now.OrderBy(e => spanOf(e).Start)], spanOf, alike, found);
        }
        foreach (var old in before.Values)
            Pair(old, [], spanOf, alike, found);
        return found;
    }

    private static void Pair<T>(List<T> old, List<T> now, Func<T, (long Start, long? End)> spanOf, Func<T, T, bool> alike, List<(T[] Present, T[] Proposed, DryRunChange Change)> found)
    {
        int i = 0, j = 0;
        while (i < old.Count && j < now.Count)
        {
            if (Share(spanOf(old[i]), spanOf(now[j])))
            {
                found.Add(([old[i]], [now[j]], alike(old[i], now[j]) ? DryRunChange.Same : DryRunChange.Changed));
                i++;
                j++;
            }
            else if (spanOf(old[i]).Start <= spanOf(now[j]).Start)
            {
                found.Add(([old[i++]], [], DryRunChange.Gone));
            }
            else
            {
                found.Add(([], [now[j++]], DryRunChange.Added));
            }
        }
        for (; i < old.Count; i++)
            found.Add(([old[i]], [], DryRunChange.Gone));
        for (; j < now.Count; j++)
            found.Add(([], [now[j]], DryRunChange.Added));
    }

    private static bool Share((long Start, long? End) a, (long Start, long? End) b) =>
        a.Start == b.Start || (a.Start < (b.End ?? long.MaxValue) && b.Start < (a.End ?? long.MaxValue));
}
