using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What becomes of waits and alarms when another revision of the packages comes into force at 10:10; overflow is 95 at once or 85 for five minutes, until below 60.</summary>
public sealed class ChangedRulesTests
{
    private static readonly Level Low = new(Comparison.LessThan, 60);

    [Fact]
    public void A_condition_of_the_same_meaning_goes_on_with_its_wait_and_its_alarm() =>
        Story([Fill(1, 0, 97), Fill(2, 8, 50), Fill(3, 9, 86)], [Overflow, new NoDataRule("quiet", 60 * Minute)], [Wake(5, 14)])
            .ShouldBe(["overflow 1 raised 0..", "overflow 1 cleared 0..8", "overflow 2 raised 9.."]);

    [Fact]
    public void An_alarm_that_goes_on_by_the_changed_condition_keeps_its_number() =>
        Story([Fill(1, 0, 97)], [Threshold(90, until: 70)], [Fill(5, 11, 69)]).ShouldBe(["overflow 1 raised 0..", "overflow 1 cleared 0..11"]);

    [Fact]
    public void An_alarm_that_the_changed_condition_would_end_is_cleared_now() =>
        Story([Fill(1, 0, 97), Fill(2, 5, 65)], [Threshold(90, until: 70)], [Fill(5, 11, 91)])
            .ShouldBe(["overflow 1 raised 0..", "overflow 1 cleared 0..10", "overflow 2 raised 11.."]);

    [Fact]
    public void A_level_that_is_met_already_is_told_at_once_and_counted_from_the_newest_reading() =>
        Story([Fill(1, 4, 80)], [Threshold(75, until: 60)], []).ShouldBe(["overflow 1 raised 4.."]);

    [Fact]
    public void An_alarm_whose_condition_is_gone_is_cleared_now_and_its_numbers_go_on_when_it_comes_back()
    {
        var rules = new List<KindRules> { Folding.Kind, Folding.Kind with { Rules = [Silent] }, Folding.Kind };
        var lane = new LaneState((_, revision) => rules[revision], 0);
        Say(Run(lane, [Fill(1, 0, 97), Rules(2, 10, 1), Rules(3, 12, 2)]))
            .ShouldBe(["overflow 1 raised 0..", "overflow 1 cleared 0..10", "overflow 2 raised 0.."]);
    }

    [Fact]
    public void What_was_over_before_the_change_is_final_though_a_late_reading_comes() =>
        Story([Fill(1, 0, 97), Fill(2, 5, 10)], [Threshold(90, until: 70)], [Fill(5, 3, 20, heardMinute: 11)])
            .ShouldBe(["overflow 1 raised 0..", "overflow 1 cleared 0..5"]);

    [Fact]
    public void A_revision_that_was_in_force_before_changes_nothing()
    {
        var lane = new LaneState((_, revision) => revision == 0 ? Folding.Kind : Folding.Kind with { Rules = [] }, 0);
        Run(lane, [Fill(1, 0, 97), Rules(2, 10, 1), Rules(3, 10, 1), Rules(4, 10, 0)]).Count.ShouldBe(2);
        lane.Revision.ShouldBe(1);
    }

    [Fact]
    public void Readings_that_were_read_by_the_profile_before_are_carried_over_by_their_names()
    {
        static ValueDefinition Value(string name) => new(name, Foundation.Text.Same(name), "", ValueShape.Number, 0, 100, []);
        var before = Declared([Value("fill"), Value("heat")]);
        var after = Declared([Value("heat"), Value("weight"), Value("fill")]);
        var lane = new LaneState((_, revision) => RuleCompiler.Compile(revision == 0 ? before : after, Foundation.CityTime.Usual), 0);
        var outputs = Run(lane,
        [
            new LaneInput(1, InputKind.Reading, Bin, At(0), At(0), [50, 20], before.Values), Rules(2, 1, 1),
            new LaneInput(3, InputKind.Reading, Bin, At(2), At(2), [96, 21], before.Values),
        ]);
        Say(outputs).ShouldBe(["overflow 1 raised 2.."]);
        lane.Find(Bin)!.Latest.ShouldBe([21, double.NaN, 96]);
    }

    private static DeviceKindDefinition Declared(IReadOnlyList<ValueDefinition> values) => new(
        "bin", Foundation.Text.Same("bin"), values, TimeSpan.Zero, TimeSpan.FromMinutes(10), false,
        [new ConditionDefinition("overflow", Foundation.Text.Same("overflow"), "01", 2, true, new ThresholdTest("fill", [new ThresholdWay(new Level(Comparison.AtLeast, 95), TimeSpan.Zero)], Low))]);

    private static ThresholdRule Threshold(double atLeast, double until) =>
        new("overflow", 0, [new WayIn(new Level(Comparison.AtLeast, atLeast), 0)], new Level(Comparison.LessThan, until));

    private static string[] Story(LaneInput[] before, ConditionRule[] rules, LaneInput[] after)
    {
        var lane = new LaneState((_, revision) => revision == 0 ? Folding.Kind : Changed(rules), 0);
        return Say(Run(lane, [.. before, Rules(4, 10, 1), .. after]));
    }

    private static KindRules Changed(ConditionRule[] rules) => new("bin", ["fill"], Lateness, rules);

    private static LaneInput Rules(long seq, double minute, int revision) => new(seq, InputKind.Rules, 0, At(minute), At(minute), [revision]);
}
