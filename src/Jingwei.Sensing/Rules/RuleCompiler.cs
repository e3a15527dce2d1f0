using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>Turns what a package declares into what a lane folds.</summary>
public static class RuleCompiler
{
    /// <param name="kind">The declaration.</param>
    /// <param name="city">The clocks and the calendar that hours and days are of.</param>
    /// <exception cref="ArgumentException">A condition names a value that the profile lacks, or its levels contradict each other; packages are checked before they come here.</exception>
    public static KindRules Compile(DeviceKindDefinition kind, CityTime city) => new(
        kind.Code,
        [.. kind.Values.Select(v => v.Name)],
        (long)kind.Lateness.TotalMilliseconds,
        // Steps of severity come last: an alarm is there before it grows worse.
        [.. kind.Conditions.Select(c => Watched(kind, c, city).Meaning(RuleMeaning.Of(kind, c))), .. kind.Conditions.SelectMany(c => c.Worse.Select(s => Step(kind, c, s)))]) { Declared = kind };

    /// <summary>The name of the value that a condition looks at; empty for silence and for places.</summary>
    public static string ValueOf(ConditionDefinition condition) => condition.Test switch
    {
        ThresholdTest test => test.ValueName,
        StuckTest test => test.ValueName,
        OutOfRangeTest test => test.ValueName,
        RateTest test => test.ValueName,
        UnusualTest test => test.ValueName,
        ForecastTest test => test.ValueName,
        CountTest test => test.What.ValueName,
        FollowTest test => test.First.ValueName,
        ChangeTest test => test.ValueName,
        PastDayTest test => test.ValueName,
        ManyRowsTest => RegisterForm.Rows,
        TogetherTest test => test.Holds.Names.First(),
        _ => "",
    };

    private static ConditionRule Watched(DeviceKindDefinition kind, ConditionDefinition condition, CityTime city) =>
        condition.Watched is { } times ? new HoursRule(Always(kind, condition, city), kind.Values.Count, new WatchWindows(times, city)) : Always(kind, condition, city);

    private static ConditionRule Always(DeviceKindDefinition kind, ConditionDefinition condition, CityTime city) =>
        kind.Register is null ? Rule(kind, condition, city) : RowRules.Of(kind, condition, city) ?? new PresentRule(Rule(kind, condition, city), kind.IndexOf(RegisterForm.State));

    private static ConditionRule Step(DeviceKindDefinition kind, ConditionDefinition condition, SeverityStep step) =>
        new ThresholdRule(SeverityRule.StepOf(condition.Code, step.Severity), Index(kind, ValueOf(condition)), [new WayIn(step.Level, 0)], step.Recovery)
            .Meaning($"{ValueOf(condition)} {step.Level.Comparison} {step.Level.Limit:R}{WayBack(step)}");

    // A step without a way back of its own means what it meant before there were any.
    private static string WayBack(SeverityStep step) => step.Recovery == step.Level.Opposite ? "" : $" until {step.Recovery.Comparison} {step.Recovery.Limit:R}";

    private static ConditionRule Rule(DeviceKindDefinition kind, ConditionDefinition condition, CityTime city)
    {
        var code = condition.Code;
        return condition.Test switch
        {
            ThresholdTest test => new ThresholdRule(
                code, Index(kind, test.ValueName), [.. test.Ways.Select(w => new WayIn(w.Level, (long)w.HeldFor.TotalMilliseconds))], test.Recovery),
            NoDataTest test => new NoDataRule(code, Ms(test.After)),
            StuckTest test => new StuckRule(code, Index(kind, test.ValueName), Ms(test.For)),
            OutOfRangeTest test => new OutOfRangeRule(code, Index(kind, test.ValueName), Ms(test.For)),
            RateTest test => new RateRule(code, Index(kind, test.ValueName), test.Rises, test.By, Ms(test.Within), test.Until),
            UnusualTest test => new UnusualRule(code, Index(kind, test.ValueName), test.Above, test.Times, test.Least, test.Days, kind.CountsIntervals, city),
            ForecastTest test => new ForecastRule(code, Index(kind, test.ValueName), test.Level, Ms(test.Within), test.Until),
            FenceTest test => new FenceRule(code, Index(kind, FenceTest.Lon), Index(kind, FenceTest.Lat), test.Fence, test.Leaves, Ms(test.For)),
            CountTest test => new CountRule(code, Index(kind, test.What.ValueName), test.What.Level, test.Count, Ms(test.Within)),
            TogetherTest test => new TogetherRule(code, test, kind.IndexOf),
            FollowTest test => new FollowRule(code, Level(kind, test.First), Level(kind, test.Then), test.Follows, Ms(test.Within), Level(kind, test.Until)),
            _ => throw new ArgumentException($"No rule for {condition.Test.GetType().Name}.", nameof(condition)),
        };
    }

    private static ValueLevel Level(DeviceKindDefinition kind, LevelOfValue level) => new(Index(kind, level.ValueName), level.Level);

    private static int Index(DeviceKindDefinition kind, string valueName) =>
        kind.IndexOf(valueName) is var index and >= 0 ? index : throw new ArgumentException($"{kind.Code} has no value {valueName}.", nameof(kind));

    private static long Ms(TimeSpan time) => (long)time.TotalMilliseconds;
}
