using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Scenarios.Screens;

namespace Jingwei.Scenarios.Tests.Rules;

/// <summary>When a figure is well, amber, red, or not known.</summary>
public sealed class SignRuleTests
{
    [Theory]
    [InlineData(Measure.ActiveAlarms, 0.0, SignState.Well)]
    [InlineData(Measure.ActiveAlarms, 2.0, SignState.Warn)]
    [InlineData(Measure.ActiveAlarms, 4.9, SignState.Warn)]
    [InlineData(Measure.ActiveAlarms, 5.0, SignState.Act)]
    [InlineData(Measure.ActiveAlarms, null, SignState.NoData)]
    [InlineData(Measure.CasesOpen, 1.0, SignState.Well)]
    public void A_count_is_worse_when_it_rises(Measure measure, double? value, SignState state) =>
        SignRule.StateOf(Sign(measure, warn: 2, act: 5), value).ShouldBe(state);

    [Theory]
    [InlineData(95.1, SignState.Well)]
    [InlineData(95.0, SignState.Warn)]
    [InlineData(85.0, SignState.Act)]
    [InlineData(0.0, SignState.Act)]
    [InlineData(null, SignState.NoData)]
    public void The_share_in_time_is_worse_when_it_falls(double? value, SignState state) =>
        SignRule.StateOf(Sign(Measure.OnTimeShare, warn: 95, act: 85), value).ShouldBe(state);

    [Fact]
    public void A_share_of_nothing_is_not_known() => (SignRule.Share(0, 0), SignRule.Share(0, 3), SignRule.Share(2, 3)).ShouldBe((null, 0.0, 66.7));

    [Fact]
    public void No_alarm_is_good_news_only_where_somebody_speaks() => (SignRule.Heard(0, 0), SignRule.Heard(0, 1), SignRule.Heard(2, 0)).ShouldBe((null, 0, 2));

    private static VitalSign Sign(Measure measure, double warn, double act) => new("x", Text.Same("x"), measure, ["bin.overflow"], "operator", warn, act);
}
