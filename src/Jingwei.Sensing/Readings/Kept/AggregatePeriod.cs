using System.Globalization;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>What one file of aggregates is of: the minutes of a UTC month, <c>minutes-2026-08.db</c>, or the hours of a UTC year, <c>hours-2026.db</c>.</summary>
/// <param name="Level">Minute or hour.</param>
/// <param name="First">Its first day.</param>
internal readonly record struct AggregatePeriod(SeriesStep Level, DateOnly First)
{
    private const string MinutesName = "'minutes-'yyyy-MM'.db'";
    private const string HoursName = "'hours-'yyyy'.db'";

    /// <summary>The last UTC day on which a step of it begins.</summary>
    public DateOnly Last => Next.First.AddDays(-1);

    public AggregatePeriod Next => this with { First = Level == SeriesStep.Minute ? First.AddMonths(1) : First.AddYears(1) };

    /// <summary>The first instant, Unix milliseconds.</summary>
    public long FirstMs => new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();

    public string FileName => First.ToString(Level == SeriesStep.Minute ? MinutesName : HoursName, CultureInfo.InvariantCulture);

    /// <summary>That of a step which begins at an instant, Unix milliseconds.</summary>
    public static AggregatePeriod Of(SeriesStep level, long startMs) => Of(level, ReadingFolder.DayOf(startMs));

    /// <summary>That of the steps which begin on a UTC day.</summary>
    public static AggregatePeriod Of(SeriesStep level, DateOnly day) => new(level, new DateOnly(day.Year, level == SeriesStep.Minute ? day.Month : 1, 1));

    /// <summary>What a file of that name is of; null when it is none of these.</summary>
    public static AggregatePeriod? Find(string fileName) =>
        DateOnly.TryParseExact(fileName, MinutesName, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new(SeriesStep.Minute, month)
        : DateOnly.TryParseExact(fileName, HoursName, CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? new(SeriesStep.Hour, year) : null;
}
