using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Rules;

/// <summary>A photo that the reporter may see.</summary>
/// <param name="Label">reported for the reporter's own, after for what it looks like now.</param>
public sealed record ReportPhoto(string Id, string Label, DateTimeOffset At);

/// <summary>Which of a case's photos its reporter sees: those that came with the report, and the newest taken after the work. Pure.</summary>
public static class ReportPhotos
{
    private const string After = "after";

    /// <param name="flow">The case's workflow, which says what the photos of a move show.</param>
    /// <param name="lines">The case's history in order: code, files, instant.</param>
    public static IReadOnlyList<ReportPhoto> Of(Workflow flow, IEnumerable<(string Code, IReadOnlyList<string> FileIds, DateTimeOffset At)> lines)
    {
        var own = new List<ReportPhoto>();
        IReadOnlyList<ReportPhoto> after = [];
        foreach (var (code, files, at) in lines)
        {
            if (code == "filedFromReport")
            {
                own.AddRange(files.Select(f => new ReportPhoto(f, "reported", at)));
            }
            else if (flow.AnyLine(code)?.PhotoLabels is { } labels)
            {
                var taken = files.Where((_, i) => i < labels.Count && labels[i] == After).Select(f => new ReportPhoto(f, After, at)).ToList();
                after = taken.Count > 0 ? taken : after;
            }
        }

        return [.. own, .. after];
    }
}
