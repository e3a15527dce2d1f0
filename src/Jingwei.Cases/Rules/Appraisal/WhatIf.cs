using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>An indicator under two versions of a table; null where a version does not have it, or where it has no figure.</summary>
public sealed record IndicatorChange(string Code, Text Name, Fraction? Before, Fraction? After, int WeightBefore, int WeightAfter, bool FormulaChanged)
{
    /// <summary>How it stands to its thresholds under each; null where a version does not have it.</summary>
    public IndicatorState? StateBefore { get; init; }

    public IndicatorState? StateAfter { get; init; }

    public Fraction? Difference => After - Before;
}

/// <summary>A row under two versions.</summary>
/// <param name="RankBefore">Null without a total.</param>
public sealed record RowChange(AppraisalRow Before, AppraisalRow After, int? RankBefore, int? RankAfter, IReadOnlyList<IndicatorChange> Indicators)
{
    public long SubjectId => Before.SubjectId;

    /// <summary>Null when one of the two has no total.</summary>
    public Fraction? Difference => After.Total - Before.Total;

    public bool GradeChanged => Before.Grade != After.Grade;
}

/// <summary>How many were given a grade before and after; a null grade are those without a total.</summary>
public sealed record GradeChange(string? Grade, int Before, int After);

/// <summary>The same facts under two versions of a table.</summary>
/// <param name="Rows">Those that change most first.</param>
public sealed record WhatIfAnswer(IReadOnlyList<RowChange> Rows, IReadOnlyList<GradeChange> Grades);

/// <summary>What would be otherwise if a formula, a weight or a grade were another. Pure.</summary>
public static class WhatIf
{
    /// <param name="counts">What was counted of each subject.</param>
    /// <exception cref="ArgumentException">The tables appraise different things.</exception>
    public static WhatIfAnswer Compare(AppraisalTable before, AppraisalTable after, IEnumerable<(long SubjectId, IReadOnlyDictionary<FactKind, long> Counts)> counts)
    {
        if (before.Appraised != after.Appraised)
            throw new ArgumentException($"{before.Appraised} and {after.Appraised} cannot be compared", nameof(after));
        var pairs = counts.Select(c => (Before: Appraise.Row(before, c.SubjectId, c.Counts), After: Appraise.Row(after, c.SubjectId, c.Counts))).ToList();
        var (ranksBefore, ranksAfter) = (Ranks.Of(pairs.Select(p => p.Before)), Ranks.Of(pairs.Select(p => p.After)));
        var rows = pairs.Select(p => new RowChange(p.Before, p.After, ranksBefore[p.Before.SubjectId], ranksAfter[p.Before.SubjectId], [.. Indicators(p.Before, p.After)]))
            .OrderByDescending(r => r.Difference is null && r.GradeChanged).ThenByDescending(r => r.Difference is { } d ? (d < 0 ? 0 - d : d) : (Fraction)0).ThenBy(r => r.SubjectId).ToList();
        return new WhatIfAnswer(rows, [.. Grades(before, after, pairs)]);
    }

    private static IEnumerable<IndicatorChange> Indicators(AppraisalRow before, AppraisalRow after) =>
        before.Figures.Concat(after.Figures).Select(f => f.Indicator.Code).Distinct().Select(code =>
        {
            var (old, young) = (before.Find(code), after.Find(code));
            return new IndicatorChange(
                code, (young ?? old)!.Indicator.Name, old?.Value, young?.Value, old?.Indicator.Weight ?? 0, young?.Indicator.Weight ?? 0,
                old is not null && young is not null && !old.Indicator.IsReckonedAs(young.Indicator)) { StateBefore = old?.State, StateAfter = young?.State };
        });

    private static IEnumerable<GradeChange> Grades(AppraisalTable before, AppraisalTable after, List<(AppraisalRow Before, AppraisalRow After)> pairs) =>
        before.Grades.Concat(after.Grades).Select(g => (string?)g.Name).Distinct().Append(null)
            .Select(g => new GradeChange(g, pairs.Count(p => p.Before.Grade == g), pairs.Count(p => p.After.Grade == g)))
            .Where(g => g.Grade is not null || g.Before + g.After > 0);
}
