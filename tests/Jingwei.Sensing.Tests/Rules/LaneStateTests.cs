using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

public sealed class LaneStateTests
{
    [Fact]
    public void From_95_it_is_raised_at_once_and_again_makes_no_second() =>
        Say(Run(Lane(), [Fill(1, 0, 97), Fill(2, 1, 97), Fill(3, 2, 99)])).ShouldBe(["overflow 1 raised 0.."]);

    [Fact]
    public void Below_95_it_waits_five_minutes_and_the_wake_raises_it()
    {
        var lane = Lane();
        Say(Run(lane, [Fill(1, 0, 86)])).ShouldBeEmpty();
        lane.NextWakeMs().ShouldBe(At(5));
        Say(Run(lane, [Wake(2, 4.999)])).ShouldBeEmpty();
        Say(Run(lane, [Wake(3, 5)])).ShouldBe(["overflow 1 raised 0.."]);
        lane.NextWakeMs().ShouldBe(At(30));
    }

    [Theory]
    [InlineData(95, 96, 0, "raised")]
    [InlineData(94.999, 94.999, 1, "")]
    [InlineData(86, 86, 5, "raised")]
    [InlineData(85, 85, 5, "raised")]
    [InlineData(84.999, 86, 5, "")]
    [InlineData(86, 84, 5, "")]
    [InlineData(86, 84, 5.001, "raised")]
    [InlineData(86, 59, 5.001, "raised")]
    [InlineData(86, 59, 5, "")]
    public void Two_readings_at_the_boundaries(double first, double second, double afterMinutes, string expected) =>
        string.Join(' ', Say(Run(Lane(), [Fill(1, 0, first), Fill(2, afterMinutes, second)]))
            .Select(s => s.Split(' ')[2])).ShouldBe(expected);

    [Fact]
    public void What_was_over_before_it_was_known_is_told_with_its_end() =>
        Say(Run(Lane(), [Fill(1, 0, 86), Fill(2, 5.001, 59)])).ShouldBe(["overflow 1 raised 0..5.001"]);

    [Theory]
    [InlineData(60, "")]
    [InlineData(59.999, "overflow 1 cleared 0..1")]
    [InlineData(80, "")]
    public void Recovery_has_its_own_level(double value, string expected)
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 97)]);
        string.Join(';', Say(Run(lane, [Fill(2, 1, value)]))).ShouldBe(expected);
    }

    [Fact]
    public void A_second_overflow_is_a_second_episode() =>
        Say(Run(Lane(), [Fill(1, 0, 97), Fill(2, 1, 10), Fill(3, 2, 97)])).ShouldBe(
            ["overflow 1 raised 0..", "overflow 1 cleared 0..1", "overflow 2 raised 2.."]);

    [Fact]
    public void A_late_reading_moves_the_start_and_keeps_the_number() =>
        Say(Run(Lane(), [Fill(1, 5, 97), Fill(2, 3, 96, heardMinute: 6)])).ShouldBe(["overflow 1 raised 5..", "overflow 1 amended 3.."]);

    [Fact]
    public void A_late_reading_can_show_that_the_level_was_not_held()
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 86), Wake(2, 5)]);
        Say(Run(lane, [Fill(3, 2, 70, heardMinute: 6)])).ShouldBe(["overflow 1 withdrawn 0.."]);
    }

    [Fact]
    public void A_late_reading_that_splits_an_episode_ends_the_first_and_raises_the_second()
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 97), Fill(2, 4, 97)]);
        Say(Run(lane, [Fill(3, 2, 10, heardMinute: 5)])).ShouldBe(["overflow 1 cleared 0..2", "overflow 2 raised 4.."]);
    }

    [Fact]
    public void A_reading_after_the_lateness_is_not_judged()
    {
        var lane = Lane();
        Say(Run(lane, [Fill(1, 0, 10), Fill(2, 20, 10), Fill(3, 9.999, 99, heardMinute: 21)])).ShouldBeEmpty();
        lane.TooLate.ShouldBe(1);
        Say(Run(lane, [Fill(4, 10, 99, heardMinute: 21)])).ShouldBe(["overflow 1 raised 10..20"]);
    }

    [Fact]
    public void Buffered_readings_of_a_slow_clock_do_not_fire_a_wait_at_once()
    {
        var lane = Lane();
        Say(Run(lane, [Fill(1, 0, 86, heardMinute: 20)])).ShouldBeEmpty();
        lane.NextWakeMs().ShouldBe(At(25));
        Say(Run(lane, [Fill(2, 1, 70, heardMinute: 20)])).ShouldBeEmpty();
    }

    [Fact]
    public void An_announced_wait_is_not_taken_back_by_a_reading_that_agrees_with_it()
    {
        var lane = Lane();
        Say(Run(lane, [Fill(1, 0, 86), Wake(2, 10), Fill(3, 1, 87, heardMinute: 10)])).ShouldBe(["overflow 1 raised 0.."]);
        Say(Run(lane, [Fill(4, 2, 50, heardMinute: 10)])).ShouldBe(["overflow 1 withdrawn 0.."]);
    }

    [Fact]
    public void Silence_is_raised_by_the_clock_and_ended_by_any_reading()
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 10)]);
        lane.NextWakeMs().ShouldBe(At(30));
        Say(Run(lane, [Wake(2, 30)])).ShouldBe(["silent 1 raised 0.."]);
        lane.NextWakeMs().ShouldBeNull();
        Say(Run(lane, [Fill(3, 45, 10)])).ShouldBe(["silent 1 cleared 0..45"]);
    }

    [Fact]
    public void Readings_exactly_T_apart_are_not_silence_and_a_millisecond_more_is()
    {
        Say(Run(Lane(), [Fill(1, 0, 10), Fill(2, 30, 10)])).ShouldBeEmpty();
        var after = new LaneInput(2, InputKind.Reading, Bin, At(30) + 1, At(30) + 1, [10]);
        Say(Run(Lane(), [Fill(1, 0, 10), after])).Length.ShouldBe(1);
    }

    [Fact]
    public void An_input_that_was_applied_is_passed_over()
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 97), Fill(2, 1, 10)]);
        Run(lane, [Fill(1, 0, 97), Fill(2, 1, 10)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_wake_tells_of_all_devices_that_are_due_earliest_first()
    {
        var lane = Lane();
        Run(lane, [Fill(1, 0, 86, device: 9), Fill(2, 1, 86, device: 3), Fill(3, 2, 86, device: 4)]);
        Run(lane, [Wake(4, 6)]).Select(o => o.DeviceId).ShouldBe([9, 3]);
        lane.NextWakeMs().ShouldBe(At(7));
    }

    [Fact]
    public void What_ends_with_the_last_reading_before_the_horizon_is_final_though_the_newest_is_heard_twice()
    {
        var lane = new LaneState(_ => Kind with { Rules = [new CountRule("often", 0, new(Comparison.AtLeast, 85), 3, 60 * Minute)] });
        var inputs = new[] { (0, 90), (1, 10), (20, 90), (21, 10), (40, 90), (41, 10), (60, 10), (75, 10), (75, 11) };
        Say(Run(lane, inputs.Select((i, seq) => Fill(seq + 1, i.Item1, i.Item2)))).ShouldBe(["often 1 raised 0..", "often 1 cleared 0..60"]);
    }

    [Fact]
    public void A_flooding_device_keeps_no_more_than_its_share()
    {
        var lane = Lane();
        Run(lane, Enumerable.Range(1, 5000).Select(i => new LaneInput(i, InputKind.Reading, Bin, At(0) + i, At(0) + i, [i % 90])));
        lane.Find(Bin)!.Window.Count.ShouldBe(DeviceTrack.MostSamples);
    }

    [Fact]
    public void Of_two_readings_with_one_instant_the_later_received_counts() =>
        Say(Run(Lane(), [Fill(1, 0, 97), Fill(2, 0, 50, heardMinute: 1)])).ShouldBe(["overflow 1 raised 0..", "overflow 1 withdrawn 0.."]);
}
