using System.Globalization;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Appraisals;

/// <summary>Turns tables and figures into what the API answers. Rounding happens here and nowhere before.</summary>
internal static class AppraisalWords
{
    public static AppraisalTableView ViewOf(AppraisalTable table) => new(
        CodeOf(table.Appraised), table.Name, table.Version, table.ValidFrom, table.Appraised.Rows(), table.LeastWeight, [.. table.Grades.Select(g => new GradeView(g.Name, Number(g.From)!.Value))],
        [.. table.Indicators.Select(ViewOf)]);

    public static AppraisalIndicatorView ViewOf(Indicator i) => new(
        i.Code, i.Name, i.Formula, InWords(i), NamedCounts.Get((i.Denominator ?? i.Numerator).Kinds.First()).CountsAt, i.Unit, i.Direction, i.Weight, i.Owner, i.Source, i.OurOwn,
        Number(i.Thresholds?.Warn), Number(i.Thresholds?.Act));

    /// <param name="year">The same figure a year before; null when there is none.</param>
    public static AppraisalFigureView ViewOf(ReportFigure figure, IReadOnlyDictionary<FactKind, long> counts, Fraction? year = null)
    {
        var i = figure.Now.Indicator;
        return new AppraisalFigureView(
            i.Code, Number(figure.Now.Value), figure.Now.Shown, Figures.ShownChange(figure.Change, i.Unit), figure.Now.State, i.Numerator.Of(counts), i.Denominator?.Of(counts), Figures.ShownChange(figure.Now.Value - year, i.Unit));
    }

    /// <summary>As it is shown, as a number; null stays null.</summary>
    public static double? Number(Fraction? value) => value is { } v ? double.Parse(v.Shown(Figures.Places), CultureInfo.InvariantCulture) : null;

    public static string CodeOf(Appraised appraised) => Formulas.ReadAppraisalTable.CodeOf(appraised);

    private static Text InWords(Indicator i) => new(Said(i, n => n.Zh), Said(i, n => n.InEnglish()));

    private static string Said(Indicator i, Func<Text, string> language)
    {
        var above = Said(i.Numerator, language);
        return i.Denominator is { } below ? $"{(i.Numerator.Kinds.Skip(1).Any() ? $"({above})" : above)} ÷ {Said(below, language)}" : above;
    }

    private static string Said(CountFormula formula, Func<Text, string> language) =>
        string.Join(" + ", formula.Plus.Select(k => language(NamedCounts.Get(k).Name))) + string.Concat(formula.Minus.Select(k => $" − {language(NamedCounts.Get(k).Name)}"));
}
