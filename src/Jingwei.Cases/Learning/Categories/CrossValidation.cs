namespace Jingwei.Cases.Learning.Categories;

/// <summary>What came of suggestions on messages that were not learnt from.</summary>
/// <param name="Accuracy">Share of messages whose first suggestion was right.</param>
/// <param name="MacroF1">The mean over categories of the harmonic mean of precision and recall.</param>
public sealed record SuggestionQuality(double Accuracy, double MacroF1);

/// <summary>One tenth of the scale of confidence: what was said, and what came.</summary>
/// <param name="Confidence">The mean that was said.</param>
/// <param name="Right">The share that was right.</param>
public sealed record ConfidenceBand(double From, double To, int Messages, double Confidence, double Right);

/// <param name="InFirstTwo">Share of messages whose category was the first or the second suggestion.</param>
/// <param name="CalibrationError">The mean distance of confidence said and share right over the tenths, by their messages (expected calibration error).</param>
/// <param name="Brier">The mean over messages of the squared distance of all confidences from what was true; 0 is perfect.</param>
public sealed record CrossValidated(
    int Messages, int Categories, SuggestionQuality Learnt, double InFirstTwo, double CalibrationError, double Brier, IReadOnlyList<ConfidenceBand> Bands, SuggestionQuality Centroid);

/// <summary>How good suggestions are on messages that were not learnt from: each part of the examples is put aside once, and all the others learnt.</summary>
public static class CrossValidation
{
    /// <param name="folds">At least 2.</param>
    /// <param name="names">Known beforehand, and so in every part of the examples.</param>
    public static CrossValidated Run(IReadOnlyList<DecidedMessage> decided, int folds, uint seed, IReadOnlyList<CategoryName>? names = null, LearningOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var categories = decided.Select(d => d.Category).Distinct().Order(StringComparer.Ordinal).ToArray();
        var parts = Folds.Of([.. decided.Select(d => d.Message)], [.. decided.Select(d => Array.BinarySearch(categories, d.Category, StringComparer.Ordinal))], folds, seed);
        var judged = new List<(string True, CategorySuggestion Learnt, string Centroid)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var rest = decided.Where((_, i) => parts[i] != fold).ToArray();
            var aside = decided.Where((_, i) => parts[i] == fold).ToArray();
            if (rest.Length == 0 || aside.Length == 0)
            {
                continue;
            }

            var (model, centroid) = (LearnCategories.From(rest, names, options), NearestCentroid.From(rest, names, options));
            judged.AddRange(aside.Select(a => (a.Category, model.Suggest(a.Message.Title, a.Message.Text), centroid.Suggest(a.Message.Title, a.Message.Text))));
        }

        var bands = judged.GroupBy(j => Math.Min((int)(j.Learnt.Confidence * 10), 9)).OrderBy(g => g.Key)
            .Select(g => new ConfidenceBand(g.Key / 10.0, (g.Key + 1) / 10.0, g.Count(), g.Average(j => j.Learnt.Confidence), g.Average(j => j.Learnt.Category == j.True ? 1.0 : 0)))
            .ToArray();
        return new CrossValidated(
            judged.Count, categories.Length, Quality([.. judged.Select(j => (j.True, j.Learnt.Category))]),
            judged.Average(j => j.Learnt.Chances.Take(2).Any(c => c.Category == j.True) ? 1.0 : 0),
            bands.Sum(b => b.Messages * Math.Abs(b.Confidence - b.Right)) / judged.Count,
            judged.Average(j => j.Learnt.Chances.Sum(c => Math.Pow(c.Confidence - (c.Category == j.True ? 1 : 0), 2)) + (j.Learnt.Chances.All(c => c.Category != j.True) ? 1 : 0)),
            bands, Quality([.. judged.Select(j => (j.True, j.Centroid))]));
    }

    private static SuggestionQuality Quality(IReadOnlyList<(string True, string Said)> pairs)
    {
        var harmonic = pairs.Select(p => p.True).Distinct().Select(category =>
        {
            var right = pairs.Count(p => p.True == category && p.Said == category);
            return 2.0 * right / (pairs.Count(p => p.True == category) + pairs.Count(p => p.Said == category));
        });
        return new SuggestionQuality(pairs.Average(p => p.True == p.Said ? 1.0 : 0), harmonic.Average());
    }
}
