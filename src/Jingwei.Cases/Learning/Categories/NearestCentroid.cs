using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Learning.Categories;

/// <summary>The plain thing that learning must beat: a message belongs to the category whose average message is nearest by cosine.</summary>
public sealed class NearestCentroid
{
    private readonly TermSpace space;
    private readonly string[] categories;
    private readonly double[][] centroids;

    private NearestCentroid(TermSpace space, string[] categories, double[][] centroids) => (this.space, this.categories, this.centroids) = (space, categories, centroids);

    /// <param name="names">As in <see cref="LearnCategories"/>, so that both know the same.</param>
    public static NearestCentroid From(IReadOnlyList<DecidedMessage> decided, IReadOnlyList<CategoryName>? names = null, LearningOptions? options = null)
    {
        options ??= new LearningOptions();
        decided = [.. decided, .. LearnCategories.ExamplesOf(names)];
        var space = TermSpace.Of([.. decided.Select(d => d.Message)], options);
        var categories = decided.Select(d => d.Category).Distinct().Order(StringComparer.Ordinal).ToArray();
        var centroids = categories.Select(_ => new double[space.Count]).ToArray();
        foreach (var example in decided)
        {
            space.Vector(example.Message.Title, example.Message.Text).AddTo(centroids[Array.BinarySearch(categories, example.Category, StringComparer.Ordinal)], 1);
        }

        foreach (var centroid in centroids)
        {
            var length = Math.Sqrt(centroid.Sum(w => w * w));
            for (var t = 0; length > 0 && t < centroid.Length; t++)
            {
                centroid[t] /= length;
            }
        }

        return new NearestCentroid(space, categories, centroids);
    }

    public string Suggest(string title, string text)
    {
        SparseVector vector = space.Vector(title, text);
        return categories[Enumerable.Range(0, categories.Length).MaxBy(c => vector.Dot(centroids[c]))];
    }
}
