using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Telling;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What each condition does at its boundaries, as the table in its remarks says.</summary>
public sealed class RuleTables
{
    private static readonly Level On = new(Comparison.AtLeast, 1);
    private static readonly Level Off = new(Comparison.LessThan, 1);
    private static readonly ConditionRule Stuck = new StuckRule("stuck", 0, 360 * Folding.Minute);
    private static readonly ConditionRule Broken = new OutOfRangeRule("broken", 0, 0);
    private static readonly ConditionRule BrokenLong = new OutOfRangeRule("broken", 0, 5 * Folding.Minute);
    private static readonly ConditionRule Rises = new RateRule("rises", 0, rises: true, 20, 10 * Folding.Minute, 5);
    private static readonly ConditionRule Falls = new RateRule("falls", 0, rises: false, 20, 10 * Folding.Minute, 5);
    private static readonly ConditionRule Thrice = new CountRule("often", 0, On, 3, 60 * Folding.Minute);
    private static readonly ConditionRule Followed = new FollowRule("followed", new(0, On), new(1, On), follows: true, 5 * Folding.Minute, new(0, Off));
    private static readonly ConditionRule NotFollowed = new FollowRule("alone", new(0, On), new(1, On), follows: false, 5 * Folding.Minute, new(0, Off));

    [Fact]
    public void Stuck_is_what_speaks_and_does_not_move()
    {
        Told(Stuck, 400, (0, 12), (360, 12)).ShouldBe(["raised@360 0.."]);
        Told(Stuck, 900, (0, 12), (360 - Ms, 12)).ShouldBeEmpty();
        Told(Stuck, 900, (0, 12), (300, 12.01), (360, 12)).ShouldBeEmpty();
        Told(Stuck, 900, (0, 12), (200, 12), (400, 12), (500, 13)).ShouldBe(["raised@400 0..", "cleared@500 0..500"]);
    }

    [Fact]
    public void Out_of_range_is_what_no_number_within_it_follows()
    {
        const double no = double.NaN;
        var beyond = SampleValue.OutOfRange;
        Told(Broken, 1, (0, beyond)).ShouldBe(["raised@0 0.."]);
        Told(BrokenLong, 4, (0, beyond)).ShouldBeEmpty();
        Told(BrokenLong, 6, (0, beyond)).ShouldBe(["raised@5 0.."]);
        Told(BrokenLong, 6, (0, beyond), (5, 40)).ShouldBeEmpty();
        Told(BrokenLong, 6, (0, beyond), (3, beyond), (5 + Ms, 40)).ShouldBe(["raised@5 0..", "cleared@5.00002 0..5.00002"]);
        Told(BrokenLong, 6, (0, beyond, no), (1, no, 7)).ShouldBe(["raised@5 0.."]);
        Told(Broken, 6, (0, 40), (1, 40)).ShouldBeEmpty();
    }

    [Fact]
    public void A_rise_is_looked_at_with_each_sample()
    {
        Told(Rises, 10, (0, 10), (10, 30)).ShouldBe(["raised@10 0.."]);
        Told(Rises, 11, (0, 10), (10 + Ms, 30)).ShouldBeEmpty();
        Told(Rises, 11, (0, 10), (5, 29.9)).ShouldBeEmpty();
        Told(Rises, 30, (0, 10), (10, 30), (12, 30), (25, 30)).ShouldBe(["raised@10 0..", "cleared@12 0..12"]);
        Told(Rises, 30, (0, 40), (2, 10), (4, 20), (6, 31)).ShouldBe(["raised@6 2.."]);
        Told(Falls, 10, (0, 30), (10, 10)).ShouldBe(["raised@10 0.."]);
        Told(Falls, 10, (0, 10), (10, 30)).ShouldBeEmpty();
    }

    [Fact]
    public void What_happens_often_ends_by_itself()
    {
        Told(Thrice, 120, (0, 1), (1, 0), (20, 1), (21, 0), (60 - Ms, 1)).ShouldBe(["raised@59.99998 0..", "cleared@60 0..60"]);
        Told(Thrice, 120, (0, 1), (1, 0), (20, 1), (21, 0), (60, 1)).ShouldBeEmpty();
        Told(Thrice, 120, (0, 1), (1, 0), (20, 1), (21, 0), (40, 1), (41, 0), (50, 1)).ShouldBe(["raised@40 0..", "cleared@80 0..80"]);
        Told(Thrice, 120, (0, 1), (1, 1), (2, 1), (3, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void One_thing_and_then_another()
    {
        Told(Followed, 20, (0, 1, 0), (5, 1, 1)).ShouldBe(["raised@5 0.."]);
        Told(Followed, 20, (0, 1, 0), (5 + Ms, 1, 1)).ShouldBeEmpty();
        Told(Followed, 20, (0, 0, 1), (1, 1, 1)).ShouldBeEmpty();
        Told(Followed, 20, (0, 1, 1)).ShouldBe(["raised@0 0.."]);
        Told(Followed, 20, (0, 1, 0), (5, 1, 1), (9, 0, 1)).ShouldBe(["raised@5 0..", "cleared@9 0..9"]);
    }

    [Fact]
    public void One_thing_and_not_another()
    {
        Told(NotFollowed, 20, (0, 1, 0), (5, 1, 1)).ShouldBeEmpty();
        Told(NotFollowed, 20, (0, 1, 0), (5 + Ms, 1, 1)).ShouldBe(["raised@5 0..", "cleared@5.00002 0..5.00002"]);
        Told(NotFollowed, 20, (0, 0, 1), (1, 1, 1)).ShouldBeEmpty();
        Told(NotFollowed, 20, (0, 1, 0)).ShouldBe(["raised@5 0.."]);
        Told(NotFollowed, 20, (0, 1, 0), (6, 0, 0), (7, 1, 0)).ShouldBe(["raised@5 0..", "cleared@6 0..6", "raised@12 7.."]);
    }
}
