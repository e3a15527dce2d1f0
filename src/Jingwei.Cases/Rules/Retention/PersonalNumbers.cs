using System.Text.RegularExpressions;

namespace Jingwei.Cases.Rules.Retention;

/// <summary>
/// By which a person could be found in what staff noted for each other: numbers of mobiles, landlines, identity cards and bank cards in their own formats, mail addresses and rooms of a home. Dates, and the
/// numbers of things, orders and cases, are the record's and stay. Pure.
/// </summary>
internal static partial class PersonalNumbers
{
    private const char Taken = '\u0001';

    /// <param name="known">Numbers that are of no person: of cases, assets and orders.</param>
    public static string CoveredIn(string words, IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(known);
        // Signs of full width are read as the plain ones; each stays in its place.
        var plain = words.Select(sign => sign is >= '！' and <= '～' ? (char)(sign - '！' + '!') : sign is '\u3000' ? ' ' : sign).ToArray();
        var found = new List<Match>();
        foreach (var format in new[] { Identity(), Mobile(), Card(), Landline(), LocalNumber(), Mail(), Room() })
        {
            foreach (var match in format.Matches(new string(plain)).Where(m => !known.Contains(m.Value) && (format != Card() || IsCard(m.Value))))
            {
                found.Add(match);
                // What is one number already is no part of another.
                Array.Fill(plain, Taken, match.Index, match.Length);
            }
        }

        var covered = words;
        foreach (var match in found.OrderByDescending(m => m.Index))
        {
            covered = string.Concat(covered.AsSpan(0, match.Index), CoveredWords.Cover, covered.AsSpan(match.Index + match.Length));
        }

        return covered;
    }

    /// <summary>The check digit of ISO/IEC 7812-1.</summary>
    private static bool IsCard(string number)
    {
        var digits = number.Where(char.IsAsciiDigit).Select(d => d - '0').ToList();
        var sum = 0;
        for (var i = 0; i < digits.Count; i++)
        {
            var digit = digits[^(i + 1)];
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return digits.Count is >= 16 and <= 19 && sum % 10 == 0;
    }

    /// <summary>Eleven digits, whole or in the groups in which people write them.</summary>
    [GeneratedRegex(@"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}[ -]?[0-9]{4}|[ -][0-9]{3}[ -]?[0-9]{5}|[0-9][ -][0-9]{3}[ -][0-9]{4})(?![0-9])")]
    private static partial Regex Mobile();

    /// <summary>With the code of the area.</summary>
    [GeneratedRegex(@"(?<![0-9])(?:\+?86[ -]?)?\(?0[1-9][0-9]{1,2}\)?[ -]?[2-8][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])")]
    private static partial Regex Landline();

    /// <summary>Seven or eight digits, where the words before say that it is a telephone's; no date.</summary>
    [GeneratedRegex(@"(?<=(?:电话|座机|号码|联系|拨打|致电|来电|回访|tel\b|phone|call)[^0-9]{0,6})(?!(?:19|20)[0-9]{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))[2-8][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex LocalNumber();

    /// <summary>GB 11643: division, day of birth, sequence and check sign.</summary>
    [GeneratedRegex(@"(?<![0-9])[1-8][0-9]{5} ?(?:18|19|20)[0-9]{2} ?(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]) ?[0-9]{3}[0-9Xx](?![0-9])")]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<![0-9])(?:62|4[0-9]|5[1-5]|3[457])[0-9]{2}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")]
    private static partial Regex Card();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"[0-9]{1,4}\s?(?:室|号房)|\b(?:room|flat|apt\.?|apartment)\s?[0-9]{1,4}\w?", RegexOptions.IgnoreCase)]
    private static partial Regex Room();
}
