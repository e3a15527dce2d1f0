using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>What a matter is called, and the words that tell it from all others.</summary>
internal sealed class MatterNaming
{
    private const int MostCharacters = 200;
    private const int MostWords = 5;
    private const int LongestGram = 12;

    private readonly GramCounts everywhere = new();
    private readonly int messages;

    public MatterNaming(IReadOnlyList<Message> all)
    {
        messages = all.Count;
        foreach (var message in all)
        {
            everywhere.Begin();
            Count(everywhere, message, 2);
        }
    }

    /// <summary>The first title, else the beginning of the first text.</summary>
    public static string NameOf(IReadOnlyList<Message> typicalFirst)
    {
        const int Long = 40;
        var name = typicalFirst.Select(m => m.Title.Trim()).FirstOrDefault(t => t.Length > 0) ?? typicalFirst.Select(m => m.Text.Trim()).First(t => t.Length > 0);
        name = name.ReplaceLineEndings(" ");
        return name.Length <= Long ? name : $"{name[..(char.IsHighSurrogate(name[Long - 1]) ? Long - 1 : Long)].TrimEnd()}…";
    }

    /// <summary>What stands by itself in the titles of at least half of the matter's messages, and of few others.</summary>
    public List<string> WordsOf(IReadOnlyList<Message> matter)
    {
        var here = new GramCounts();
        foreach (var message in matter)
        {
            here.Begin();
            Count(here, message, LongestGram);
        }

        var telling = here.All.Where(g => g.Whole && g.Gram.Length > 1 && g.Holders > 1 && 2 * g.Holders >= matter.Count)
            .Select(g => (g.Gram, Telling: (double)g.Holders / matter.Count * Rarity(g.Gram) * Math.Sqrt(g.Gram.Length)))
            .OrderByDescending(g => g.Telling).ThenBy(g => g.Gram, StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var (gram, _) in telling)
        {
            if (words.Count < MostWords && !words.Any(w => Overlap(w, gram)))
            {
                words.Add(gram);
            }
        }

        return words;
    }

    /// <summary>That of its rarest pair of tokens.</summary>
    private double Rarity(string gram)
    {
        var cut = CutText.Of(gram);
        var least = Enumerable.Range(0, Math.Max(1, cut.Count - 1)).Min(i => everywhere.HoldersOf(cut.Count > 1 ? cut.Gram(i, 2) : cut.Gram(i, 1)));
        return Math.Log((messages + 1.0) / Math.Max(1, least));
    }

    /// <summary>Does one contain the other, or end as the other begins?</summary>
    private static bool Overlap(string a, string b) => a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)
        || Enumerable.Range(2, Math.Max(0, Math.Min(a.Length, b.Length) - 2)).Any(n => a.EndsWith(b[..n], StringComparison.Ordinal) || b.EndsWith(a[..n], StringComparison.Ordinal));

    private static void Count(GramCounts counts, Message message, int longest)
    {
        var cut = CutText.Of(message.Title.Trim().Length > 0 ? message.Title : message.Text, MostCharacters);
        for (var first = 0; first < cut.Count; first++)
        {
            for (var length = 1; length <= longest; length++)
            {
                counts.Add(cut, first, length);
            }
        }
    }
}
