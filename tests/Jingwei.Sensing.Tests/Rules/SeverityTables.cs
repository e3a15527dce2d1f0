using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>How bad a standing alarm is, value by value.</summary>
public sealed class SeverityTables
{
    private static readonly SeverityStep From98 = new(3, new Level(Comparison.AtLeast, 98));
    private static readonly SeverityStep From100 = new(4, new Level(Comparison.AtLeast, 100));

    [Theory]
    [InlineData("96", "2")]
    [InlineData("96 98 99.9 100", "2 3 3 4")]
    [InlineData("100 97", "4 2")]
    [InlineData("98 97.9 98 97.9", "3 2 3 2")]
    public void A_step_without_a_way_back_is_left_with_the_value(string values, string severities) =>
        Severities([From98, From100], values).ShouldBe(severities);

    [Theory]
    [InlineData("99.9", "2")]
    [InlineData("100 99 97 99 97", "4 4 4 4 4")]
    [InlineData("100 96.9", "4 2")]
    [InlineData("100 96.9 99.9 100", "4 2 2 4")]
    public void A_step_with_a_way_back_is_come_to_at_once_and_left_on_it(string values, string severities) =>
        Severities([From100 with { Recovery = new Level(Comparison.LessThan, 97) }], values).ShouldBe(severities);

    [Theory]
    [InlineData("100 96 95 94.9", "4 3 3 2")]
    [InlineData("98 100 97 96.9 98 96.9", "3 4 4 3 3 3")]
    public void Each_step_has_its_own(string values, string severities) =>
        Severities([From98 with { Recovery = new Level(Comparison.LessThan, 95) }, From100 with { Recovery = new Level(Comparison.LessThan, 97) }], values).ShouldBe(severities);

    [Fact]
    public void It_begins_as_bad_as_the_step_that_it_is_on_although_the_value_has_come_down_from_it()
    {
        var lane = Lane([From100 with { Recovery = new Level(Comparison.LessThan, 97) }], TimeSpan.FromMinutes(5));
        var told = Run(lane, [Fill(1, 0, 100), Fill(2, 1, 98), Wake(3, 5)]);
        told.Single(o => o.News.Condition == "overflow").News.Worst.ShouldBe(4);
    }

    [Fact]
    public void It_is_over_with_the_condition_and_says_no_more()
    {
        var told = Run(Lane([From100 with { Recovery = new Level(Comparison.LessThan, 97) }], TimeSpan.Zero), [Fill(1, 0, 100), Fill(2, 1, 50)]);
        Say(told).ShouldBe(["overflow 1 raised 0.. worst 4", "overflow/4 1 raised 0.. worst 4", "overflow 1 cleared 0..1", "overflow/4 1 cleared 0..1"]);
    }

    [Theory]
    [InlineData(Comparison.LessThan, 97, Comparison.LessThan, 60, true)]
    [InlineData(Comparison.LessThan, 97, Comparison.LessThan, 97, true)]
    [InlineData(Comparison.LessThan, 97, Comparison.AtMost, 97, false)]
    [InlineData(Comparison.LessThan, 50, Comparison.LessThan, 60, false)]
    [InlineData(Comparison.Is, 0, Comparison.Is, 0, true)]
    [InlineData(Comparison.AtMost, 3, Comparison.Is, 0, true)]
    public void A_level_covers_another_when_whatever_is_on_that_is_on_it(Comparison a, double limitA, Comparison b, double limitB, bool covers) =>
        new Level(a, limitA).Covers(new Level(b, limitB)).ShouldBe(covers);

    // After each value, how bad the alarm is: as the last news of it or of its steps said.
    private static string Severities(IReadOnlyList<SeverityStep> steps, string values)
    {
        var (lane, severity, said) = (Lane(steps, TimeSpan.Zero), 0, new List<int>());
        foreach (var value in values.Split(' '))
        {
            foreach (var output in Run(lane, [Fill(said.Count + 1, said.Count, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))]))
                severity = SeverityRule.Of(Overflowing(steps, TimeSpan.Zero), output.News.Worst);
            said.Add(severity);
        }
        return string.Join(' ', said);
    }

    private static LaneState Lane(IReadOnlyList<SeverityStep> steps, TimeSpan held)
    {
        var rules = RuleCompiler.Compile(
            new DeviceKindDefinition(
                "bin", Text.Same("bin"), [new ValueDefinition("fill", Text.Same("fill"), "%", ValueShape.Number, 0, 100, [])], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), false,
                [Overflowing(steps, held)]),
            CityTime.Usual);
        return new(_ => rules);
    }

    private static ConditionDefinition Overflowing(IReadOnlyList<SeverityStep> steps, TimeSpan held) =>
        new("overflow", Text.Same("overflow"), "01-05", 2, true, new ThresholdTest("fill", [new ThresholdWay(new Level(Comparison.AtLeast, 85), held)], new Level(Comparison.LessThan, 60)))
        {
            Worse = steps,
        };
}
