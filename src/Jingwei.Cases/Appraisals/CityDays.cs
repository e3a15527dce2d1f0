using Jingwei.Foundation;

namespace Jingwei.Cases.Appraisals;

/// <summary>Days of the city as columns keep them: 20261126 is 26 November 2026.</summary>
internal static class CityDays
{
    public static int Of(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static int Of(DateTimeOffset instant, CityTime time) => Of(DateOnly.FromDateTime(time.LocalOf(instant.ToUnixTimeMilliseconds())));

    public static DateOnly Day(int written) => new(written / 10_000, written / 100 % 100, written % 100);
}
