using System.Globalization;
using System.Text.RegularExpressions;

namespace Jingwei.Gateway.Cap;

/// <summary>CAP's form of an instant: <c>2026-11-27T08:32:00+08:00</c>. Whole seconds and a numeric offset; a <c>Z</c> is not taken.</summary>
internal static partial class CapTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static string Write(DateTimeOffset instant) => instant.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for whatever has another form, or is no day and time.</summary>
    public static DateTimeOffset? Find(string text) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}\z")]
    private static partial Regex Shape();
}
