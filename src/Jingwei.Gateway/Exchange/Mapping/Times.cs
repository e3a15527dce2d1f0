using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>Instants as other platforms write them.</summary>
internal static class Times
{
    public const string Iso = "iso";
    public const string Unix = "unix";
    public const string UnixMs = "unixMs";

    private const string Letters = "yMdHmsfzK";
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Probe = new(2026, 11, 9, 8, 7, 6, TimeSpan.FromHours(8));

    /// <summary>Iso, unix, unixMs, or a pattern that keeps at least the minute and can be read back.</summary>
    public static bool IsFormat(string format) =>
        format is Iso or Unix or UnixMs
        || (format.Length is >= 8 and <= 40 && format.Any(c => Letters.Contains(c, StringComparison.Ordinal)) && Keeps(format));

    /// <summary>As text, or as a number for unix and unixMs.</summary>
    public static object Write(DateTimeOffset at, string format, TimeZoneInfo zone) => format switch
    {
        Iso => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Unix => at.ToUnixTimeSeconds(),
        UnixMs => at.ToUnixTimeMilliseconds(),
        _ => TimeZoneInfo.ConvertTime(at, zone).ToString(format, CultureInfo.InvariantCulture),
    };

    /// <summary>Null when it is written in another way, or lies before 1900: what is no time at all is often written as the first day of the calendar.</summary>
    public static DateTimeOffset? Find(string text, string format, TimeZoneInfo zone) => Read(text, format, zone) is { } at && at >= Earliest ? Instants.Truncate(at) : null;

    private static DateTimeOffset? Read(string text, string format, TimeZoneInfo zone)
    {
        switch (format)
        {
            case Iso:
                return Instants.FindIso(text);
            case Unix or UnixMs:
                return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < (format == Unix ? 253_402_300_799 : 253_402_300_799_000)
                    ? format == Unix ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number)
                    : null;
            default:
                if (NamesZone(format))
                {
                    return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var whole) ? whole : null;
                }

                return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && !zone.IsInvalidTime(wall) ? In(zone, wall) : null;
        }
    }

    /// <summary>Null where the calendar ends between here and Greenwich.</summary>
    private static DateTimeOffset? In(TimeZoneInfo zone, DateTime wall)
    {
        var ticks = wall.Ticks - zone.GetUtcOffset(wall).Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static bool NamesZone(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);

    private static bool Keeps(string format)
    {
        try
        {
            return Find((string)Write(Probe, format, CityTime.Usual.Zone), format, CityTime.Usual.Zone) is { } back && (back - Probe).Duration() < TimeSpan.FromMinutes(1);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
