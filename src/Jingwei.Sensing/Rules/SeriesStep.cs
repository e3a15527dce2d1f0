using Jingwei.Foundation;

namespace Jingwei.Sensing.Rules;

/// <summary>How much time one point of a series stands for.</summary>
public enum SeriesStep
{
    Minute,

    /// <summary>An hour of the city's clocks.</summary>
    Hour,

    /// <summary>A day of the city's calendar.</summary>
    Day,
}

/// <summary>Where steps begin. All instants are Unix milliseconds, not negative.</summary>
public static class SeriesSteps
{
    private const long Minute = 60_000;
    private const long Hour = 3_600_000;

    /// <summary>
    /// The instant that decides to which step a reading belongs: its own; of counts the last millisecond of their interval, so that what was counted from 10:55 until
    /// 11:00 is of the hour that began at 10:00.
    /// </summary>
    public static long DecidingMs(long atMs, long? untilMs) => untilMs is { } until ? until - 1 : atMs;

    extension(SeriesStep step)
    {
        /// <summary>The first instant of the step in which an instant lies.</summary>
        public long StartOf(long ms, CityTime city)
        {
            if (step == SeriesStep.Minute)
                return ms - (ms % Minute);
            // Clocks of the city, so that its days are made of whole hours also where they differ from UTC by half of one.
            var ahead = (long)city.Zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(ms)).TotalMilliseconds;
            var hour = ms - ((ms + ahead) % Hour);
            return step == SeriesStep.Hour ? hour : city.InstantOf(city.LocalOf(Math.Max(hour, 0)).Date);
        }

        /// <summary>The first instant after a step.</summary>
        /// <param name="startMs">The step's first.</param>
        /// <param name="city">Whose clocks.</param>
        public long EndOf(long startMs, CityTime city) => step switch
        {
            SeriesStep.Minute => startMs + Minute,
            SeriesStep.Hour => startMs + Hour,
            _ => city.InstantOf(city.LocalOf(startMs).Date.AddDays(1)),
        };
    }
}
