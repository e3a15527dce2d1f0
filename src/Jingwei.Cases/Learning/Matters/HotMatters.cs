using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>Several messages about the same thing: the same place, body and problem.</summary>
/// <param name="Name">The title of its most typical message; the beginning of the text where that has none.</param>
/// <param name="Words">What its messages say and others do not, most telling first.</param>
/// <param name="Messages">Two or more, the most typical first.</param>
/// <param name="Askers">How many different people wrote them, as far as known.</param>
/// <param name="First">When the first came; null when no time is known.</param>
/// <param name="Last">When the newest came.</param>
/// <param name="Heat">How much is being said now: each message counts 1 when it comes, and half as much with each half-life. Messages without a time count nothing.</param>
public sealed record HotMatter(
    string Name, IReadOnlyList<string> Words, IReadOnlyList<Message> Messages, int Askers, DateTimeOffset? First, DateTimeOffset? Last, double Heat);

/// <summary>
/// Finds which messages of a stream of weeks or months are about the same matter, without being told what matters there are. A message that shares its matter with no other is in none.
/// Equal messages are always together, and nothing depends on the order in which they are handed over.
/// </summary>
public static class HotMatters
{
    /// <param name="now">As of when the heat is told; without it, of the newest message.</param>
    /// <param name="halfLife">After which a message counts half; without it, 30 days.</param>
    /// <returns>The biggest first; of equal size the hotter, then the newer.</returns>
    public static IReadOnlyList<HotMatter> Find(IReadOnlyList<Message> messages, DateTimeOffset? now = null, TimeSpan? halfLife = null, MatterWeights? weights = null)
    {
        weights ??= new MatterWeights();
        var alike = messages.OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.At).ThenBy(m => m.Asker, StringComparer.Ordinal)
            .GroupBy(m => (Title: m.Title.Trim(), Text: m.Text.Trim()))
            .OrderBy(g => g.Key.Title, StringComparer.Ordinal).ThenBy(g => g.Key.Text, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();
        var vectors = MatterVectors.Of([.. alike.Select(a => a[0])], weights);
        var near = NearMessages.Find(vectors, weights.Least / 2);
        var naming = new MatterNaming(messages);
        var (asOf, half) = (now ?? messages.Max(m => m.At), halfLife ?? TimeSpan.FromDays(30));
        return
        [
            .. GroupMessages.Run(vectors.All, near, weights.Least)
                .Select(group => Typical(group, vectors).SelectMany(i => alike[i]).ToArray())
                .Where(all => all.Length > 1 && CutText.Of($"{all[0].Title}\n{all[0].Text}").Count > 0)
                .Select(all => Describe(all, naming, asOf, half))
                .OrderByDescending(m => m.Messages.Count).ThenByDescending(m => m.Heat).ThenByDescending(m => m.Last).ThenBy(m => m.Name, StringComparer.Ordinal)
                .ThenBy(m => m.Messages[0].Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The group's messages, those most like all the others first.</summary>
    private static IEnumerable<int> Typical(int[] group, MatterVectors vectors)
    {
        var sum = new Dictionary<int, double>();
        foreach (var vector in group.Order().Select(i => vectors.All[i]))
        {
            for (var t = 0; t < vector.Count; t++)
            {
                sum[vector.Terms[t]] = sum.GetValueOrDefault(vector.Terms[t]) + vector.Weights[t];
            }
        }

        return group.OrderByDescending(i => Enumerable.Range(0, vectors.All[i].Count).Sum(t => vectors.All[i].Weights[t] * (sum[vectors.All[i].Terms[t]] - vectors.All[i].Weights[t]))).ThenBy(i => i);
    }

    private static HotMatter Describe(Message[] all, MatterNaming naming, DateTimeOffset? asOf, TimeSpan half)
    {
        var times = all.Where(m => m.At is not null).Select(m => m.At!.Value).Order().ToArray();
        var heat = times.Sum(at => Math.Pow(0.5, Math.Max(0, (asOf!.Value - at) / half)));
        return new HotMatter(
            MatterNaming.NameOf(all), naming.WordsOf(all), all, all.Select(m => m.Asker).Where(a => !string.IsNullOrWhiteSpace(a)).Distinct().Count(),
            times.Length > 0 ? times[0] : null, times.Length > 0 ? times[^1] : null, heat);
    }
}
