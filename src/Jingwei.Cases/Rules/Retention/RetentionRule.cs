using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules.Retention;

/// <summary>What is removed of a reporter.</summary>
public enum RemovedKind
{
    /// <summary>Name, number and account.</summary>
    Contact,

    /// <summary>What was reported, with the title and the place made of it, and what was noted with an answer.</summary>
    Words,

    /// <summary>往来: what passed between center and reporter.</summary>
    Letters,

    /// <summary>What was said on the telephone.</summary>
    Calls,

    /// <summary>The photos that reporters sent.</summary>
    Photos,
}

/// <summary>One line of the periods: for which cases, how many days by the way in which they ended, and what goes then.</summary>
/// <param name="Categories">Codes, or beginnings of codes up to a dash; none for all.</param>
/// <param name="Sources">None for all.</param>
/// <param name="Days">By outcome; <paramref name="Other"/> for the rest.</param>
internal sealed record RetentionLine(
    IReadOnlyList<string> Categories, IReadOnlyList<CaseSource> Sources, IReadOnlyDictionary<CaseOutcome, int> Days, int Other, IReadOnlyList<RemovedKind> Removes)
{
    public int DaysOf(CaseOutcome? way) => way is { } known && Days.TryGetValue(known, out var days) ? days : Other;

    /// <summary>How well the line fits, the more the better; null when it does not.</summary>
    public int? Fit(string category, CaseSource source)
    {
        if (Sources.Count > 0 && !Sources.Contains(source))
        {
            return null;
        }

        var named = Categories.Where(c => category == c || category.StartsWith(c + "-", StringComparison.Ordinal)).Select(c => (int?)c.Length).Max();
        return Categories.Count > 0 && named is null ? null : (named ?? 0) * 2 + (Sources.Count > 0 ? 1 : 0);
    }
}

/// <summary>Of what kind somebody's report is: its category, and whence it came. Who joins a case that the city's own people or a device found is a resident all the same.</summary>
internal sealed record ReportKind(string Category, CaseSource Source)
{
    /// <param name="first">Whether it is the report that filed the case.</param>
    public static ReportKind Of(string category, CaseSource source, bool first) => new(category, first ? source : CaseSource.Resident);
}

/// <summary>How long data of reporters is kept. Pure.</summary>
/// <param name="UploadDays">After which a picture goes that belongs to nothing.</param>
/// <param name="Brake">More cases than these are not removed at once unless somebody has looked.</param>
internal sealed record RetentionRule(int Version, string Source, int UploadDays, int Brake, IReadOnlyList<RetentionLine> Lines)
{
    /// <summary>A reporter may say "not solved" for 14 days after the end, and the answer to a repeated call is kept for 14 more.</summary>
    public const int LeastDays = 30;

    public const int MostDays = 3_650;

    public const int MostBrake = 100_000;

    /// <summary>Published by a person of the city. What merely ships removes nothing.</summary>
    public bool Own { get; init; }

    /// <summary>The line that fits best; there is always one, that for all.</summary>
    public RetentionLine LineOf(string category, CaseSource source) => Lines.Where(l => l.Fit(category, source) is not null).MaxBy(l => l.Fit(category, source))!;

    public int DaysOf(string category, CaseSource source, CaseOutcome? way) => LineOf(category, source).DaysOf(way);

    /// <summary>Of a case that carries several reports: the longest of their periods, by the way in which the case ended.</summary>
    public int DaysOf(IEnumerable<ReportKind> carried, CaseOutcome? way) => carried.Max(k => DaysOf(k.Category, k.Source, way));

    /// <summary>What goes of any of these, in the order of the kinds.</summary>
    public IReadOnlyList<RemovedKind> RemovesOf(IEnumerable<ReportKind> carried) => [.. carried.SelectMany(k => LineOf(k.Category, k.Source).Removes).Distinct().Order()];

    /// <summary>When data goes: so many days after the end, and not before the last of the holds that count is over.</summary>
    public static DateTimeOffset RemoveAt(DateTimeOffset endedAt, int days, DateTimeOffset? heldUntil)
    {
        var at = endedAt.AddDays(days);
        return heldUntil > at ? heldUntil.Value : at;
    }
}
