namespace Jingwei.Cases.Rules.Replies;

/// <summary>What passes between a case's reporters and those who work on it.</summary>
public enum LetterKind
{
    /// <summary>A reporter wrote.</summary>
    Said,

    /// <summary>Staff wrote, and wait for nothing.</summary>
    Replied,

    /// <summary>Staff wrote, and ask for an answer.</summary>
    Asked,

    /// <summary>Staff read what was said; there is nothing to reply.</summary>
    Seen,
}

/// <param name="Reporter">The number of the reporter who wrote or is written to; null for all of the case.</param>
public sealed record Letter(LetterKind Kind, string? Reporter, DateTimeOffset At);

/// <summary>往来: who waits for whom. Pure.</summary>
public static class Correspondence
{
    public const string SaidCode = "reporterSaid";
    public const string RepliedCode = "replied";
    public const string AskedCode = "reporterAsked";
    public const string SeenCode = "reporterSeen";

    /// <summary>The kind of a line of history; null when it is none of these.</summary>
    public static LetterKind? KindOf(string code) => code switch
    {
        SaidCode => LetterKind.Said,
        RepliedCode => LetterKind.Replied,
        AskedCode => LetterKind.Asked,
        SeenCode => LetterKind.Seen,
        _ => null,
    };

    /// <summary>Since when a reporter's words wait for staff: the earliest that came after the last that was written to that reporter; null when none waits.</summary>
    /// <param name="letters">In their order.</param>
    public static DateTimeOffset? WaitsSince(IEnumerable<Letter> letters)
    {
        var waiting = new Dictionary<string, DateTimeOffset>();
        foreach (var letter in letters)
        {
            if (letter.Kind == LetterKind.Said)
            {
                waiting.TryAdd(letter.Reporter ?? "", letter.At);
            }
            else if (letter.Reporter is { } one)
            {
                waiting.Remove(one);
            }
            else
            {
                waiting.Clear();
            }
        }

        return waiting.Count == 0 ? null : waiting.Values.Min();
    }

    /// <summary>Whether this reporter was asked something and has not written since.</summary>
    /// <param name="letters">In their order.</param>
    public static bool IsAsked(IEnumerable<Letter> letters, string reporter)
    {
        var asked = false;
        foreach (var letter in letters.Where(l => l.Reporter is null || l.Reporter == reporter))
        {
            asked = letter.Kind == LetterKind.Asked || (letter.Kind != LetterKind.Said && asked);
        }

        return asked;
    }
}
