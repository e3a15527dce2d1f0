namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>How figures are shown. Nothing is reckoned with what is shown.</summary>
public static class Figures
{
    /// <summary>Places of a rate, a total, a change.</summary>
    public const int Places = 2;

    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    public static string Shown(Fraction? value, IndicatorUnit unit = IndicatorUnit.Percent) => value?.Shown(unit == IndicatorUnit.Cases ? 0 : Places) ?? None;

    /// <summary>With a plus in front of what grew.</summary>
    public static string ShownChange(Fraction? change, IndicatorUnit unit = IndicatorUnit.Percent) => change is { } by && by > 0 ? "+" + Shown(by, unit) : Shown(change, unit);
}
