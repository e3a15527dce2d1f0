using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Rules.Search;

/// <summary>
/// What of a text can be looked for, and what has to be there for what somebody typed. Chinese is cut into signs and overlapping pairs, so that words of one and two signs are found; a longer one is found
/// where all its pairs are. A word of letters or digits is found by its beginning, from three on, and with a sign right behind it (12号) only as it stands; zeros in front of a number count for nothing. Pure.
/// </summary>
public static class SearchTerms
{
    public const int ShortestBeginning = 3;
    public const int LongestWord = 16;
    public const int MostAsked = 24;

    /// <summary>All terms of some texts, each once.</summary>
    public static IReadOnlySet<string> Of(params IEnumerable<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (!string.IsNullOrEmpty(text))
            {
                Add(terms, CutText.Of(text));
            }
        }

        return terms;
    }

    /// <summary>The terms that all must be there; none when nothing was typed that could be looked for. Of a very long question the first <see cref="MostAsked"/> count.</summary>
    public static IReadOnlyList<string> Asked(string? question)
    {
        var cut = CutText.Of(question ?? "");
        var terms = new List<string>();
        for (var i = 0; i < cut.Count; i++)
        {
            if (!cut.IsSign(i))
            {
                terms.Add(WordWithSign(cut, i) ?? WordOf(cut, i));
            }
            else if (PairAt(cut, i) is { } pair)
            {
                terms.Add(pair);
            }
            else if (i == 0 || PairAt(cut, i - 1) is null)
            {
                terms.Add(cut.Gram(i, 1).ToString());
            }
        }

        return [.. terms.Distinct(StringComparer.Ordinal).Take(MostAsked)];
    }

    private static void Add(HashSet<string> terms, CutText cut)
    {
        for (var i = 0; i < cut.Count; i++)
        {
            if (cut.IsSign(i))
            {
                terms.Add(cut.Gram(i, 1).ToString());
                if (PairAt(cut, i) is { } pair)
                {
                    terms.Add(pair);
                }

                continue;
            }

            var word = WordOf(cut, i);
            terms.Add(word);
            if (WordWithSign(cut, i) is { } together)
            {
                terms.Add(together);
            }

            for (var length = ShortestBeginning; length < word.Length; length++)
            {
                terms.Add(word[..length]);
            }
        }
    }

    private static string? PairAt(CutText cut, int sign) =>
        sign + 1 < cut.Count && cut.IsSign(sign) && cut.IsSign(sign + 1) && cut.Gram(sign, 2) is { IsEmpty: false } pair ? pair.ToString() : null;

    /// <summary>A word with the sign right behind it, such as <c>12号</c>: it is not the end of a case's number.</summary>
    private static string? WordWithSign(CutText cut, int word) =>
        word + 1 < cut.Count && cut.IsSign(word + 1) && cut.Gram(word, 2) is { IsEmpty: false } ? $"{WordOf(cut, word)}{cut.Gram(word + 1, 1)}" : null;

    private static string WordOf(CutText cut, int token)
    {
        var word = cut.Gram(token, 1);
        if (word.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            word = word.TrimStart('0') is { IsEmpty: false } rest ? rest : "0";
        }

        return word[..Math.Min(word.Length, LongestWord)].ToString();
    }
}
