using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

/// <summary>The line beside a figure is of the figure itself, and ends with the present hour.</summary>
public sealed class DayTrendsTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Now = Today.AddHours(2.5);

    [Fact]
    public void Counts_stand_in_their_hour_and_nothing_stands_in_hours_to_come() =>
        Begun(DayTrends.Counts([At(0.1), At(0.9), At(2.2), At(-3)], Today, Now)).ShouldBe([2, 0, 1]);

    [Fact]
    public void A_rate_is_the_share_of_its_hour_and_unknown_without_any() =>
        Begun(DayTrends.Rates([(At(0.1), true), (At(0.2), false), (At(0.3), true), (At(2), true)], Today, Now)).ShouldBe([66.7, null, 100]);

    [Fact]
    public void What_is_open_is_counted_at_the_end_of_each_hour_and_now() =>
        Begun(DayTrends.AtEnds([[new(At(-9), At(1.5))], [new(At(0.5), null)], [new(At(2.1), At(2.4))]], Today, Now)).ShouldBe([2, 1, 1]);

    [Fact]
    public void A_thing_counts_once_however_many_of_its_spans_hold() =>
        Begun(DayTrends.AtEnds([[new(At(0), null), new(At(0.2), At(1.2))]], Today, Now)).ShouldBe([1, 1, 1]);

    [Fact]
    public void What_no_hour_has_kept_is_known_for_this_one_alone() =>
        Begun(DayTrends.OnlyNow(4, Today, Now)).ShouldBe([null, null, 4]);

    private static DateTimeOffset At(double hours) => Today.AddHours(hours);

    private static List<double?> Begun(IReadOnlyList<double?> trend)
    {
        trend.Count.ShouldBe(24);
        trend.Skip(3).ShouldAllBe(v => v == null);
        return [.. trend.Take(3)];
    }
}
