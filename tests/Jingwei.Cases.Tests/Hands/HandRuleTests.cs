using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Hands;
using Jingwei.City.Contracts;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Hands;

/// <summary>Which way a case goes between two centers, who must agree, and which center leads a place.</summary>
public sealed class HandRuleTests
{
    [Theory]
    [InlineData(true, false, false, HandKind.Down)]
    [InlineData(false, true, false, HandKind.Up)]
    [InlineData(false, false, true, HandKind.Across)]
    [InlineData(true, true, true, null)]
    [InlineData(false, false, false, null)]
    public void The_way_follows_from_where_the_centers_stand(bool covers, bool covered, bool sameLevel, HandKind? way) =>
        HandRule.WayOf(new Between(covers, covered, sameLevel)).ShouldBe(way);

    [Theory]
    [InlineData(HandKind.Down, false, false, HandState.Made)]
    [InlineData(HandKind.TakeOver, true, false, HandState.Made)]
    [InlineData(HandKind.Up, false, false, HandState.Asked)]
    [InlineData(HandKind.Up, true, false, HandState.Waiting)]
    [InlineData(HandKind.Across, false, false, HandState.Asked)]
    [InlineData(HandKind.Across, true, false, HandState.Waiting)]
    [InlineData(HandKind.Across, true, true, HandState.Made)]
    public void Who_does_not_lead_asks_first_and_who_receives_from_below_or_beside_is_asked(HandKind kind, bool leads, bool above, HandState comesTo) =>
        (HandRule.NeedsApproval(kind, leads, above) ? HandState.Asked : HandRule.NeedsAnswer(kind, above) ? HandState.Waiting : HandState.Made).ShouldBe(comesTo);

    [Fact]
    public void A_place_is_led_from_the_nearest_level_at_which_centers_stand()
    {
        (long, string)[] up = [(1, AreaLevels.MicroGrid), (2, AreaLevels.Neighborhood), (3, AreaLevels.Subdistrict), (4, AreaLevels.District), (5, AreaLevels.City)];
        HandRule.CenterOf(1, up).ShouldBe(3);
        HandRule.CenterOf(4, up[3..]).ShouldBe(4, "what lies in a district as a whole is the district's");
        HandRule.CenterOf(7, [(7, AreaLevels.Zone)]).ShouldBe(7, "nothing stands above it");
    }

    [Fact]
    public void One_way_is_the_other_seen_from_there() => Prop.ForAll(ArbMap.Default.ArbFor<(bool Covers, bool Covered, bool Same)>(), c =>
    {
        var (there, back) = (HandRule.WayOf(new Between(c.Covers, c.Covered, c.Same)), HandRule.WayOf(new Between(c.Covered, c.Covers, c.Same)));
        return back == there switch { HandKind.Down => HandKind.Up, HandKind.Up => HandKind.Down, var same => same };
    }).Check(Chance.Tries(100));
}
