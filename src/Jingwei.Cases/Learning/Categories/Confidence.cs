namespace Jingwei.Cases.Learning.Categories;

/// <summary>
/// What a margin is worth. The confidence of a category is its part in the softmax of sharpness × margin; the sharpness is the one under which the true categories of examples that were put aside
/// are likeliest (temperature scaling, Guo and others, ICML 2017).
/// </summary>
internal static class Confidence
{
    /// <summary>Confidences that sum to 1.</summary>
    public static double[] Of(IReadOnlyList<double> margins, double sharpness)
    {
        var highest = margins.Max();
        var shares = margins.Select(m => Math.Exp(sharpness * (m - highest))).ToArray();
        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }

    /// <param name="judged">Margins of examples that were not learnt from, each with the place of its true category.</param>
    public static double Sharpness(IReadOnlyList<(double[] Margins, int True)> judged)
    {
        const double Golden = 0.6180339887498949;
        var (low, high) = (Math.Log(0.1), Math.Log(30));
        for (var step = 0; step < 40; step++)
        {
            var (a, b) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
            (low, high) = Surprise(a) <= Surprise(b) ? (low, b) : (a, high);
        }

        return Math.Exp((low + high) / 2);

        double Surprise(double logarithm) => judged.Sum(j => -Math.Log(Math.Max(Of(j.Margins, Math.Exp(logarithm))[j.True], 1e-12)));
    }
}
