using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>Turns what a package declares into what a lane folds.</summary>
public static class RuleCompiler
{
    /// <exception cref="ArgumentException">A condition names a value that the profile lacks, or its levels contradict each other; packages are checked before they come here.</exception>
    public static KindRules Compile(DeviceKindDefinition kind) => new(
        kind.Code,
        [.. kind.Values.Select(v => v.Name)],
        (long)kind.Lateness.TotalMilliseconds,
        [.. kind.Conditions.Select(c => Rule(kind, c))]);

    /// <summary>The name of the value that a condition looks at; empty for silence.</summary>
    public static string ValueOf(ConditionDefinition condition) => condition.Test is ThresholdTest threshold ? threshold.ValueName : "";

    private static ConditionRule Rule(DeviceKindDefinition kind, ConditionDefinition condition) => condition.Test switch
    {
        ThresholdTest test => new ThresholdRule(
            condition.Code,
            kind.IndexOf(test.ValueName) is var index and >= 0
                ? index
                : throw new ArgumentException($"{kind.Code} has no value {test.ValueName}.", nameof(kind)),
            [.. test.Ways.Select(w => new WayIn(w.Level, (long)w.HeldFor.TotalMilliseconds))],
            test.Recovery),
        NoDataTest test => new NoDataRule(condition.Code, (long)test.After.TotalMilliseconds),
        _ => throw new ArgumentException($"No rule for {condition.Test.GetType().Name}.", nameof(condition)),
    };
}
