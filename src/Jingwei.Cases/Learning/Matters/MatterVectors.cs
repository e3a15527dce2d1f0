using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>Messages as vectors whose product is their likeness, see <see cref="MatterWeights"/>.</summary>
internal sealed class MatterVectors
{
    private readonly List<(int Term, float Weight)>[] parts;
    private readonly List<int> holders = [];

    private MatterVectors(int messages) => parts = [.. Enumerable.Range(0, messages).Select(_ => new List<(int, float)>())];

    /// <summary>In the order of the messages.</summary>
    public IReadOnlyList<SparseVector> All { get; private set; } = [];

    public int Terms => holders.Count;

    /// <summary>How many messages have the term.</summary>
    public int Holders(int term) => holders[term];

    public static MatterVectors Of(IReadOnlyList<Message> messages, MatterWeights weights)
    {
        var vectors = new MatterVectors(messages.Count);
        var writers = messages.Select((m, i) => (m.Asker, i)).Where(a => !string.IsNullOrWhiteSpace(a.Asker)).GroupBy(a => a.Asker!, a => a.i, StringComparer.Ordinal)
            .Select(g => (g.Key, Messages: g.ToArray())).Where(g => g.Messages.Length > 1).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Messages).ToArray();
        vectors.Add(messages, m => m.Title, 2, 3, weights.Title, weights, writers);
        vectors.Add(messages, m => $"{m.Title}\n{m.Text}", 2, 3, weights.Text, weights, writers);
        vectors.Add(messages, m => $"{m.Title}\n{m.Text}", 4, 5, weights.Runs, weights, writers);
        vectors.AddAskers(writers, weights.Asker);
        vectors.All = [.. vectors.parts.Select(p => new SparseVector([.. p.Select(t => t.Term)], [.. p.Select(t => t.Weight)]))];
        return vectors;
    }

    private void Add(IReadOnlyList<Message> messages, Func<Message, string> textOf, int shortest, int longest, double share, MatterWeights weights, int[][] writers)
    {
        var grams = messages.Select(GramsOf);
        var sketch = new GramSketch(grams, messages.Count, writers, i => GramsOf(messages[i]), weights.Habit);
        var numbers = new Dictionary<ulong, int>();
        foreach (var (gram, count) in sketch.Shared)
        {
            numbers.Add(gram, holders.Count);
            holders.Add(count);
        }

        var alone = weights.Alone * Weight(1);
        var found = new List<(int Term, float Weight)>();
        foreach (var (all, part) in grams.Zip(parts))
        {
            found.Clear();
            var square = 0.0;
            foreach (var gram in all.Where(g => !sketch.IsHabit(g)))
            {
                var shared = numbers.TryGetValue(gram, out var term);
                var weight = shared ? Weight(holders[term]) : alone;
                square += weight * weight;
                if (shared)
                {
                    found.Add((term, (float)weight));
                }
            }

            var scale = square == 0 ? 0 : Math.Sqrt(share / square);
            part.AddRange(found.OrderByDescending(f => f.Weight).ThenBy(f => f.Term).Take(weights.MostTerms).OrderBy(f => f.Term).Select(f => (f.Term, (float)(f.Weight * scale))));
        }

        ulong[] GramsOf(Message message) => GramSketch.GramsOf(CutText.Of(textOf(message), weights.MostCharacters), shortest, longest);

        // Never rarer than "few", but a stream may be so small that few are all.
        double Weight(int count) => Math.Pow(Math.Log((messages.Count + 1.0) / Math.Max(count, Math.Min(weights.Few, messages.Count / 50.0))), weights.Rarity);
    }

    private void AddAskers(int[][] writers, double asker)
    {
        foreach (var wrote in writers)
        {
            foreach (var message in wrote)
            {
                parts[message].Add((holders.Count, (float)Math.Sqrt(asker / (wrote.Length - 1))));
            }

            holders.Add(wrote.Length);
        }
    }
}
