using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A figure of a report, and how it was in the period before.</summary>
/// <param name="Change">Now less before, exact; null when one of the two is no figure.</param>
public sealed record ReportFigure(IndicatorFigure Now, Fraction? Before, Fraction? Change);

/// <summary>A row of a report.</summary>
/// <param name="Rank">Null without a total.</param>
/// <param name="TotalBefore">Of the period before, by the same version of the table; null when there was none.</param>
public sealed record ReportRow(int? Rank, long SubjectId, Text Name, IReadOnlyList<ReportFigure> Figures, Fraction? Total, Fraction? TotalBefore, string? Grade, string? GradeBefore, int WeightBehind)
{
    public Fraction? Change => Total - TotalBefore;
}

/// <summary>
/// The report of a month (or any other period) for one table. The month before is reckoned by the same version of the table, so that a change is one of the work and not of the formula; what another
/// formula would change is <see cref="WhatIf"/>'s to say.
/// </summary>
/// <param name="Rows">By rank; those without a total last, by name.</param>
public sealed record MonthlyReport(AppraisalTable Table, Period Period, IReadOnlyList<ReportRow> Rows)
{
    /// <param name="now">Rows of the period, by the table.</param>
    /// <param name="before">Rows of the period before, by the same table; of those who have none there is no change.</param>
    /// <param name="nameOf">What a subject is called.</param>
    public static MonthlyReport Of(AppraisalTable table, Period period, IReadOnlyList<AppraisalRow> now, IReadOnlyList<AppraisalRow> before, Func<long, Text> nameOf)
    {
        var ranks = Ranks.Of(now);
        var earlier = before.ToDictionary(r => r.SubjectId);
        return new MonthlyReport(table, period,
        [
            .. now.Select(r => Row(r, earlier.GetValueOrDefault(r.SubjectId), ranks[r.SubjectId], nameOf(r.SubjectId)))
                .OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Name.Zh, StringComparer.Ordinal).ThenBy(r => r.SubjectId),
        ]);
    }

    private static ReportRow Row(AppraisalRow now, AppraisalRow? before, int? rank, Text name) => new(
        rank, now.SubjectId, name,
        [.. now.Figures.Select(f => (Now: f, Before: before?.Find(f.Indicator.Code)?.Value)).Select(f => new ReportFigure(f.Now, f.Before, f.Now.Value - f.Before))],
        now.Total, before?.Total, now.Grade, before?.Grade, now.WeightBehind);
}
