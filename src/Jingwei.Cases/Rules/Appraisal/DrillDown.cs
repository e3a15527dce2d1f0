namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What one case adds to a figure.</summary>
/// <param name="Number">Of the case, summons or work item.</param>
/// <param name="Above">What it adds above the line; below 0 when it takes away.</param>
/// <param name="Below">What it adds below the line; of a number of cases 0.</param>
public sealed record CaseShare(string Number, long Above, long Below);

/// <summary>Opens a figure: the cases behind it, which add up to it.</summary>
public static class DrillDown
{
    /// <summary>Each case with a fact that the indicator counts, by number. Those that hold a rate back are the ones with less above the line than below.</summary>
    /// <param name="facts">Of the row: of one table, one subject, one period.</param>
    public static IReadOnlyList<CaseShare> Open(Indicator indicator, IEnumerable<Fact> facts)
    {
        var kinds = indicator.Numerator.Kinds.Concat(indicator.Denominator?.Kinds ?? []).ToHashSet();
        return
        [
            .. facts.Where(f => kinds.Contains(f.Kind)).GroupBy(f => f.Number).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                var counts = g.GroupBy(f => f.Kind).ToDictionary(k => k.Key, k => k.Sum(f => (long)f.Amount));
                return new CaseShare(g.Key, indicator.Numerator.Of(counts), indicator.Denominator?.Of(counts) ?? 0);
            }),
        ];
    }
}
