namespace Jingwei.Sensing.Rules;

/// <summary>
/// In what order the news of one input about one device is told: what is gravest first, then what is declared first. What alarms first is what a case is filed
/// from, and the others join it; so the same reading makes the same case. News of one condition stays in its own order, a step of severity with its condition.
/// </summary>
internal static class TellingOrder
{
    /// <summary>All that was given, in that order; inputs and devices stay as they came.</summary>
    public static IEnumerable<LaneOutput> Of(IReadOnlyList<LaneOutput> outputs)
    {
        for (var i = 0; i < outputs.Count;)
        {
            var first = outputs[i];
            var end = i + 1;
            while (end < outputs.Count && outputs[end].Seq == first.Seq && outputs[end].DeviceId == first.DeviceId && ReferenceEquals(outputs[end].Kind, first.Kind))
                end++;
            if (end == i + 1)
                yield return first;
            else
                foreach (var output in outputs.Skip(i).Take(end - i).OrderByDescending(SeverityOf).ThenBy(PlaceOf))
                    yield return output;
            i = end;
        }
    }

    private static int SeverityOf(LaneOutput output) => output.Kind.Declared?.FindCondition(ConditionOf(output)) is { } condition ? SeverityRule.Of(condition, output.News.Worst) : 0;

    private static int PlaceOf(LaneOutput output)
    {
        var rules = output.Kind.Declared?.Conditions;
        for (var i = 0; i < rules?.Count; i++)
            if (rules[i].Code == ConditionOf(output))
                return i;
        return int.MaxValue;
    }

    private static string ConditionOf(LaneOutput output) => SeverityRule.ConditionOf(output.News.Condition) ?? output.News.Condition;
}
