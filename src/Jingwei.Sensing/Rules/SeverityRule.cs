using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// How bad an alarm is while it stands: as bad as its condition says, or as the worst step that it is on. Each step is folded as a condition of its own, so
/// that a lane tells when the value comes to it and when it has left it, in order and after a restart too; it makes no alarm. A step is come to at once, and
/// left on its way back (<see cref="SeverityStep.Recovery"/>): a value that jitters around a step with a way back of its own does not flap.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>severity 2, worse: 3 from 98, 4 from 100; 96</term><description>2</description></item>
/// <item><term>98</term><description>3</description></item>
/// <item><term>100</term><description>4</description></item>
/// <item><term>back to 97</term><description>2</description></item>
/// <item><term>no number, or none any more</term><description>stays on its steps</description></item>
/// <item><term>worse: 4 from 100 until below 97; 100</term><description>4</description></item>
/// <item><term>… back to 97, and 99, and 97</term><description>4 all the time</description></item>
/// <item><term>… 96.9</term><description>2</description></item>
/// <item><term>… 99.9 again</term><description>2: it is come to from 100</description></item>
/// <item><term>the condition begins while the value is between, after it was on the step</term><description>as bad as the step</description></item>
/// </list>
/// </remarks>
public static class SeverityRule
{
    private const char Mark = '/';

    /// <summary>By what name a step is folded; no condition is called so.</summary>
    public static string StepOf(string condition, int severity) => $"{condition}{Mark}{severity}";

    /// <summary>The condition that a folded step belongs to; null when the name is a condition's.</summary>
    public static string? ConditionOf(string code) => code.IndexOf(Mark, StringComparison.Ordinal) is var at and > 0 ? code[..at] : null;

    /// <summary>How bad the step is that is folded under this name, 2 to 4; null when it is none of this condition's.</summary>
    public static int? SeverityOf(string condition, string code) => ConditionOf(code) == condition ? code[^1] - '0' : null;

    /// <summary>The severity of an alarm, 1 to 4.</summary>
    /// <param name="condition">What it is of.</param>
    /// <param name="worst">The worst step that it is on; 0 for none.</param>
    public static int Of(ConditionDefinition condition, int worst) => Math.Max(condition.Severity, worst);
}
