using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>How many, by both versions.</summary>
/// <param name="Now">By the present version.</param>
/// <param name="Then">By the proposed one.</param>
public sealed record DryRunCount(int Now, int Then, int Added, int Gone, int Changed)
{
    /// <summary>Of alarms.</summary>
    public static DryRunCount Of(IReadOnlyCollection<DryRunItem> alarms)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        return Of([.. alarms.Select(a => a.Change)]);
    }

    /// <summary>Of cases.</summary>
    public static DryRunCount Of(IReadOnlyCollection<DryRunCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Of([.. cases.Select(c => c.Change)]);
    }

    private static DryRunCount Of(IReadOnlyCollection<DryRunChange> changes)
    {
        return new DryRunCount(
            changes.Count - Count(DryRunChange.Added), changes.Count - Count(DryRunChange.Gone), Count(DryRunChange.Added), Count(DryRunChange.Gone), Count(DryRunChange.Changed));

        int Count(DryRunChange change) => changes.Count(c => c == change);
    }
}

/// <summary>What a condition would have done.</summary>
/// <param name="Name">What screens say for the condition.</param>
/// <param name="Now">Alarms by the present version.</param>
/// <param name="Then">Alarms by the proposed one.</param>
/// <param name="CasesNow">Cases that one of its alarms files in the present version; an alarm that joins a case is not counted.</param>
/// <param name="CasesThen">The same by the proposed one.</param>
public sealed record DryRunRow(string Kind, string Condition, Text Name, int Now, int Then, int CasesNow, int CasesThen, int Added, int Gone, int Changed)
{
    /// <summary>A row a condition, in the order of kind and code.</summary>
    public static IReadOnlyList<DryRunRow> Of(DryRunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Items.GroupBy(i => (i.Kind, i.Condition)).OrderBy(g => $"{g.Key.Kind}.{g.Key.Condition}", StringComparer.Ordinal).Select(g =>
        {
            var alarms = DryRunCount.Of([.. g]);
            return new DryRunRow(
                g.Key.Kind, g.Key.Condition, g.Last().Name, alarms.Now, alarms.Then, report.Cases.Count(c => Filed(c.Present)), report.Cases.Count(c => Filed(c.Proposed)),
                alarms.Added, alarms.Gone, alarms.Changed);

            bool Filed(DryRunFiledCase? filed) => filed is not null && (filed.Kind, filed.Condition) == g.Key;
        })];
    }
}
