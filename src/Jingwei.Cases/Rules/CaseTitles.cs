namespace Jingwei.Cases.Rules;

/// <summary>What a title takes of a reporter's words. Pure.</summary>
public static class CaseTitles
{
    public const int Longest = 24;

    /// <summary>The first words on one line: no punctuation before them, and none before the mark of the cut. Text without any word is left as it is.</summary>
    public static string Brief(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var begun = line.AsSpan().TrimStart(" ,.;:!?，。；：！？、…·~～-—)）】》」』\"'”’").ToString();
        if (begun.Length == 0)
        {
            return line;
        }

        if (begun.Length <= Longest)
        {
            return begun;
        }

        var end = char.IsHighSurrogate(begun[Longest - 1]) ? Longest - 1 : Longest;
        return $"{begun[..end].TrimEnd(' ', ',', '.', ';', ':', '，', '。', '；', '：', '、', '（', '(')}…";
    }
}
