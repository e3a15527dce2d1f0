using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Screens;

namespace Jingwei.Scenarios.Rules;

/// <summary>How well a figure is.</summary>
internal static class SignRule
{
    /// <summary>From <c>warn</c> on it is amber and from <c>act</c> on red, in the direction in which the measure gets worse. What is not known is neither well nor ill.</summary>
    public static SignState StateOf(VitalSign sign, double? value)
    {
        if (value is not { } known)
            return SignState.NoData;
        bool Beyond(double limit) => sign.Measure.WorseWhenLess() ? known <= limit : known >= limit;
        return Beyond(sign.Act) ? SignState.Act : Beyond(sign.Warn) ? SignState.Warn : SignState.Well;
    }

    /// <summary>In percent, to a tenth; null of nothing.</summary>
    public static double? Share(int part, int whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);

    /// <summary>
    /// A count of alarms as far as somebody would have said so: null where no device speaks (there is none, or all have fallen silent) and none is counted. Silence is
    /// not health.
    /// </summary>
    public static int? Heard(int alarms, int speaking) => alarms == 0 && speaking == 0 ? null : alarms;

    /// <summary>The order in which what is not well comes first: red, amber, not known, well.</summary>
    public static int Order(SignState state) => state switch { SignState.Act => 0, SignState.Warn => 1, SignState.NoData => 2, _ => 3 };
}
