using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules;

/// <summary>Numbers that people read out: year, the city's one-character mark, six digits or more.</summary>
public static partial class CaseNumbers
{
    public static string Format(int year, string cityMark, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}-{cityMark}-{count:D6}");

    /// <summary>A number as people write it, in the form in which it was given: <c>2026沪12</c> becomes <c>2026-沪-000012</c>. What is no number stays as it is.</summary>
    public static string Tidy(string written)
    {
        var plain = new string([.. Widths.Narrow(written).Where(c => !char.IsWhiteSpace(c))]);
        var parts = Loose().Match(plain);
        return parts.Success ? $"{parts.Groups[1].Value}-{parts.Groups[2].Value}-{parts.Groups[3].Value.PadLeft(6, '0')}" : plain;
    }

    public static bool IsNumber(string tidy) => Strict().IsMatch(tidy);

    [GeneratedRegex(@"^([0-9]{4})[-‐-―]?([\u4e00-\u9fff])[-‐-―]?([0-9]{1,9})$")]
    private static partial Regex Loose();

    [GeneratedRegex(@"^[0-9]{4}-[\u4e00-\u9fff]-[0-9]{6,9}$")]
    private static partial Regex Strict();
}
