using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Search;

/// <summary>
/// An address with its number is in few cases, but each of its other words is in many: whoever asks the index for all of them at once waits while it leaps along the long lists. Here the rare word is
/// asked first, then one more at a time, until so few cases are left that these are asked for the rest.
/// </summary>
internal static class RareWords
{
    /// <summary>So few that each may be asked by itself.</summary>
    public const int Most = 60;

    /// <summary>The cases that have all terms; null when none of the terms is rare by its nature, or more than <see cref="Most"/> cases are left.</summary>
    public static async Task<IReadOnlyList<long>?> Find(CityDb db, IReadOnlyList<string> terms, CancellationToken ct)
    {
        // A number or a word in letters tells more than any pair of signs.
        var ordered = terms.OrderBy(t => !char.IsAsciiLetterOrDigit(t[0])).ToList();
        if (terms.Count < 3 || !char.IsAsciiLetterOrDigit(ordered[0][0]))
        {
            return null;
        }

        for (var asked = 1; asked <= ordered.Count; asked++)
        {
            var left = await CaseSearchIndex.Find(db, ordered[..asked]).OrderByDescending(h => h.CaseId).Take(Most + 1).Select(h => h.CaseId).ToListAsync(ct);
            if (left.Count > Most)
            {
                continue;
            }

            return asked == ordered.Count || left.Count == 0 ? left : await CaseSearchIndex.Find(db, ordered[asked..]).Where(h => EF.Parameter(left).Contains(h.CaseId)).Select(h => h.CaseId).ToListAsync(ct);
        }

        return null;
    }
}
