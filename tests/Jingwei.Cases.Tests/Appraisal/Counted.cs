using Jingwei.Cases.Formulas;
using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>Tables that ship, and counts written out.</summary>
internal static class Counted
{
    public static readonly FormulaBook Book = FormulaBook.Read(FormulaBook.Shipped());

    public static AppraisalTable Table(Appraised appraised) => Book.Find(appraised, Period.Month(2026, 11))!;

    public static IReadOnlyDictionary<FactKind, long> Of(params (FactKind Kind, long Count)[] counts) => counts.ToDictionary(c => c.Kind, c => c.Count);

    public static AppraisalRow Row(Appraised appraised, params (FactKind Kind, long Count)[] counts) => Appraise.Row(Table(appraised), 1, Of(counts));

    public static string Shown(this AppraisalRow row, string indicator) => row.Find(indicator)!.Shown;
}
