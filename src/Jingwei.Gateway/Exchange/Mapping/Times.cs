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

    /// <summary>Null when it is written in another way.</summary>
    public static DateTimeOffset? Find(string text, string format, TimeZoneInfo zone)
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
                    return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var whole) ? Instants.Truncate(whole) : null;
                }

                return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && !zone.IsInvalidTime(wall)
                    ? Instants.Truncate(new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime())
                    : null;
        }
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
