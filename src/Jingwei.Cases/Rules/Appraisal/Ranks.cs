namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>Places by total: equal totals share a place, and the next is as far behind as there are before it (1, 2, 2, 4).</summary>
public static class Ranks
{
    /// <summary>By subject; null for those without a total.</summary>
    public static IReadOnlyDictionary<long, int?> Of(IEnumerable<AppraisalRow> rows)
    {
        var all = rows.ToList();
        var places = new Dictionary<Fraction, int>();
        foreach (var total in all.Select(r => r.Total).OfType<Fraction>().OrderDescending().Select((total, at) => (total, Place: at + 1)))
            places.TryAdd(total.total, total.Place);
        return all.ToDictionary(r => r.SubjectId, r => r.Total is { } total ? places[total] : (int?)null);
    }
}
