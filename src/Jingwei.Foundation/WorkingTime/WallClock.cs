namespace Jingwei.Foundation.WorkingTime;

/// <summary>When the clocks on the wall show a time.</summary>
public static class WallClock
{
    /// <summary>
    /// The first instant (UTC ticks) at which the clocks of a zone show this time or a later one. A time that they skip is the moment of the jump; of one that comes twice the
    /// first is meant. So later times never come earlier, and stretches that touch on the clock touch in time, whatever the clocks do. Exact to the tick.
    /// </summary>
    /// <remarks>A zone is taken to change its clocks at most once in two days.</remarks>
    public static long FirstAt(TimeZoneInfo zone, DateTime local)
    {
        var before = Offset(zone, local.Ticks - TimeSpan.TicksPerDay);
        var after = Offset(zone, local.Ticks + TimeSpan.TicksPerDay);
        if (before == after || Offset(zone, local.Ticks - before) == before)
            return local.Ticks - before;
        if (Offset(zone, local.Ticks - after) == after)
            return local.Ticks - after;
        // Skipped: the jump lies between the two readings.
        var (earlier, later) = (local.Ticks - after, local.Ticks - before);
        while (later - earlier > 1)
        {
            var middle = earlier + ((later - earlier) / 2);
            if (Offset(zone, middle) == after)
                later = middle;
            else
                earlier = middle;
        }
        return later;
    }

    private static long Offset(TimeZoneInfo zone, long utcTicks) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
