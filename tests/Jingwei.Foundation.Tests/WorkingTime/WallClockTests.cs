using System.Globalization;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Foundation.Tests.WorkingTime;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-26T09:00:00", "2026-11-26T01:00:00")]
    // Berlin, 29 March 2026: 02:00 is followed by 03:00. What is skipped is the jump.
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:00:00")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:01", "2026-03-29T01:00:01")]
    // Berlin, 25 October 2026: 03:00 is followed by 02:00. Of what comes twice the first counts.
    [InlineData("Europe/Berlin", "2026-10-25T01:59:59", "2026-10-24T23:59:59")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00")]
    // Havana, 8 March 2026: midnight is skipped, the day begins at 01:00.
    [InlineData("America/Havana", "2026-03-08T00:00:00", "2026-03-08T05:00:00")]
    [InlineData("America/Havana", "2026-03-08T01:00:00", "2026-03-08T05:00:00")]
    // Lord Howe, 5 April 2026: half an hour comes twice, 02:00 is followed by 01:30.
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T02:00:00", "2026-04-04T15:30:00")]
    public void The_clocks_first_show_a_time_or_a_later_one(string zone, string local, string utc) =>
        new DateTime(WallClock.FirstAt(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.Parse(local, CultureInfo.InvariantCulture)))
            .ToString("s", CultureInfo.InvariantCulture).ShouldBe(utc);

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Santiago")]
    public void Later_times_never_come_earlier(string zone)
    {
        var (city, before) = (TimeZoneInfo.FindSystemTimeZoneById(zone), 0L);
        for (var local = new DateTime(2026, 1, 1); local.Year == 2026; local = local.AddMinutes(10))
        {
            var at = WallClock.FirstAt(city, local);
            at.ShouldBeGreaterThanOrEqualTo(before);
            before = at;
        }
    }
}
