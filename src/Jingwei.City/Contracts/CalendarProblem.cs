using Jingwei.City.Calendars;
using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>Something wrong in a calendar's file: what it is, and what would be right.</summary>
/// <param name="File">Such as <c>cn/2026.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Names the sentence, in camelCase; stable.</param>
/// <param name="Arguments">What the sentence speaks of, by the names of its places.</param>
public sealed record CalendarProblem(string File, int Line, string Code, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>The sentence in both languages.</summary>
    public Text Sentence => CalendarSentences.Of(Code, Arguments);

    public override string ToString() => $"{File}:{Line}: {Sentence.En}";
}

/// <summary>Calendars cannot be used as they are.</summary>
public sealed class CalendarException(IReadOnlyList<CalendarProblem> problems)
    : Exception("Calendars have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<CalendarProblem> Problems { get; } = problems;
}
