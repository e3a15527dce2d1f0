namespace Jingwei.Cases.Learning.Categories;

/// <summary>How categories are learnt. The defaults were chosen by cross-validation, see bench/results.</summary>
/// <param name="LongestGram">Grams of one to so many tokens are looked at.</param>
/// <param name="LeastHolders">Grams that fewer messages have teach nothing.</param>
/// <param name="TitleTimes">A gram of the title counts as so many of the text.</param>
/// <param name="CountPower">A gram that stands c times in a message weighs c to this power.</param>
/// <param name="Hardness">The price of a message on the wrong side (C of a support vector machine).</param>
/// <param name="MostCharacters">Of a longer text only the beginning is looked at.</param>
/// <param name="ConfidenceFolds">In so many parts the examples are put aside in turn, to learn how often what is said with a confidence is right; below 2 that is not learnt.</param>
public sealed record LearningOptions(
    int LongestGram = 3, int LeastHolders = 2, double TitleTimes = 4, double CountPower = 1, double Hardness = 3, int MostCharacters = 3000, int ConfidenceFolds = 5)
{
    /// <summary>The order in which examples are gone through.</summary>
    public uint Seed { get; init; } = 1;
}
