namespace Jingwei.Cases.Rules.Duplicates;

/// <summary>What is looked at, and how much each thing weighs. The weights need no sum: what cannot be compared is left out of it.</summary>
/// <param name="ReachMeters">Farther apart is never the same, unless it is about the same asset.</param>
/// <param name="SpotMeters">Closer than this is the same spot: a phone finds its place no better.</param>
/// <param name="Within">Filed farther apart than this counts nothing for the time.</param>
/// <param name="Shown">From this likeness on somebody is shown it.</param>
/// <param name="Told">From this likeness on the program says by itself that it may be the same.</param>
public sealed record DuplicateRule(double ReachMeters, double SpotMeters, TimeSpan Within, DuplicateWeights Weights, double Shown, double Told)
{
    private static readonly TimeSpan TwelveWeeks = TimeSpan.FromDays(84);

    private static readonly DuplicateWeights Usual = new(Place: 35, Words: 30, Category: 20, Time: 10, Asset: 25, Photo: 40);

    /// <summary>Before a resident sends: what is open within 250 m and of the same category. All of it is shown; the likeness only says what comes first.</summary>
    public static DuplicateRule Resident { get; } = new(250, 10, TwelveWeeks, Usual, 0, 0.55);

    /// <summary>While an intake officer types: what is open within 250 m, of whichever category, when enough speaks for it.</summary>
    public static DuplicateRule Intake { get; } = new(250, 10, TwelveWeeks, Usual, 0.35, 0.55);

    /// <summary>Beside a case: what was filed within 50 m and 12 weeks, the ended ones too.</summary>
    public static DuplicateRule Staff { get; } = new(50, 10, TwelveWeeks, Usual, 0.35, 0.55);
}

/// <summary>How much each thing speaks for two reports being the same, beside each other.</summary>
public sealed record DuplicateWeights(double Place, double Words, double Category, double Time, double Asset, double Photo);
