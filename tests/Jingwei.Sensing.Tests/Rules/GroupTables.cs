using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What conditions over groups do at their boundaries, as the table in the remarks says.</summary>
public sealed class GroupTables
{
    private static readonly string[] Names = ["out", "out.there", "wet", "wet.there"];
    private static readonly GroupTerm Out = Count("out", Comparison.AtLeast, 1);
    private static readonly GroupTerm Wet = Count("wet", Comparison.AtLeast, 1);

    [Fact]
    public void A_and_not_B_must_hold_without_a_break()
    {
        var rule = Rule(new AllTerms([Wet, new NotTerm(Out)]), 10);
        Told(rule, 9, Counts(0, 0, 1)).ShouldBeEmpty();
        Told(rule, 10, Counts(0, 0, 1)).ShouldBe(["raised@10 0.."]);
        Told(rule, 30, Counts(0, 0, 1), Counts(10, 1, 1)).ShouldBeEmpty("at the instant itself it was no longer so");
        Told(rule, 30, Counts(0, 0, 1), Counts(5, 1, 1), Counts(6, 0, 1)).ShouldBe(["raised@16 6.."]);
        Told(rule, 30, Counts(0, 0, 1), Counts(20, 1, 1)).ShouldBe(["raised@10 0..", "cleared@20 0..20"]);
    }

    [Fact]
    public void It_ends_when_it_is_no_longer_so_and_its_end_is()
    {
        var rule = Rule(Count("out", Comparison.AtLeast, 3), 0, Count("out", Comparison.LessThan, 2));
        Told(rule, 60, Counts(0, 3, 0), Counts(1, 2, 0)).ShouldBe(["raised@0 0.."]);
        Told(rule, 60, Counts(0, 3, 0), Counts(1, 2, 0), Counts(2, 1, 0)).ShouldBe(["raised@0 0..", "cleared@2 0..2"]);
        Told(rule, 60, Counts(0, 3, 0), Counts(1, 1, 0)).ShouldBe(["raised@0 0..", "cleared@1 0..1"]);
        Told(Rule(Count("out", Comparison.AtLeast, 3), 0, Count("out", Comparison.AtMost, 9)), 60, Counts(0, 3, 0), Counts(1, 4, 0), Counts(2, 2, 0))
            .ShouldBe(["raised@0 0..", "cleared@2 0..2"], "what still holds is not over, whatever its end says");
    }

    [Fact]
    public void Either_is_enough()
    {
        var rule = Rule(new AnyTerm([Out, Wet]), 0);
        Told(rule, 60, Counts(0, 0, 0), Counts(1, 1, 0), Counts(2, 1, 1), Counts(3, 0, 1), Counts(4, 0, 0)).ShouldBe(["raised@1 1..", "cleared@4 1..4"]);
    }

    [Fact]
    public void A_share_is_of_the_devices_that_there_are()
    {
        var half = Rule(Share(Comparison.AtLeast, 50), 0);
        Told(half, 60, Of(0, 1, 3)).ShouldBeEmpty();
        Told(half, 60, Of(0, 2, 4)).ShouldBe(["raised@0 0.."]);
        Told(half, 60, Of(0, 2, 4), Of(1, 2, 5)).ShouldBe(["raised@0 0..", "cleared@1 0..1"], "one more device came");
        Told(Rule(Share(Comparison.LessThan, 50), 0), 60, Of(0, 0, 0)).ShouldBeEmpty("there is nothing to take a share of");
        Told(Rule(Share(Comparison.AtLeast, 100), 0), 60, Of(0, 0, 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_device_is_nothing_holds()
    {
        var dry = Rule(new NotTerm(Wet), 0, Wet);
        Told(dry, 60, Heard(0, 0, 0, 0, 0)).ShouldBeEmpty();
        Told(dry, 60, Heard(0, 0, 0, 0, 1), Heard(1, 0, 0, 0, 0)).ShouldBe(["raised@0 0..", "cleared@1 0..1"], "the last device is gone");
    }

    [Fact]
    public void Counts_that_are_not_known_change_nothing()
    {
        var dry = Rule(new NotTerm(Wet), 0);
        Told(dry, 60, Heard(0, double.NaN, double.NaN, double.NaN, double.NaN)).ShouldBeEmpty();
        Told(dry, 60, Counts(0, 0, 0), Heard(1, 0, 0, double.NaN, double.NaN)).ShouldBe(["raised@0 0.."]);
    }

    private static TogetherRule Rule(GroupTerm holds, int minutes, GroupTerm? until = null) =>
        new("together", new TogetherTest(holds, TimeSpan.FromMinutes(minutes), until), name => Array.IndexOf(Names, name));

    private static CountTerm Count(string name, Comparison comparison, double limit) => new(name, new Level(comparison, limit), false);

    private static CountTerm Share(Comparison comparison, double limit) => new("out", new Level(comparison, limit), true);

    private static LaneInput Counts(int minute, int @out, int wet) => Heard(minute, @out, 10, wet, 10);

    private static LaneInput Of(int minute, int @out, int there) => Heard(minute, @out, there, 0, 10);

    private static LaneInput Heard(int minute, params double[] values) => new(0, InputKind.Fact, 1, At(minute), At(minute), values);

    private static string[] Told(ConditionRule rule, double until, params LaneInput[] heard) => Telling.Told(rule, until, heard);
}
