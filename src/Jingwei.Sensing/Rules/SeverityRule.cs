using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// How bad an alarm is while it stands: as bad as its condition says, or as the worst step whose level its value is on. Each step is folded as a condition
/// of its own, so that a lane tells when the value comes to it and when it leaves it, in order and after a restart too; it makes no alarm.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>severity 2, worse: 3 from 98, 4 from 100; 96</term><description>2</description></item>
/// <item><term>98</term><description>3</description></item>
/// <item><term>100</term><description>4</description></item>
/// <item><term>back to 97</term><description>2</description></item>
/// <item><term>no number</term><description>as the condition says</description></item>
/// </list>
/// </remarks>
public static class SeverityRule
{
    private const char Mark = '/';

    /// <summary>By what name a step is folded; no condition is called so.</summary>
    public static string StepOf(string condition, int severity) => $"{condition}{Mark}{severity}";

    /// <summary>The condition that a folded step belongs to; null when the name is a condition's.</summary>
    public static string? ConditionOf(string code) => code.IndexOf(Mark, StringComparison.Ordinal) is var at and > 0 ? code[..at] : null;

    /// <summary>The severity at a value, 1 to 4.</summary>
    public static int Of(ConditionDefinition condition, double? value) =>
        condition.Worse.Where(s => value is { } number && s.Level.Holds(number)).Select(s => s.Severity).Append(condition.Severity).Max();
}
