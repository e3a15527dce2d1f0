namespace Jingwei.City.Rules;

/// <summary>What "tonight" means on a duty list: up to the next 08:00 of the city's own day.</summary>
internal static class NightRule
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>The end of the night that is coming, or is running, at the instant; always later than it.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var morning = local.Date + Morning;
        var end = local.DateTime < morning ? morning : morning.AddDays(1);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
