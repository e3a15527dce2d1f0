namespace Jingwei.Cases.Rules;

/// <summary>Who picks something up on the spot is checked by sample (自处理抽查). Pure: chance comes from the case's id.</summary>
public static class SampledCheck
{
    /// <summary>Share of picked-up cases that somebody else looks at again.</summary>
    public const double Share = 0.2;

    /// <summary>The same id always gives the same answer; over many ids <see cref="Share"/> of them are drawn (SplitMix64 finalizer).</summary>
    public static bool IsDrawn(long caseId) => IsDrawn(caseId, Share);

    /// <summary>The same for another share.</summary>
    /// <param name="chance">What the draw is made from; the id of a case.</param>
    /// <param name="share">0 to 1.</param>
    public static bool IsDrawn(long chance, double share)
    {
        var z = unchecked((ulong)chance + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53)) < share;
    }
}
