using System.Globalization;

namespace Jingwei.Foundation;

/// <summary>Instants are UTC with whole milliseconds: that is what is stored and what the API says.</summary>
public static class Instants
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>ISO 8601, UTC, milliseconds: <c>2026-11-22T08:32:00.000Z</c>.</summary>
    public static string ToIso(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 instant that names its offset (or Z); null when it does not.</summary>
    public static DateTimeOffset? FindIso(string? text) =>
        text is { Length: >= 17 and <= 40 } && text.Contains('T', StringComparison.Ordinal)
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? Truncate(instant)
            : null;
}
