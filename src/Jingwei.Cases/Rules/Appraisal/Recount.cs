using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A sum that was kept and is not what the facts come to.</summary>
public sealed record CountDisagreement(TallyKey Key, long Kept, long Counted);

/// <summary>Counts all facts anew, and says where the sums that were kept are otherwise.</summary>
public static class Recount
{
    /// <summary>Each sum that is not 0.</summary>
    public static IReadOnlyDictionary<TallyKey, long> Of(IEnumerable<Fact> facts, CityTime time) =>
        facts.GroupBy(f => TallyKey.From(f, time), f => (long)f.Amount).Select(g => (g.Key, Sum: g.Sum())).Where(g => g.Sum != 0).ToDictionary(g => g.Key, g => g.Sum);

    /// <summary>None when they agree; else in the order of days.</summary>
    public static IReadOnlyList<CountDisagreement> Compare(IReadOnlyDictionary<TallyKey, long> kept, IReadOnlyDictionary<TallyKey, long> counted) =>
    [
        .. kept.Keys.Union(counted.Keys).Select(k => new CountDisagreement(k, kept.GetValueOrDefault(k), counted.GetValueOrDefault(k))).Where(d => d.Kept != d.Counted)
            .OrderBy(d => d.Key.Day).ThenBy(d => d.Key.Of).ThenBy(d => d.Key.Kind).ThenBy(d => d.Key.AreaId),
    ];
}
