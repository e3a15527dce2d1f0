namespace Jingwei.Foundation;

/// <summary>Names that are written much alike.</summary>
public static class NearNames
{
    /// <summary>More of them nobody reads.</summary>
    public const int Most = 12;

    /// <summary>The names as they are when they are few; else those nearest to what was written, the nearest first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, string written) =>
        names.Count <= Most ? names : [.. names.OrderBy(n => !n.Contains(written, StringComparison.OrdinalIgnoreCase)).ThenBy(n => Distance(n, written)).ThenBy(n => n, StringComparer.Ordinal).Take(Most)];

    /// <summary>The name that was probably meant: one or two letters away, of a short one only one; null when there is none.</summary>
    public static string? Find(IEnumerable<string> names, string written) =>
        names.Select(n => (Name: n, Away: Distance(n.ToUpperInvariant(), written.ToUpperInvariant())))
            .Where(n => n.Away <= (Math.Min(n.Name.Length, written.Length) <= 3 ? 1 : 2) && n.Away < n.Name.Length).OrderBy(n => n.Away).Select(n => n.Name).FirstOrDefault();

    /// <summary>Levenshtein distance.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
