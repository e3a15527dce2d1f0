namespace Jingwei.Foundation;

/// <summary>How the city's own clocks and calendar stand to instants.</summary>
/// <param name="Zone">What the clocks on the wall follow.</param>
/// <param name="Calendar">Which days are worked.</param>
public sealed record CityTime(TimeZoneInfo Zone, WorkCalendar Calendar)
{
    /// <summary>China's time, without holidays: what holds where no city says otherwise.</summary>
    public static readonly CityTime Usual = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkCalendar.MondayToFriday);

    /// <summary>What the clocks on the wall show at an instant (Unix milliseconds).</summary>
    public DateTime LocalOf(long ms) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), Zone).DateTime;

    /// <summary>
    /// The instant (Unix milliseconds) at which the clocks show this. A time that they skip is as long after midnight as it says; of one that comes twice the second is meant.
    /// </summary>
    public long InstantOf(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUnixTimeMilliseconds();
    }
}
