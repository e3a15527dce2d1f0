using System.Text;

namespace Jingwei.City.Rules;

/// <summary>Phone numbers as people write them, brought to one form, and masked for screens.</summary>
internal static class PhoneNumber
{
    /// <summary>
    /// Digits with an optional leading plus; mainland mobile numbers lose +86 or 0086. Null when it can be no number: a foreign one has 5 to 15 digits
    /// (E.164), one with an area code 10 to 12 from the 0 on, a mobile one 11, one of the city 7 or 8, a service's 5, 6 or 10.
    /// </summary>
    public static string? Normalize(string? written)
    {
        if (written is null)
        {
            return null;
        }

        var digits = new StringBuilder();
        foreach (var c in written.Trim())
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (c == '+' && digits.Length == 0)
            {
                digits.Append("00");
            }
            else if (c is not (' ' or '-' or '(' or ')'))
            {
                return null;
            }
        }

        var number = digits.ToString();
        if (number.StartsWith("0086", StringComparison.Ordinal) && number.Length == 15 && number[4] == '1')
        {
            number = number[4..];
        }

        return number.StartsWith("00", StringComparison.Ordinal)
            ? number.Length is >= 7 and <= 17 ? $"+{number[2..]}" : null
            : number.StartsWith('0') ? (number.Length is >= 10 and <= 12 ? number : null)
            : number.Length is 5 or 6 or 7 or 8 or 10 or 11 ? number : null;
    }

    /// <summary>The last four digits.</summary>
    public static string LastFour(string normalized) => normalized[^4..];

    /// <summary>For screens: the first three and the last four of a mobile number, <c>138****0012</c>; of others only the last two.</summary>
    public static string Mask(string normalized) => normalized.Length >= 11
        ? $"{normalized[..3]}{new string('*', normalized.Length - 7)}{normalized[^4..]}"
        : $"{new string('*', normalized.Length - 2)}{normalized[^2..]}";
}
