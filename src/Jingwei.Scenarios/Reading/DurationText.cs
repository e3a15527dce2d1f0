using System.Collections.Frozen;
using System.Globalization;

namespace Jingwei.Scenarios.Reading;

/// <summary>Durations as packages write them: a whole number and s, m, h or d.</summary>
internal static class DurationText
{
    // What people write for a unit, in small letters.
    private static readonly FrozenDictionary<string, char> Units = new Dictionary<char, string[]>
    {
        ['s'] = ["s", "sec", "secs", "second", "seconds", "秒", "秒钟"],
        ['m'] = ["m", "min", "mins", "minute", "minutes", "分", "分钟"],
        ['h'] = ["h", "hr", "hrs", "hour", "hours", "时", "小时", "个小时"],
        ['d'] = ["d", "day", "days", "天", "日"],
    }.SelectMany(u => u.Value.Select(name => (name, u.Key))).ToFrozenDictionary(u => u.name, u => u.Key);

    /// <summary>Null when it is not one.</summary>
    public static TimeSpan? Find(string text) =>
        text.Length is > 1 and < 9 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            }
            : null;

    /// <summary>How one should have been written whose unit is written otherwise: <c>5m</c> for <c>5 minutes</c>; null when that is not to be known.</summary>
    public static string? Meant(string text)
    {
        var (count, unit) = Parts(text);
        return count.Length is > 0 and < 8 && Units.TryGetValue(unit.ToLowerInvariant(), out var right) ? $"{count}{right}" : null;
    }

    /// <summary>
    /// The words of a sentence with the durations behind <c>for</c> and <c>within</c> as they should have been written; says so of each that was not. What nobody can know
    /// becomes some duration, so that the rest of the sentence is read.
    /// </summary>
    public static List<string> Mend(PackageNode node, IReadOnlyList<string> written)
    {
        var words = new List<string>();
        for (var i = 0; i < written.Count; i++)
        {
            words.Add(written[i]);
            if (written[i] is not ("for" or "within") || i + 1 >= written.Count || Find(written[i + 1]) is not null)
                continue;
            var (count, unit) = Parts(written[i + 1]);
            var apart = unit.Length == 0 && i + 2 < written.Count && Follows(written[i + 2]) ? written[i + 2] : "";
            var given = apart.Length == 0 ? written[i + 1] : $"{written[i + 1]} {apart}";
            if (Meant(given) is { } right)
                node.Wrong("durationUnit", ("given", given), ("right", right));
            else
                node.Wrong("durationWrong", ("given", given), ("right", count.Length is > 0 and < 8 ? $"{count}m" : "5m"));
            words.Add(Meant(given) ?? "5m");
            i += apart.Length == 0 ? 1 : 2;
        }
        return words;
    }

    // Behind a bare number stands its unit, or how the sentence goes on.
    private static bool Follows(string word) => word is not ("until" or "times" or "for" or "within" or "and" or "or");

    private static (string Count, string Unit) Parts(string text)
    {
        var count = new string([.. text.TakeWhile(char.IsAsciiDigit)]);
        return (count, text[count.Length..].Trim());
    }
}
