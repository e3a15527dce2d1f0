using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>What <c>q=</c> looks in: title, address, device id and the reporter's words, folded to lower case.</summary>
internal static class CaseSearch
{
    public static string TextOf(Text title, Text address, string? deviceId, string? words) =>
        string.Join('\n', new[] { title.Zh, title.En, address.Zh, address.En, deviceId, words }.Where(t => !string.IsNullOrEmpty(t))).ToLowerInvariant();

    /// <summary>Every word must occur, or the number must end with what was typed.</summary>
    public static IQueryable<CaseRow> Matching(this IQueryable<CaseRow> cases, string? q)
    {
        foreach (var word in (q ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(8))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            cases = cases.Where(c => EF.Functions.Like(c.SearchText, pattern, "\\") || EF.Functions.Like(c.Number, pattern, "\\"));
        }

        return cases;
    }
}
