using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Matters;

/// <summary>Of each message the few that are most like it, found through the rarest terms that they share, so that the work grows with the messages and not with their square.</summary>
internal static class NearMessages
{
    /// <summary>So many neighbors a message looks for; it has more where others found it.</summary>
    private const int Most = 30;

    /// <summary>So many of its rarest terms lead from a message to others.</summary>
    private const int Leads = 60;

    /// <param name="least">Less alike than this are no neighbors.</param>
    /// <returns>Of each message its neighbors, both ways, ascending.</returns>
    public static List<List<int>> Find(MatterVectors messages, double least)
    {
        var vectors = messages.All;
        // A term that leads to more than so many messages leads to nobody in particular.
        var commonest = Math.Max(60, vectors.Count / 500);
        var leading = vectors.Select(v => v.Terms.Select((t, i) => (Term: t, Weight: v.Weights[i])).Where(t => messages.Holders(t.Term) <= commonest)
            .OrderBy(t => messages.Holders(t.Term)).ThenBy(t => t.Term).Take(Leads).ToArray()).ToArray();
        var postings = new List<(int Message, float Weight)>?[messages.Terms];
        for (var i = 0; i < leading.Length; i++)
        {
            foreach (var (term, weight) in leading[i])
            {
                (postings[term] ??= []).Add((i, weight));
            }
        }

        var near = vectors.Select(_ => new HashSet<int>()).ToArray();
        var (shared, met) = (new float[vectors.Count], new List<int>());
        for (var i = 0; i < vectors.Count; i++)
        {
            foreach (var (term, weight) in leading[i])
            {
                foreach (var (other, theirs) in postings[term]!)
                {
                    if (shared[other] == 0)
                    {
                        met.Add(other);
                    }

                    shared[other] += weight * theirs;
                }
            }

            var closest = met.Where(m => m != i).OrderByDescending(m => shared[m]).ThenBy(m => m).Take(2 * Most)
                .Select(m => (Message: m, Likeness: vectors[i].Dot(vectors[m]))).Where(m => m.Likeness >= least)
                .OrderByDescending(m => m.Likeness).ThenBy(m => m.Message).Take(Most);
            foreach (var (other, _) in closest)
            {
                near[i].Add(other);
                near[other].Add(i);
            }

            foreach (var other in met)
            {
                shared[other] = 0;
            }

            met.Clear();
        }

        return [.. near.Select(n => n.Order().ToList())];
    }
}
