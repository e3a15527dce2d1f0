using FsCheck;
using FsCheck.Fluent;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>A condition whose rule throws is set aside, and all else is as if it were not there.</summary>
public sealed class SetAsideTests
{
    private static readonly KindRules Sound = new("bin", ["fill"], Lateness, [Overflow, Silent, new CountRule("often", 0, new(Contracts.Catalog.Comparison.AtLeast, 85), 3, 15 * Minute)]);

    private static readonly Gen<(int Gap, int Late, int Fill, int Where)[]> Stories =
        (from gap in Gen.Choose(0, 4) from late in Gen.Choose(0, 12) from fill in Gen.Choose(0, 100) from place in Gen.Choose(0, 3) select (gap, late, fill, place)).ArrayOf();

    [Fact]
    public void The_others_tell_the_same_wherever_it_throws() =>
        Prop.ForAll(Arb.From(Stories), Arb.From(Gen.Choose(0, 3)), (story, at) =>
        {
            var broken = Sound with { Rules = [Sound.Rules[0], new ThrowingRule((Throws)at, fromFill: 50), .. Sound.Rules.Skip(1)] };
            var inputs = Inputs(story);
            var told = Say(Run(new LaneState(_ => broken), inputs).Where(o => o.News.Condition != "broken"));
            return told.SequenceEqual(Say(Run(new LaneState(_ => Sound), inputs)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_stays_aside_over_a_restart_and_says_why()
    {
        var kind = Sound with { Rules = [Overflow, new ThrowingRule(Throws.WhenHearing, fromFill: 50)] };
        var lane = new LaneState(_ => kind);
        Run(lane, [Fill(1, 0, 97)]);
        var again = DeviceTrackCodec.Read(DeviceTrackCodec.Write(lane.Find(Bin)!, 0), kind);
        again.Tracks[0].Fault.ShouldBeNull();
        again.Tracks[1].Fault.ShouldBe("InvalidOperationException: broken at 97");
    }

    [Fact]
    public void What_it_told_before_stays_told()
    {
        var kind = Sound with { Rules = [new ThrowingRule(Throws.WhenHearing, fromFill: 98)] };
        var lane = new LaneState(_ => kind);
        Say(Run(lane, [Fill(1, 0, 90), Fill(2, 1, 99), Fill(3, 2, 10), Wake(4, 60)])).ShouldBe(["broken 1 raised 0.."]);
        lane.Find(Bin)!.Tracks[0].IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_condition_that_is_declared_otherwise_begins_anew()
    {
        var broken = Sound with { Rules = [new ThrowingRule(Throws.WhenHearing, fromFill: 0)] };
        var mended = Sound with { Rules = [new ThresholdRule("broken", 0, [new WayIn(new(Contracts.Catalog.Comparison.AtLeast, 90), 0)], new(Contracts.Catalog.Comparison.LessThan, 60))] };
        var lane = new LaneState((_, revision) => revision == 0 ? broken : mended, 0);
        Say(Run(lane, [Fill(1, 0, 97), new LaneInput(2, InputKind.Rules, 0, At(1), At(1), [1])])).ShouldBe(["broken 1 raised 0.."]);
        lane.Find(Bin)!.Tracks[0].Fault.ShouldBeNull();
    }

    [Fact]
    public void A_changed_condition_that_throws_at_once_is_set_aside_and_the_lane_goes_on()
    {
        var lane = new LaneState((_, revision) => revision == 0 ? Sound : Sound with { Rules = [.. Sound.Rules, new ThrowingRule(Throws.WhenHearing, fromFill: 0)] }, 0);
        Say(Run(lane, [Fill(1, 0, 50), new LaneInput(2, InputKind.Rules, 0, At(1), At(1), [1]), Fill(3, 2, 97)])).ShouldBe(["overflow 1 raised 2.."]);
        lane.Find(Bin)!.Tracks[^1].Fault.ShouldNotBeNull();
    }

    /// <summary>Two million evaluations: a thousand devices with four conditions, one of which throws, one device that floods, and device clocks that jump.</summary>
    [Fact]
    public void Among_two_million_evaluations_the_sound_conditions_tell_what_they_would_alone()
    {
        var broken = Sound with { Rules = [new ThrowingRule(Throws.WhenHearing, fromFill: 50), .. Sound.Rules] };
        var (with, without) = (new LaneState(_ => broken), new LaneState(_ => Sound));
        List<LaneOutput> told = [], alone = [];
        var chance = new Random(7);
        for (var seq = 1; seq <= 500_000; seq++)
        {
            var heard = At(0) + (seq * 100L);
            // Every third message is the flooding device's; one in a thousand comes from a clock that is a day off.
            var device = seq % 3 == 0 ? 1 : chance.Next(2, 1001);
            var at = heard + (chance.Next(1000) == 0 ? chance.Next(-1440, 1440) * Minute : -chance.Next(0, 30_000));
            var input = new LaneInput(seq, InputKind.Reading, device, at, heard, [chance.Next(0, 101)]);
            with.Apply(input, told);
            without.Apply(input, alone);
        }
        told.RemoveAll(o => o.News.Condition == "broken");
        told.Select(o => (o.Seq, o.DeviceId, o.News)).ShouldBe(alone.Select(o => (o.Seq, o.DeviceId, o.News)));
        alone.Count.ShouldBeGreaterThan(1_000);
        with.Devices.Values.Count(d => d.Tracks[0].Fault is not null).ShouldBe(1_000);
    }

    private static List<LaneInput> Inputs((int Gap, int Late, int Fill, int Where)[] story)
    {
        var inputs = new List<LaneInput>();
        var minute = 0;
        foreach (var (gap, late, fill, place) in story)
        {
            minute += gap;
            inputs.Add(place == 0 ? Wake(inputs.Count + 1, minute) : Fill(inputs.Count + 1, minute - late, fill, minute, place));
        }
        return inputs;
    }

    private enum Throws
    {
        WhenHearing,
        WhenAskedForItsNextChange,
        WhenTimePasses,
        Never,
    }

    // From 80 it holds at once; it throws at a place of its own from a fill on.
    private sealed class ThrowingRule(Throws at, double fromFill) : ConditionRule("broken")
    {
        public override FoldState Initial => new(false, 0, double.NaN, [Never]);

        public override FoldState Apply(FoldState state, in Sample sample)
        {
            var fill = sample.Values[0];
            if (at == Throws.WhenHearing && fill >= fromFill)
                throw new InvalidOperationException($"broken at {fill}");
            return new FoldState(state.Active && fill >= 80, state.StartMs, fill, [fill >= 80 ? sample.AtMs : Never]);
        }

        public override long? NextChangeMs(FoldState state) =>
            at == Throws.WhenAskedForItsNextChange && state.Value >= fromFill ? throw new InvalidOperationException("broken")
            : state.Active || state.Slots[0] == Never ? null : state.Slots[0];

        public override FoldState Change(FoldState state, long atMs) =>
            at == Throws.WhenTimePasses ? throw new InvalidOperationException("broken") : state with { Active = true, StartMs = state.Slots[0] };
    }
}
