using Jingwei.Sensing.Rules;
using Jingwei.Storage.Audit;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>What the audit must know of days that are no longer there.</summary>
internal sealed class KeptAudit(DayLedger ledger, AggregateFolder aggregates)
{
    /// <summary>Counts of the day files, and beside them what the ledger says of days that had none.</summary>
    /// <param name="counted">Read before: a day that vanished meanwhile was in the ledger before it did.</param>
    public IReadOnlyList<InputCount> AddDropped(IReadOnlyList<InputCount> counted)
    {
        var there = counted.Select(c => c.Day).ToHashSet();
        return [.. counted, .. ledger.Counts().Where(c => !there.Contains(c.Day))];
    }

    /// <summary>Each dropped day that is not in the aggregates, unless those were dropped by policy too.</summary>
    public IEnumerable<AuditFinding> Findings()
    {
        // In this order: what is dropped while this looks was in the aggregates, or in the ledger, before it was.
        var days = ledger.Days();
        var held = new Dictionary<AggregatePeriod, IReadOnlySet<DateOnly>>();
        foreach (var period in aggregates.Periods())
        {
            using var view = aggregates.Find(period);
            if (view is not null)
                held[period] = view.Days;
        }
        var gone = ledger.Aggregates();
        return
            from day in days.Order()
            from level in new[] { SeriesStep.Minute, SeriesStep.Hour }
            let period = AggregatePeriod.Of(level, day)
            where held.TryGetValue(period, out var daysIn) ? !daysIn.Contains(day) : !gone.Contains(period.FileName)
            select new AuditFinding("readings_dropped_unkept", AggregateFile.NameOf(day), $"the day was dropped, and {period.FileName} does not hold it");
    }
}
