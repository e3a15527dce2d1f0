namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A figure of a row.</summary>
/// <param name="Value">Exact: percent, or a number of cases; null when there is no figure.</param>
public sealed record IndicatorFigure(Indicator Indicator, Fraction? Value, IndicatorState State)
{
    /// <summary>What is shown: two places for a rate, none for a number, a dash for no figure.</summary>
    public string Shown => Figures.Shown(Value, Indicator.Unit);
}

/// <summary>One who is appraised, over a period.</summary>
/// <param name="SubjectId">Of the person, body or area.</param>
/// <param name="Total">Exact, of a hundred; null when too little of the weight has a figure.</param>
/// <param name="WeightBehind">Percent of the weight that has a figure.</param>
/// <param name="Grade">Null without a total.</param>
public sealed record AppraisalRow(long SubjectId, IReadOnlyDictionary<FactKind, long> Counts, IReadOnlyList<IndicatorFigure> Figures, Fraction? Total, int WeightBehind, string? Grade)
{
    public IndicatorFigure? Find(string indicator) => Figures.FirstOrDefault(f => f.Indicator.Code == indicator);
}

/// <summary>Appraises by a table: counts first, then weighs, and leaves rounding to whoever shows it. Pure.</summary>
public static class Appraise
{
    /// <summary>A row for each that something was counted of, by id.</summary>
    /// <param name="sums">Of a tally or a recount.</param>
    /// <param name="by">What rows stand for, when not for what the table says: inspectors by area, for example.</param>
    /// <param name="areasOf">Of rows by area: each area that a case of an area counts in (itself, those above it, zones that it lies in); only itself when none is given.</param>
    public static IReadOnlyList<AppraisalRow> Rows(
        AppraisalTable table, IEnumerable<KeyValuePair<TallyKey, long>> sums, Slice slice, RowsBy? by = null, Func<long, IEnumerable<long>>? areasOf = null)
    {
        var rows = new SortedDictionary<long, Dictionary<FactKind, long>>();
        foreach (var (key, sum) in sums)
        {
            if (key.Of != table.Appraised || !slice.Covers(key))
                continue;
            foreach (var subject in SubjectsOf(key, by ?? table.Appraised.Rows(), areasOf))
            {
                var counts = rows.TryGetValue(subject, out var found) ? found : rows[subject] = [];
                counts[key.Kind] = counts.GetValueOrDefault(key.Kind) + sum;
            }
        }
        return [.. rows.Select(r => Row(table, r.Key, r.Value))];
    }

    /// <summary>The row of one for whom so much was counted.</summary>
    public static AppraisalRow Row(AppraisalTable table, long subjectId, IReadOnlyDictionary<FactKind, long> counts)
    {
        var figures = table.Indicators.Select(i => (Indicator: i, Value: i.Numerator.Kinds.Any(table.Unrecorded.Contains) ? null : i.Of(counts))).Select(f => new IndicatorFigure(f.Indicator, f.Value, f.Indicator.State(f.Value))).ToList();
        Fraction sum = 0;
        var behind = 0;
        foreach (var figure in figures.Where(f => f.Indicator.Weight > 0))
        {
            if (figure.Value is not { } value)
                continue;
            sum += figure.Indicator.Points(value) * figure.Indicator.Weight;
            behind += figure.Indicator.Weight;
        }
        Fraction? total = behind > 0 && behind >= table.LeastWeight ? sum / behind : null;
        return new AppraisalRow(subjectId, counts, figures, total, behind, total is { } points ? table.GradeOf(points) : null);
    }

    private static IEnumerable<long> SubjectsOf(TallyKey key, RowsBy by, Func<long, IEnumerable<long>>? areasOf) => by switch
    {
        RowsBy.Area => areasOf is null ? [key.AreaId] : areasOf(key.AreaId),
        RowsBy.Category => [CategoryKeys.Of(key.Category)],
        RowsBy.Body => key.BodyId is { } body ? [body] : [],
        _ => key.PersonId is { } person ? [person] : [],
    };
}
