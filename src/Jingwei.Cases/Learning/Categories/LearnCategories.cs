namespace Jingwei.Cases.Learning.Categories;

/// <summary>
/// Learns categories from what the center decided and from what the categories and their parts are called: grams of the text weighed by their rarity, one hyperplane a category, and what its margins
/// are worth from decided messages put aside in turn. The result does not depend on the order of either.
/// </summary>
public static class LearnCategories
{
    /// <param name="decided">May be empty where there are names; categories with a single example are learnt as well as they can be.</param>
    /// <param name="names">Each is a short example of its category.</param>
    /// <exception cref="ArgumentException">There is neither a message nor a name.</exception>
    public static CategoryModel From(IReadOnlyList<DecidedMessage> decided, IReadOnlyList<CategoryName>? names = null, LearningOptions? options = null)
    {
        options ??= new LearningOptions();
        var examples = InOrder(decided);
        var named = InOrder(ExamplesOf(names));
        ArgumentOutOfRangeException.ThrowIfZero(examples.Length + named.Length);
        var sharpness = options.ConfidenceFolds < 2 ? 1 : SharpnessOf(examples, named, options);
        return Fit(examples, named, sharpness, options);
    }

    /// <summary>A name as a message that has but a title. What stands above it in the tree is left out: that made suggestions worse.</summary>
    internal static IReadOnlyList<DecidedMessage> ExamplesOf(IReadOnlyList<CategoryName>? names) =>
        [.. (names ?? []).Select(n => new DecidedMessage(new Message("", n.Name, ""), n.Category))];

    private static DecidedMessage[] InOrder(IReadOnlyList<DecidedMessage> examples) =>
    [
        .. examples.OrderBy(d => d.Message.Title, StringComparer.Ordinal).ThenBy(d => d.Message.Text, StringComparer.Ordinal).ThenBy(d => d.Category, StringComparer.Ordinal),
    ];

    private static CategoryModel Fit(DecidedMessage[] decided, DecidedMessage[] named, double sharpness, LearningOptions options)
    {
        DecidedMessage[] all = [.. decided, .. named];
        var categories = all.Select(e => e.Category).Distinct().Order(StringComparer.Ordinal).ToArray();
        var space = TermSpace.Of([.. all.Select(e => e.Message)], options);
        var vectors = all.Select(e => space.Vector(e.Message.Title, e.Message.Text)).ToArray();
        var (weights, biases, shares) = (new float[categories.Length][], new float[categories.Length], new float[categories.Length]);
        for (var c = 0; c < categories.Length; c++)
        {
            var inside = all.Select(e => e.Category == categories[c]).ToArray();
            var plane = categories.Length == 1 ? new double[space.Count + 1] : Separation.Learn(vectors, inside, space.Count, options.Hardness, options.Seed);
            weights[c] = [.. plane.Take(space.Count).Select(w => (float)(Half)w)];
            biases[c] = (float)plane[space.Count];
            shares[c] = decided.Length == 0 ? 1f / categories.Length : (float)inside.Take(decided.Length).Count(i => i) / decided.Length;
        }

        return new CategoryModel(space, categories, shares, weights, biases, sharpness, decided.Length);
    }

    /// <summary>A category that is missing among the rest of the examples has no margin of its own there: its examples were judged wrongly, at the margin of a message far from it.</summary>
    private static double SharpnessOf(DecidedMessage[] decided, DecidedMessage[] named, LearningOptions options)
    {
        const double Far = -1;
        const int Enough = 1000;
        var categories = decided.Concat(named).Select(e => e.Category).Distinct().Order(StringComparer.Ordinal).ToArray();
        var truths = decided.Select(e => Array.BinarySearch(categories, e.Category, StringComparer.Ordinal)).ToArray();
        var folds = Folds.Of([.. decided.Select(e => e.Message)], truths, options.ConfidenceFolds, options.Seed);
        var judged = new List<(double[] Margins, int True)>();
        for (var fold = 0; fold < options.ConfidenceFolds && categories.Length > 1 && judged.Count < Enough; fold++)
        {
            var rest = decided.Where((_, i) => folds[i] != fold).ToArray();
            if (rest.Length == decided.Length || rest.Length + named.Length == 0)
            {
                continue;
            }

            var model = Fit(rest, named, 1, options);
            foreach (var i in Enumerable.Range(0, decided.Length).Where(i => folds[i] == fold))
            {
                var margins = Enumerable.Repeat(Far, categories.Length).ToArray();
                foreach (var (category, margin) in model.Categories.Zip(model.Margins(model.Space.Vector(decided[i].Message.Title, decided[i].Message.Text))))
                {
                    margins[Array.BinarySearch(categories, category, StringComparer.Ordinal)] = margin;
                }

                judged.Add((margins, truths[i]));
            }
        }

        return judged.Count == 0 ? 1 : Confidence.Sharpness(judged);
    }
}
