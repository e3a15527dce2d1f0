using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules.Duplicates;

/// <summary>One thing that was compared.</summary>
/// <param name="Share">What it adds to the likeness; 0 when it speaks against.</param>
/// <param name="Why">Why so, as screens say it; null when there is nothing to say for it.</param>
public sealed record DuplicateShare(string Of, double Share, Reason? Why);

/// <summary>How alike two reports are.</summary>
/// <param name="Score">0 nothing speaks for it, 1 everything does.</param>
/// <param name="Shares">What the score is the sum of, the greatest first.</param>
public sealed record DuplicateLikeness(double Score, double DistanceMeters, IReadOnlyList<DuplicateShare> Shares)
{
    /// <summary>The two photos that are most alike, the first report's before the other's; null when none are.</summary>
    public (string One, string Other)? Photos { get; init; }

    public IReadOnlyList<Reason> Reasons => [.. Shares.Select(s => s.Why).OfType<Reason>()];
}
