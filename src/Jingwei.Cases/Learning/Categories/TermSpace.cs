using System.Runtime.InteropServices;
using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Categories;

/// <summary>The grams that are known, each with its rarity, and messages as vectors over them (tf-idf of length 1).</summary>
public sealed class TermSpace
{
    private readonly string[] terms;
    private readonly float[] rarity;
    private readonly bool[] whole;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    /// <param name="terms">In their ordinal order, each once.</param>
    /// <param name="rarity">Of each term: log((1 + messages) / (1 + those that have it)) + 1.</param>
    /// <param name="whole">Of each term: does it stand by itself, as a word does?</param>
    public TermSpace(string[] terms, float[] rarity, bool[] whole, int longestGram, double titleTimes, double countPower, int mostCharacters)
    {
        (this.terms, this.rarity, this.whole) = (terms, rarity, whole);
        (LongestGram, TitleTimes, CountPower, MostCharacters) = (longestGram, titleTimes, countPower, mostCharacters);
        bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < terms.Length; i++)
        {
            numbers.Add(terms[i], i);
        }
    }

    public int Count => terms.Length;

    public int LongestGram { get; }

    public double TitleTimes { get; }

    public double CountPower { get; }

    public int MostCharacters { get; }

    public string Term(int number) => terms[number];

    public float Rarity(int number) => rarity[number];

    public bool IsWhole(int number) => whole[number];

    /// <summary>What the messages have in common: grams of enough of them. A longer gram is counted only where both shorter ones within are known, which keeps the memory small.</summary>
    public static TermSpace Of(IReadOnlyList<Message> messages, LearningOptions options)
    {
        var cut = messages.Select(m => (Title: CutText.Of(m.Title, options.MostCharacters), Text: CutText.Of(m.Text, options.MostCharacters))).ToArray();
        var known = new List<CountedGram>();
        GramCounts? shorter = null;
        for (var length = 1; length <= options.LongestGram; length++)
        {
            var counts = new GramCounts();
            foreach (var (title, text) in cut)
            {
                counts.Begin();
                Count(title, length);
                Count(text, length);
            }

            known.AddRange(counts.All.Where(c => c.Holders >= options.LeastHolders));
            shorter = counts;

            void Count(CutText text, int length)
            {
                for (var first = 0; first < text.Count; first++)
                {
                    if (shorter is null || (shorter.HoldersOf(text.Gram(first, length - 1)) >= options.LeastHolders
                        && first + 1 < text.Count && shorter.HoldersOf(text.Gram(first + 1, length - 1)) >= options.LeastHolders))
                    {
                        counts.Add(text, first, length);
                    }
                }
            }
        }

        known.Sort((a, b) => string.CompareOrdinal(a.Gram, b.Gram));
        var rarity = known.Select(k => (float)(Math.Log((1.0 + messages.Count) / (1.0 + k.Holders)) + 1)).ToArray();
        return new TermSpace([.. known.Select(k => k.Gram)], rarity, [.. known.Select(k => k.Whole)], options.LongestGram, options.TitleTimes, options.CountPower, options.MostCharacters);
    }

    /// <summary>Empty when the message has no gram that is known.</summary>
    public SparseVector Vector(string title, string text)
    {
        var counts = new Dictionary<int, double>();
        Add(title, TitleTimes);
        Add(text, 1);
        return SparseVector.Normalized([.. counts.Select(c => (c.Key, Math.Pow(c.Value, CountPower) * rarity[c.Key]))]);

        void Add(string part, double times)
        {
            var cut = CutText.Of(part, MostCharacters);
            for (var first = 0; first < cut.Count; first++)
            {
                for (var length = 1; length <= LongestGram && cut.Gram(first, length) is { Length: > 0 } gram; length++)
                {
                    if (bySpan.TryGetValue(gram, out var number))
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _) += times;
                    }
                }
            }
        }
    }
}
