using System.Text.RegularExpressions;

namespace Jingwei.Cases.Rules;

/// <summary>A reporter's words for strangers: what looks like the number or the address of a person is covered. What a name is nobody can tell; so this is never enough by itself.</summary>
public static partial class CoveredWords
{
    public const string Cover = "***";

    /// <summary>
    /// The words without phone, identity and bank numbers (seven digits or more, blanks and dashes between them too), mail addresses, links and rooms of a home; and without marks
    /// that a careless page might take for its own.
    /// </summary>
    public static string Of(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Room().Replace(Number().Replace(Mail().Replace(Link().Replace(Tag().Replace(words, ""), Cover), Cover), Cover), Cover);
    }

    [GeneratedRegex(@"</?[A-Za-z!][^<>]*>|<script|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\+?[0-9０-９](?:[\s()（）-]?[0-9０-９]){6,}[xX]?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[0-9０-９]{1,4}\s?(?:室|号房)|\b(?:room|flat|apt\.?|apartment)\s?[0-9]{1,4}\w?", RegexOptions.IgnoreCase)]
    private static partial Regex Room();
}
