namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A sum or difference of named counts, each of which stands in it once: <c>filed - voided</c>.</summary>
public sealed record CountFormula(IReadOnlyList<FactKind> Plus, IReadOnlyList<FactKind> Minus)
{
    public IEnumerable<FactKind> Kinds => Plus.Concat(Minus);

    /// <summary>What it comes to; a count that nothing is known of is 0.</summary>
    public long Of(IReadOnlyDictionary<FactKind, long> counts) =>
        Plus.Sum(k => counts.GetValueOrDefault(k)) - Minus.Sum(k => counts.GetValueOrDefault(k));

    /// <summary>Whether it says the same, in whatever order.</summary>
    public bool Equals(CountFormula? other) => other is not null && Plus.ToHashSet().SetEquals(other.Plus) && Minus.ToHashSet().SetEquals(other.Minus);

    public override int GetHashCode() => Plus.Sum(k => (int)k * 31) - Minus.Sum(k => (int)k * 17);

    /// <summary>As a file writes it.</summary>
    public override string ToString() =>
        string.Join(" + ", Plus.Select(k => NamedCounts.Get(k).Code)) + string.Concat(Minus.Select(k => $" - {NamedCounts.Get(k).Code}"));
}
