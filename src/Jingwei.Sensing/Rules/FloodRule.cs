namespace Jingwei.Sensing.Rules;

/// <summary>
/// Whether more alarms come than those on shift can take. An operator can handle about one alarm in ten minutes; more than ten in ten minutes for each
/// is a flood (ISA-18.2, EEMUA 191). It is over when fewer than five in ten minutes have come for ten minutes.
/// </summary>
/// <remarks>
/// A function of the alarms alone, so that nothing is stored: two screens, and one after a restart, say the same.
/// <list type="table">
/// <item><term>one operator, 10 alarms within ten minutes</term><description>no flood</description></item>
/// <item><term>the 11th</term><description>a flood, since that instant</description></item>
/// <item><term>two operators, 20 alarms</term><description>no flood</description></item>
/// <item><term>nobody on shift</term><description>as for one</description></item>
/// <item><term>11 alarms at once and nothing more</term><description>the rate is 0 after ten minutes; over after twenty</description></item>
/// </list>
/// </remarks>
public static class FloodRule
{
    /// <summary>Alarms for each operator within <see cref="Span"/> above which it is a flood.</summary>
    public const int StartsAbove = 10;

    /// <summary>Alarms for each operator within <see cref="Span"/> below which it becomes calm.</summary>
    public const int CalmBelow = 5;

    /// <summary>Over what the rate is taken, and for how long it must be calm.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>How many came within the last <see cref="Span"/>.</summary>
    public static int Recent(IEnumerable<DateTimeOffset> calls, DateTimeOffset now) => calls.Count(c => c > now - Span && c <= now);

    /// <summary>Since when there is a flood; null when there is none.</summary>
    /// <param name="calls">When alarms called for attention, in any order; those of a day are enough.</param>
    /// <param name="operators">How many are on shift; 0 counts as 1.</param>
    /// <param name="now">Until when is looked.</param>
    public static DateTimeOffset? Since(IEnumerable<DateTimeOffset> calls, int operators, DateTimeOffset now)
    {
        var each = Math.Max(1, operators);
        var steps = calls.Where(c => c <= now).SelectMany(c => new[] { (At: c, By: 1), (At: c + Span, By: -1) })
            .Where(s => s.At <= now).OrderBy(s => s.At).ThenBy(s => s.By);
        var (rate, since, calmSince) = (0, (DateTimeOffset?)null, (DateTimeOffset?)null);
        foreach (var (at, by) in steps)
        {
            if (calmSince + Span <= at)
                (since, calmSince) = (null, null);
            rate += by;
            if (since is null && rate > StartsAbove * each)
                since = at;
            calmSince = since is not null && rate < CalmBelow * each ? calmSince ?? at : null;
        }
        return calmSince + Span <= now ? null : since;
    }
}
