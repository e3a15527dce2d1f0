using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>Whether more of it speaks for or against whoever is appraised.</summary>
public enum Direction
{
    For,
    Against,
}

public enum IndicatorUnit
{
    /// <summary>A rate: one formula over another.</summary>
    Percent,

    /// <summary>A number of cases; it is shown and not weighed.</summary>
    Cases,
}

/// <summary>What in a definition nobody has published: it is our own decision.</summary>
public enum OurOwn
{
    Formula,
    Weight,
    Thresholds,
}

/// <summary>How a figure stands to its thresholds.</summary>
public enum IndicatorState
{
    /// <summary>No figure: there was nothing to count it over.</summary>
    NoData,
    Well,

    /// <summary>At the first threshold, or past it.</summary>
    Warn,

    /// <summary>At the second, or past it.</summary>
    Act,
}

/// <summary>From where on a rate (in percent) is amber, and from where on red, as of a package's vital signs: from there down when more of it is better, up when it is worse.</summary>
public sealed record Thresholds(Fraction Warn, Fraction Act);

/// <summary>
/// A figure and how it is come by: the one definition that case figures, appraisal and vital signs share. What it drills down to follows from the formula: the facts of the counts that it names.
/// </summary>
/// <param name="Code">The same code is the same formula in every table.</param>
/// <param name="Denominator">Null for a number of cases.</param>
/// <param name="Weight">In percent of its table; 0 when it is shown and not weighed.</param>
/// <param name="Owner">The role that answers for the figure: one of <c>Roles.All</c>.</param>
/// <param name="Source">Which published practice the formula is from.</param>
public sealed record Indicator(
    string Code, Text Name, CountFormula Numerator, CountFormula? Denominator, Direction Direction, int Weight, string Owner, string Source, IReadOnlyList<OurOwn> OurOwn, Thresholds? Thresholds = null)
{
    private static readonly Fraction Hundred = 100;

    public IndicatorUnit Unit => Denominator is null ? IndicatorUnit.Cases : IndicatorUnit.Percent;

    /// <summary>As a file writes it: <c>filed - voided / filed</c>.</summary>
    public string Formula => Denominator is null ? $"{Numerator}" : Numerator.Kinds.Skip(1).Any() ? $"({Numerator}) / {Denominator}" : $"{Numerator} / {Denominator}";

    /// <summary>Whether another is reckoned alike, in whatever order its counts stand.</summary>
    public bool IsReckonedAs(Indicator other) => Numerator == other.Numerator && Denominator == other.Denominator && Direction == other.Direction;

    /// <summary>The figure: a rate in percent, exact; or the number. Null, and neither 0 nor 100, when there is nothing to count a rate over.</summary>
    public Fraction? Of(IReadOnlyDictionary<FactKind, long> counts)
    {
        if (Denominator is null)
            return Numerator.Of(counts);
        var over = Denominator.Of(counts);
        return over > 0 ? new Fraction(Numerator.Of(counts), over) * Hundred : null;
    }

    /// <summary>What a rate brings, of a hundred: the rate itself, or, where it speaks against, what is left of a hundred.</summary>
    public Fraction Points(Fraction rate) => Direction == Direction.For ? rate : Hundred - rate;

    public IndicatorState State(Fraction? value) => (value, Thresholds) switch
    {
        (null, _) => IndicatorState.NoData,
        (_, null) => IndicatorState.Well,
        ({ } at, { } limits) when Reaches(at, limits.Act) => IndicatorState.Act,
        ({ } at, { } limits) when Reaches(at, limits.Warn) => IndicatorState.Warn,
        _ => IndicatorState.Well,
    };

    private bool Reaches(Fraction value, Fraction limit) => Direction == Direction.For ? value <= limit : value >= limit;
}
