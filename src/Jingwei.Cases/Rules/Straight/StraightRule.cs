using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules.Straight;

/// <param name="Categories">Codes, or the beginning of one up to a hyphen: all of a kind.</param>
/// <param name="Bodies">Signs that the Chinese name of a body holds.</param>
/// <param name="From">How it came in.</param>
public sealed record StraightRow(IReadOnlyList<string> Categories, IReadOnlyList<string> Bodies, IReadOnlyList<CaseSource> From)
{
    public bool IsOf(string category) => Categories.Any(c => category == c || category.StartsWith(c + "-", StringComparison.Ordinal));

    public bool Names(string body) => Bodies.Any(sign => body.Contains(sign, StringComparison.Ordinal));
}

/// <summary>直通快办: which matters go straight to which bodies, and how many of them are looked at afterwards; one version of <c>straight/</c>. Pure.</summary>
/// <param name="SamplePercent">1 to 100.</param>
public sealed record StraightRule(int Version, string Source, int SamplePercent, IReadOnlyList<StraightRow> Rows)
{
    /// <summary>The rows that hold for a matter that came in so.</summary>
    public IReadOnlyList<StraightRow> RowsOf(string category, CaseSource source) => [.. Rows.Where(r => r.IsOf(category) && r.From.Contains(source))];

    /// <summary>Whether any row is of this category, however it came in.</summary>
    public bool Knows(string category) => Rows.Any(r => r.IsOf(category));

    /// <summary>Whether a body may be sent such a matter.</summary>
    public bool Admits(string category, CaseSource source, string body) => RowsOf(category, source).Any(r => r.Names(body));
}
