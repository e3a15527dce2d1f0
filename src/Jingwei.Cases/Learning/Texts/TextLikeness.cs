namespace Jingwei.Cases.Learning.Texts;

/// <summary>How alike two short texts are.</summary>
/// <param name="Score">0 nothing in common, 1 the same words.</param>
/// <param name="Shared">The longest runs that both have, the longest first: what the likeness rests on.</param>
public sealed record Likeness(double Score, IReadOnlyList<string> Shared);

/// <summary>
/// The likeness of two short texts, for a hint while somebody types: quick, and with nothing learnt beforehand. Each pair of tokens that both texts have counts, rarer ones more where it is known how
/// rare they are; the score is the share of the shorter text that the other has too, lowered when one text is much longer.
/// </summary>
public static class TextLikeness
{
    private const int MostCharacters = 500;
    private const int MostShared = 5;

    /// <param name="rarity">Of a pair of tokens, above 0; without it all pairs count the same.</param>
    public static Likeness Compare(string one, string other, Func<string, double>? rarity = null)
    {
        var (a, b) = (CutText.Of(one, MostCharacters), CutText.Of(other, MostCharacters));
        var (mine, theirs) = (Weigh(a, rarity), Weigh(b, rarity));
        var common = mine.Where(m => theirs.ContainsKey(m.Key)).Sum(m => m.Value);
        var (shorter, longer) = (Math.Min(mine.Values.Sum(), theirs.Values.Sum()), Math.Max(mine.Values.Sum(), theirs.Values.Sum()));
        // The geometric mean of "share of the shorter" and "share of both": equal texts have 1, a word within an essay little.
        var score = shorter <= 0 ? 0 : Math.Sqrt(common / shorter * (2 * common / (shorter + longer)));
        return new Likeness(Math.Clamp(score, 0, 1), common > 0 ? SharedRuns(a, b) : []);
    }

    /// <summary>Pairs of tokens; the token itself where a text has but one.</summary>
    private static Dictionary<string, double> Weigh(CutText text, Func<string, double>? rarity)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < text.Count; i++)
        {
            var pair = text.Gram(i, 2);
            var alone = pair.IsEmpty && (i == 0 || text.Gram(i - 1, 2).IsEmpty);
            if (!pair.IsEmpty || alone)
            {
                var gram = (alone ? text.Gram(i, 1) : pair).ToString();
                weights[gram] = rarity?.Invoke(gram) ?? 1;
            }
        }

        return weights;
    }

    private static List<string> SharedRuns(CutText a, CutText b)
    {
        // lengths[j] is how many tokens up to i of one and j of the other are the same.
        var (lengths, runs) = (new int[b.Count + 1], new List<string>());
        for (var i = 0; i < a.Count; i++)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                var same = a.Gram(i, 1).SequenceEqual(b.Gram(j, 1));
                var goesOn = same && lengths[j] > 0 && !a.Gram(i - 1, 2).IsEmpty && !b.Gram(j - 1, 2).IsEmpty;
                lengths[j + 1] = goesOn ? lengths[j] + 1 : same ? 1 : 0;
                if (same && a.Gram(i - lengths[j + 1] + 1, lengths[j + 1]) is { Length: > 1 } run)
                {
                    runs.Add(run.ToString());
                }
            }
        }

        var shared = new List<string>();
        foreach (var run in runs.Distinct().OrderByDescending(r => r.Length).ThenBy(r => r, StringComparer.Ordinal))
        {
            if (shared.Count < MostShared && !shared.Any(s => s.Contains(run, StringComparison.Ordinal)))
            {
                shared.Add(run);
            }
        }

        return shared;
    }
}
