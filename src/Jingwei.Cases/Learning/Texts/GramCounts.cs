using System.Numerics;
using System.Runtime.InteropServices;

namespace Jingwei.Cases.Learning.Texts;

/// <summary>A gram of some messages.</summary>
/// <param name="Holders">In how many of them it stands.</param>
/// <param name="Whole">Does it stand by itself, as a word or a name does: with different neighbors, or none, on both sides? A piece of a word is always followed by the rest of it.</param>
public readonly record struct CountedGram(string Gram, int Holders, bool Whole);

/// <summary>Counts in how many messages each gram stands, and beside what.</summary>
public sealed class GramCounts
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private int message;

    public GramCounts() => bySpan = entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public IEnumerable<CountedGram> All => entries.Select(e => new CountedGram(e.Key, e.Value.Holders, IsSeveral(e.Value.Before) && IsSeveral(e.Value.After)));

    /// <summary>What is added from now on stands in another message.</summary>
    public void Begin() => message++;

    /// <summary>Counts once in each message, however often it is added. A gram that is empty, because a break lies within, is passed over.</summary>
    public void Add(CutText text, int first, int length)
    {
        var gram = text.Gram(first, length);
        if (gram.IsEmpty)
        {
            return;
        }

        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(bySpan, gram, out _);
        entry.Holders += entry.Last == message ? 0 : 1;
        entry.Last = message;
        entry.Before |= Sign(first > 0 && !text.Gram(first - 1, 2).IsEmpty ? text.Gram(first - 1, 1) : []);
        entry.After |= Sign(text.Gram(first + length - 1, 2).IsEmpty ? [] : text.Gram(first + length, 1));
    }

    public int HoldersOf(ReadOnlySpan<char> gram) => bySpan.TryGetValue(gram, out var entry) ? entry.Holders : 0;

    private static bool IsSeveral(ulong signs) => BitOperations.PopCount(signs) > 1;

    /// <summary>One of 62 bits for a neighbor, and two for a break, where a word surely ends.</summary>
    private static ulong Sign(ReadOnlySpan<char> neighbor)
    {
        if (neighbor.IsEmpty)
        {
            return 3;
        }

        var sum = 0u;
        foreach (var c in neighbor)
        {
            sum = (sum * 31) + c;
        }

        return 4ul << (int)(sum * 2654435769u % 62);
    }

    private struct Entry
    {
        public int Holders;
        public int Last;
        public ulong Before;
        public ulong After;
    }
}
