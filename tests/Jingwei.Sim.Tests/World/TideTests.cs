using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.World;

public class TideTests
{
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 0, 0, 0, Tide.Offset);
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);

    [Fact]
    public void A_working_day_has_its_mean_at_about_one() =>
        Enumerable.Range(0, 24 * 60).Average(m => Tide.At(Friday.AddMinutes(m))).ShouldBe(1, 0.05);

    [Fact]
    public void Lunch_and_evening_are_peaks_and_the_night_is_quiet()
    {
        double At(double hour) => Tide.At(Friday.AddHours(hour));
        At(12).ShouldBeGreaterThan(At(10));
        At(12).ShouldBeGreaterThan(At(15));
        At(19).ShouldBeGreaterThan(At(15));
        At(3).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_weekend_has_more_people_and_they_come_later()
    {
        Enumerable.Range(0, 24).Sum(h => Tide.At(Saturday.AddHours(h))).ShouldBeGreaterThan(Enumerable.Range(0, 24).Sum(h => Tide.At(Friday.AddHours(h))));
        Tide.At(Saturday.AddHours(8)).ShouldBeLessThan(Tide.At(Friday.AddHours(8)));
    }

    [Fact]
    public void The_tide_does_not_jump()
    {
        for (var minute = 0; minute < 7 * 24 * 60; minute++)
        {
            Math.Abs(Tide.At(Friday.AddMinutes(minute + 1)) - Tide.At(Friday.AddMinutes(minute))).ShouldBeLessThan(0.02);
        }
    }
}
