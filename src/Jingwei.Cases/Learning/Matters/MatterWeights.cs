namespace Jingwei.Cases.Learning.Matters;

/// <summary>
/// What makes two messages alike, and how alike they must be to be about one matter. The likeness of two messages is the sum of the cosines of their titles, of their texts and of the long runs
/// of characters that they share (names of places and firms, mostly), each times its share; shares sum to 1. Rare grams weigh more than common ones.
/// </summary>
/// <param name="Title">Share of the titles' grams of 2 and 3 tokens.</param>
/// <param name="Text">Share of the grams of 2 and 3 tokens of title and text together.</param>
/// <param name="Runs">Share of the grams of 4 and 5 tokens of title and text together.</param>
/// <param name="Asker">Added when one person wrote both, divided by how many others that person wrote.</param>
/// <param name="Least">The likeness from which on two groups of messages are one matter: the average over all pairs between them.</param>
/// <param name="Rarity">The power of a gram's rarity, log(messages / messages that have it).</param>
/// <param name="Few">A gram that fewer messages have is taken as no rarer than one that so many have: the name of a hot matter is not the rarest thing in its messages.</param>
/// <param name="Alone">How much grams that no other message has count in a message's length: 0 not at all, 1 as all others.</param>
/// <param name="MostCharacters">Of a longer message only the beginning is looked at.</param>
/// <param name="MostTerms">Of a message with more only the heaviest are kept.</param>
/// <param name="Habit">Grams that one person puts into so many messages, and all others together into fewer, are that person's way of writing and not what a message is about: they count nothing.</param>
public sealed record MatterWeights(
    double Title = 0.1, double Text = 0.7, double Runs = 0.2, double Asker = 0.05, double Least = 0.08, double Rarity = 1.5, int Few = 25, double Alone = 0.8, int MostCharacters = 600, int MostTerms = 400, int Habit = 10);
