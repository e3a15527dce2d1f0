using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>
/// In how many of many messages each gram stands, without keeping the grams: a gram is its 64-bit hash, and those that stand in one message only, by far the most, are sorted out by small counters first.
/// </summary>
internal sealed class GramSketch
{
    private readonly Dictionary<ulong, int> holders = [];
    private readonly HashSet<ulong> habits = [];

    /// <summary>Goes over the messages twice, and once more over those of people who wrote many.</summary>
    /// <param name="writers">Of each person the numbers of the messages that they wrote.</param>
    /// <param name="habit">See <see cref="MatterWeights"/>.</param>
    public GramSketch(IEnumerable<ulong[]> messages, int count, IEnumerable<int[]> writers, Func<int, ulong[]> gramsOf, int habit)
    {
        var counters = new byte[1 << Math.Clamp((int)Math.Ceiling(Math.Log2(count + 1.0)) + 10, 16, 27)];
        var mask = (ulong)counters.Length - 1;
        foreach (var gram in messages.SelectMany(m => m))
        {
            ref var counter = ref counters[gram & mask];
            counter = (byte)Math.Min(counter + 1, 2);
        }

        foreach (var gram in messages.SelectMany(m => m))
        {
            if (counters[gram & mask] > 1)
            {
                holders[gram] = holders.GetValueOrDefault(gram) + 1;
            }
        }

        foreach (var writer in writers.Where(w => w.Length >= habit))
        {
            habits.UnionWith(writer.SelectMany(gramsOf).CountBy(g => g).Where(g => g.Value >= habit && 2 * g.Value > holders.GetValueOrDefault(g.Key)).Select(g => g.Key));
        }
    }

    /// <summary>The grams that more than one message has and that are nobody's habit, in the order of their hashes.</summary>
    public IEnumerable<(ulong Gram, int Holders)> Shared => holders.Where(h => h.Value > 1 && !habits.Contains(h.Key)).OrderBy(h => h.Key).Select(h => (h.Key, h.Value));

    public bool IsHabit(ulong gram) => habits.Contains(gram);

    /// <summary>The hashes of a text's grams, each once, ascending.</summary>
    public static ulong[] GramsOf(CutText text, int shortest, int longest)
    {
        var grams = new List<ulong>();
        for (var first = 0; first < text.Count; first++)
        {
            for (var length = shortest; length <= longest && text.Gram(first, length) is { Length: > 0 } gram; length++)
            {
                grams.Add(Hash(gram));
            }
        }

        grams.Sort();
        var kept = 0;
        for (var i = 0; i < grams.Count; i++)
        {
            if (i == 0 || grams[i] != grams[i - 1])
            {
                grams[kept++] = grams[i];
            }
        }

        return [.. grams.Take(kept)];
    }

    /// <summary>FNV-1a over UTF-16, mixed at the end (MurmurHash3's finalizer): the same everywhere.</summary>
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211ul;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdul;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ul;
        return hash ^ (hash >> 33);
    }
}
