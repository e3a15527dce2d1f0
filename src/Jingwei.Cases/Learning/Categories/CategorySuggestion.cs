namespace Jingwei.Cases.Learning.Categories;

/// <summary>A category that a message may belong to.</summary>
/// <param name="Confidence">In 0..1: of suggestions made with 0.8, eight of ten should be right. Those of all categories sum to 1.</param>
public sealed record CategoryChance(string Category, double Confidence);

/// <summary>A word, or several in a row, that spoke for the first category against the second.</summary>
/// <param name="Weight">How much of the distance between the two it made; above 0.</param>
public sealed record DecidingWord(string Word, double Weight);

/// <summary>What a message is most likely about.</summary>
/// <param name="Chances">All categories, the likeliest first; at least one.</param>
/// <param name="Words">What spoke most for the first against the second, most first; empty when nothing in the message is known.</param>
public sealed record CategorySuggestion(IReadOnlyList<CategoryChance> Chances, IReadOnlyList<DecidingWord> Words)
{
    public string Category => Chances[0].Category;

    public double Confidence => Chances[0].Confidence;
}
