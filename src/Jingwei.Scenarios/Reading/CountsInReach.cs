using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Says of terms over counts whether there are counts by which they are so. Each count is taken to be any number from 0 and any share, whatever the others are; so
/// what is never so here is never so in a city, and what is always so here is always so there. The other way round it may be: a place may not have all counts
/// that are tried.
/// </summary>
internal static class CountsInReach
{
    // More is not worth a start's time; then nothing is said.
    private const int MostTried = 50_000;

    /// <summary>Whether all of these are so for some counts, of a place where a device is; null when there are too many to try.</summary>
    public static bool? AreSo(params IReadOnlyList<GroupTerm> terms)
    {
        var counts = terms.SelectMany(Counts).GroupBy(c => c.Count).Select(g => (Name: g.Key, Tries: Tries([.. g]))).ToList();
        if (counts.Aggregate(1L, (all, c) => Math.Min(all * c.Tries.Count, MostTried + 1)) > MostTried)
            return null;
        var now = new Dictionary<string, Tried>();
        return Some(0);

        bool Some(int at)
        {
            if (at == counts.Count)
                return now.Values.Any(t => t.Share is not null) && terms.All(t => IsSo(t, now));
            foreach (var tried in counts[at].Tries)
            {
                now[counts[at].Name] = tried;
                if (Some(at + 1))
                    return true;
            }
            return false;
        }
    }

    private static bool IsSo(GroupTerm term, IReadOnlyDictionary<string, Tried> counts) => term switch
    {
        AllTerms all => all.Terms.All(t => IsSo(t, counts)),
        AnyTerm any => any.Terms.Any(t => IsSo(t, counts)),
        NotTerm not => !IsSo(not.Term, counts),
        CountTerm { Share: true } share => counts[share.Count].Share is { } percent && share.Level.Holds(percent),
        CountTerm count => count.Level.Holds(counts[count.Count].Devices),
        _ => throw new ArgumentException($"{term.GetType().Name} is not known.", nameof(term)),
    };

    private static IEnumerable<CountTerm> Counts(GroupTerm term) => term switch
    {
        AllTerms all => all.Terms.SelectMany(Counts),
        AnyTerm any => any.Terms.SelectMany(Counts),
        NotTerm not => Counts(not.Term),
        CountTerm count => [count],
        _ => throw new ArgumentException($"{term.GetType().Name} is not known.", nameof(term)),
    };

    // What a comparison says changes only at its limit: the limits, and one number of each stretch between them.
    private static List<Tried> Tries(IReadOnlyList<CountTerm> terms)
    {
        var devices = terms.Where(t => !t.Share).SelectMany(t => new[] { t.Level.Limit - 1, t.Level.Limit, t.Level.Limit + 1 }).Append(0).Append(1).Where(d => d >= 0).Distinct().ToList();
        var limits = terms.Where(t => t.Share).Select(t => t.Level.Limit).Append(0).Append(100).Distinct().Order().ToList();
        var shares = limits.Concat(limits.Zip(limits.Skip(1), (a, b) => (a + b) / 2)).ToList();
        // None of some is 0 %, and one of some is more than that; where there are none, there is no share.
        return [new Tried(0, null), new Tried(0, 0), .. from d in devices where d > 0 from s in shares where s > 0 select new Tried(d, s)];
    }

    private readonly record struct Tried(double Devices, double? Share);
}
