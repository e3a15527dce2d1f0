using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Categories;

/// <summary>
/// A hyperplane between the messages of one category and all others: the L2-loss support vector machine, by dual coordinate descent (Hsieh and others, ICML 2008, algorithm 1).
/// The order of the steps comes from the seed alone.
/// </summary>
internal static class Separation
{
    private const int MostRounds = 60;
    private const double CloseEnough = 0.02;

    /// <returns>A weight for each term, and last the bias.</returns>
    public static double[] Learn(IReadOnlyList<SparseVector> vectors, IReadOnlyList<bool> inside, int terms, double hardness, uint seed)
    {
        var (plane, prices) = (new double[terms + 1], new double[vectors.Count]);
        var softness = 1 / (2 * hardness);
        var squares = vectors.Select(v => v.Weights.Sum(w => (double)w * w) + 1 + softness).ToArray();
        var order = Enumerable.Range(0, vectors.Count).ToArray();
        var chance = new XorShift(seed);
        for (var round = 0; round < MostRounds; round++)
        {
            chance.Shuffle(order);
            var farthest = 0.0;
            foreach (var i in order)
            {
                var side = inside[i] ? 1 : -1;
                var slope = (side * (vectors[i].Dot(plane) + plane[terms])) - 1 + (prices[i] * softness);
                var step = prices[i] == 0 ? Math.Min(slope, 0) : slope;
                farthest = Math.Max(farthest, Math.Abs(step));
                if (step != 0)
                {
                    var before = prices[i];
                    prices[i] = Math.Max(before - (slope / squares[i]), 0);
                    var change = (prices[i] - before) * side;
                    vectors[i].AddTo(plane, change);
                    plane[terms] += change;
                }
            }

            if (farthest < CloseEnough)
            {
                break;
            }
        }

        return plane;
    }
}
