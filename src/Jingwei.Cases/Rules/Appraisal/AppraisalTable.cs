using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A grade, and the points (of a hundred) from which on it is given.</summary>
public sealed record Grade(string Name, Fraction From);

/// <summary>How one kind of appraised is appraised, in one version. The weights of its indicators come to 100.</summary>
/// <param name="Version">From 1.</param>
/// <param name="ValidFrom">Periods that begin on this day or later are appraised by it, until the next version's day.</param>
/// <param name="LeastWeight">Percent of weight that must have a figure for there to be a total; the rest is spread over those that have one.</param>
/// <param name="Grades">The best first; the last from 0.</param>
public sealed record AppraisalTable(
    Appraised Appraised, Text Name, int Version, DateOnly ValidFrom, int LeastWeight, IReadOnlyList<Grade> Grades, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Counts that nobody records yet: what is made of them has no figure, instead of the figure of nobody's mistakes.</summary>
    public IReadOnlyCollection<FactKind> Unrecorded { get; init; } = [];

    public IEnumerable<Indicator> Weighed => Indicators.Where(i => i.Weight > 0);

    /// <summary>The grade of an exact total: 89.996 is shown as 90.00, and is a B.</summary>
    public string GradeOf(Fraction total) => (Grades.FirstOrDefault(g => total >= g.From) ?? Grades[^1]).Name;
}
