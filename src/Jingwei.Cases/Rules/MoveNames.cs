using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules;

/// <summary>How moves are spelled: camelCase out; in, without regard to case, hyphens, underscores and blanks.</summary>
public static class MoveNames
{
    private static readonly Dictionary<string, CaseMove> ByFolded = Enum.GetValues<CaseMove>().ToDictionary(m => Fold(m.ToString()));

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<CaseMove>().Select(Of)];

    public static string Of(CaseMove move)
    {
        var name = move.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static CaseMove? Find(string? text) => text is not null && ByFolded.TryGetValue(Fold(text), out var move) ? move : null;

    private static string Fold(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
