using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>
/// Average linkage over near neighbors: the two groups that are most alike, on the average over all pairs of messages between them, become one, until none are alike enough. The average keeps a chain
/// of messages, each like the next, from becoming one group. Nothing depends on chance; equals go by number.
/// </summary>
internal sealed class GroupMessages
{
    private readonly List<Group> groups;
    private readonly double least;
    private readonly PriorityQueue<(int A, int B), (double Unlike, int A, int B)> queue = new();

    private GroupMessages(IReadOnlyList<SparseVector> vectors, IReadOnlyList<IReadOnlyList<int>> neighbors, double least)
    {
        this.least = least;
        groups = [.. vectors.Select((v, i) => new Group([i], v, [.. neighbors[i]]))];
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var j in neighbors[i].Where(j => j > i))
            {
                Offer(i, j);
            }
        }
    }

    /// <param name="least">See <see cref="MatterWeights"/>.</param>
    /// <param name="neighbors">Of each message those that it may be grouped with; both ways.</param>
    public static List<int[]> Run(IReadOnlyList<SparseVector> vectors, IReadOnlyList<IReadOnlyList<int>> neighbors, double least)
    {
        var run = new GroupMessages(vectors, neighbors, least);
        while (run.queue.TryDequeue(out var pair, out _))
        {
            if (run.groups[pair.A].Stands && run.groups[pair.B].Stands)
            {
                run.Merge(pair.A, pair.B);
            }
        }

        return [.. run.groups.Where(g => g.Stands).Select(g => g.Messages)];
    }

    private void Merge(int a, int b)
    {
        var (first, second) = (groups[a], groups[b]);
        var near = first.Near;
        near.UnionWith(second.Near);
        near.RemoveWhere(n => n == a || n == b || !groups[n].Stands);
        var merged = groups.Count;
        groups.Add(new Group([.. first.Messages, .. second.Messages], Sum(first.Sum, second.Sum), near));
        (groups[a], groups[b]) = (Group.Gone, Group.Gone);
        foreach (var neighbor in near.Order().ToArray())
        {
            groups[neighbor].Near.Remove(a);
            groups[neighbor].Near.Remove(b);
            groups[neighbor].Near.Add(merged);
            Offer(neighbor, merged);
        }
    }

    private void Offer(int a, int b)
    {
        var pairs = (double)groups[a].Messages.Length * groups[b].Messages.Length;
        var likeness = groups[a].Sum.Dot(groups[b].Sum) / pairs;
        if (likeness >= least)
        {
            queue.Enqueue((a, b), (-likeness, a, b));
        }
    }

    private static SparseVector Sum(SparseVector a, SparseVector b)
    {
        var (terms, weights) = (new int[a.Count + b.Count], new float[a.Count + b.Count]);
        var (i, j, n) = (0, 0, 0);
        while (i < a.Count || j < b.Count)
        {
            var fromA = j >= b.Count || i < a.Count && a.Terms[i] <= b.Terms[j];
            var fromB = i >= a.Count || j < b.Count && b.Terms[j] <= a.Terms[i];
            terms[n] = fromA ? a.Terms[i] : b.Terms[j];
            weights[n++] = (fromA ? a.Weights[i++] : 0) + (fromB ? b.Weights[j++] : 0);
        }

        return new SparseVector(terms[..n], weights[..n]);
    }

    private sealed record Group(int[] Messages, SparseVector Sum, HashSet<int> Near)
    {
        public static Group Gone { get; } = new([], SparseVector.Empty, []);

        public bool Stands => Messages.Length > 0;
    }
}
