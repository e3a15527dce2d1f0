using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Categories;

/// <summary>What was learnt about categories; suggests one for a message. Does not change: whoever has decided more learns a new one.</summary>
public sealed class CategoryModel
{
    private readonly TermSpace space;
    private readonly string[] categories;
    private readonly float[] shares;
    private readonly float[][] weights;
    private readonly float[] biases;

    /// <param name="categories">In their ordinal order.</param>
    /// <param name="shares">How often each was decided, of all; sums to 1.</param>
    /// <param name="weights">Of each category, of each term.</param>
    /// <param name="examples">From how many decided messages it was learnt.</param>
    internal CategoryModel(TermSpace space, string[] categories, float[] shares, float[][] weights, float[] biases, double sharpness, int examples)
    {
        (this.space, this.categories, this.shares, this.weights, this.biases) = (space, categories, shares, weights, biases);
        (Sharpness, Examples) = (sharpness, examples);
    }

    public IReadOnlyList<string> Categories => categories;

    /// <summary>From how many decided messages it was learnt.</summary>
    public int Examples { get; }

    /// <summary>How many words and runs of characters it knows.</summary>
    public int Terms => space.Count;

    internal TermSpace Space => space;

    internal double Sharpness { get; }

    internal IReadOnlyList<float> Shares => shares;

    internal IReadOnlyList<float[]> Weights => weights;

    internal IReadOnlyList<float> Biases => biases;

    /// <summary>Always has an answer: where nothing in the message is known, the categories go by how often they were decided.</summary>
    public CategorySuggestion Suggest(string title, string text, int mostWords = 6)
    {
        var vector = space.Vector(title, text);
        var confidences = vector.Count == 0 || categories.Length == 1 ? Unknown() : Doubted(Confidence.Of(Margins(vector), Sharpness));
        var order = Enumerable.Range(0, categories.Length).OrderByDescending(c => confidences[c]).ThenBy(c => c).ToArray();
        return new CategorySuggestion(
            [.. order.Select(c => new CategoryChance(categories[c], confidences[c]))],
            order.Length > 1 ? Words(vector, order[0], order[1], mostWords) : []);
    }

    internal double[] Margins(SparseVector vector)
    {
        var margins = new double[categories.Length];
        for (var c = 0; c < margins.Length; c++)
        {
            margins[c] = biases[c];
            for (var i = 0; i < vector.Count; i++)
            {
                margins[c] += weights[c][vector.Terms[i]] * vector.Weights[i];
            }
        }

        return margins;
    }

    /// <summary>Nobody who has seen n examples can be surer than the rule of succession allows: a part of 1 / (n + 2) is left to whatever else it may be.</summary>
    private double[] Doubted(double[] confidences)
    {
        var doubt = 1 / (Examples + 2.0);
        return [.. confidences.Select(c => (c * (1 - doubt)) + (doubt / confidences.Length))];
    }

    /// <summary>Shares; of a single category as many as the rule of succession allows, since another may come.</summary>
    private double[] Unknown() => categories.Length == 1 ? [(Examples + 1.0) / (Examples + 2.0)] : [.. shares.Select(s => (double)s)];

    /// <summary>Whole words first, pieces and single characters only where there is nothing better; of those that contain each other only the first.</summary>
    private List<DecidingWord> Words(SparseVector vector, int first, int second, int most)
    {
        var spoke = Enumerable.Range(0, vector.Count)
            .Select(i => (Word: new DecidingWord(space.Term(vector.Terms[i]), vector.Weights[i] * (weights[first][vector.Terms[i]] - weights[second][vector.Terms[i]])), Whole: space.IsWhole(vector.Terms[i])))
            .Where(w => w.Word.Weight > 0)
            .OrderByDescending(w => w.Word.Word.Length > 1 && w.Whole).ThenByDescending(w => w.Word.Weight).ThenBy(w => w.Word.Word, StringComparer.Ordinal).ToArray();
        var named = new List<DecidingWord>();
        foreach (var (word, whole) in spoke)
        {
            if (named.Count < most && (named.Count == 0 || (word.Word.Length > 1 && whole)) && !named.Any(n => n.Word.Contains(word.Word, StringComparison.Ordinal) || word.Word.Contains(n.Word, StringComparison.Ordinal)))
            {
                named.Add(word);
            }
        }

        return named;
    }
}
