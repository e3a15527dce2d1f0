using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

public sealed class ClockStandTests
{
    private static readonly DateTimeOffset T0 = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_clock_is_late_only_after_its_instant(int seconds, bool late) =>
        new ClockStand("accept", T0.AddSeconds(60), null, null, false).IsLate(T0.AddSeconds(seconds)).ShouldBe(late);

    [Fact]
    public void A_clock_met_in_time_never_becomes_late() =>
        new ClockStand("accept", T0.AddSeconds(60), null, T0.AddSeconds(60), false).IsLate(T0.AddDays(1)).ShouldBeFalse();

    [Fact]
    public void A_late_acceptance_is_forgotten_once_met_but_a_late_clearance_is_not()
    {
        var metLate = new ClockStand("accept", T0.AddSeconds(60), null, T0.AddSeconds(90), false);
        ClockStand.IsLate([metLate], T0.AddSeconds(100)).ShouldBeFalse();
        ClockStand.IsLate([metLate with { Kind = "clear", Main = true }], T0.AddSeconds(100)).ShouldBeTrue();
    }

    [Fact]
    public void The_next_clock_is_the_earliest_that_runs()
    {
        var clocks = new[]
        {
            new ClockStand("accept", T0.AddSeconds(60), null, T0, false),
            new ClockStand("clear", T0.AddMinutes(10), null, null, true),
            new ClockStand("arrive", T0.AddMinutes(3), null, null, false),
        };
        ClockStand.Next(clocks)!.Value.Kind.ShouldBe("arrive");
        ClockStand.Next([]).ShouldBeNull();
    }

    [Fact]
    public void A_follow_code_opens_its_own_number_alone()
    {
        var code = FollowCodes.Make([1, 2, 3, 4, 5, 250]);
        code.Length.ShouldBe(FollowCodes.Length);
        var hash = FollowCodes.Hash("2026-沪-000001", code);
        FollowCodes.Matches("2026-沪-000001", code.ToLowerInvariant() + " ", hash).ShouldBeTrue();
        FollowCodes.Matches("2026-沪-000002", code, hash).ShouldBeFalse();
        FollowCodes.Matches("2026-沪-000001", "AAAAAA", hash).ShouldBeFalse();
    }
}
