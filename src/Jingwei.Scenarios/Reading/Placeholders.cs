namespace Jingwei.Scenarios.Reading;

/// <summary>What the frame of a new package has where somebody is to write: it is read, and a package that still has it is not published.</summary>
internal static class Placeholders
{
    /// <summary>Mistakes that only a text that is proposed is held to: versions were published before they were known.</summary>
    public static readonly IReadOnlyCollection<string> AskedOfProposals = ["placeholderLeft", "clockNothing"];

    private static readonly string[] Marks = ["【待填】", "<fill in>"];

    // Of frames that were begun before the marks.
    private static readonly string[] Unmarked = ["一两句话：为谁、解决什么问题。", "One or two sentences on what it is for, and for whom."];

    /// <summary>What is to be written in its place; null when the text is somebody's own.</summary>
    public static string? HintOf(string text) => Array.Find(Marks, m => text.StartsWith(m, StringComparison.Ordinal)) is { } mark ? text[mark.Length..].Trim()
        : Unmarked.Contains(text) ? text : null;
}
