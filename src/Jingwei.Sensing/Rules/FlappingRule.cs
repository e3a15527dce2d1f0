namespace Jingwei.Sensing.Rules;

/// <summary>
/// Whether a condition comes and goes too often to be news each time: the weighted share of state changes over the last 21 checks, as Nagios has it
/// ("Detection and Handling of State Flapping"): the newest of the 20 gaps between them weighs 1.2, the oldest 0.8; a gap counts once, however often
/// the state changed in it.
/// </summary>
/// <remarks>
/// Checks are taken at two paces, each minute and each report of the device, and the greater share counts: so both a contact that rattles and a bin
/// that is full in every second report are found. It starts above 30% and stops below 10%.
/// <list type="table">
/// <item><term>raised and cleared once</term><description>2 changes, 12% at most: no</description></item>
/// <item><term>the fourth raise within 20 checks</term><description>7 changes: begins</description></item>
/// <item><term>flapping, and 10 checks without a change</term><description>goes on while 2 changes or more are in sight</description></item>
/// <item><term>flapping, and 20 checks without a change</term><description>over</description></item>
/// </list>
/// </remarks>
public static class FlappingRule
{
    /// <summary>How many states are compared.</summary>
    public const int Checks = 21;

    /// <summary>Percent above which it starts.</summary>
    public const double StartsAbove = 30;

    /// <summary>Percent below which it stops.</summary>
    public const double StopsBelow = 10;

    /// <summary>So many episodes at most fit in what is looked at, one change in each gap; older ones do not count.</summary>
    public const int MostEpisodes = Checks;

    private const int Gaps = Checks - 1;
    private const long MinuteMs = 60_000;

    /// <summary>Whether it flaps now.</summary>
    /// <param name="changesMs">When the state changed, Unix milliseconds, in any order.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    /// <param name="reportMs">How often the device reports, in milliseconds; 0 when it only reports changes.</param>
    /// <param name="before">Whether it flapped when it was last looked at.</param>
    public static bool Flaps(IReadOnlyCollection<long> changesMs, long nowMs, long reportMs, bool before)
    {
        var share = Share(changesMs, nowMs, reportMs);
        return share > StartsAbove || (before && share >= StopsBelow);
    }

    /// <summary>The share of changes in percent, at the pace at which it is greater; 0 to 100.</summary>
    public static double Share(IReadOnlyCollection<long> changesMs, long nowMs, long reportMs) =>
        Math.Max(ShareAt(changesMs, nowMs, MinuteMs), reportMs > 0 ? ShareAt(changesMs, nowMs, reportMs) : 0);

    /// <summary>When it stops if nothing changes any more; not before now.</summary>
    public static long CalmAtMs(IReadOnlyCollection<long> changesMs, long nowMs, long reportMs)
    {
        var step = Math.Max(1, Math.Min(MinuteMs, reportMs > 0 ? reportMs : MinuteMs));
        var at = nowMs;
        while (Share(changesMs, at, reportMs) >= StopsBelow)
            at += step;
        return at;
    }

    private static double ShareAt(IReadOnlyCollection<long> changesMs, long nowMs, long paceMs)
    {
        Span<bool> changed = stackalloc bool[Gaps];
        foreach (var at in changesMs)
        {
            var gap = (nowMs - at) / paceMs;
            if (at <= nowMs && gap < Gaps)
                changed[(int)gap] = true;
        }
        var sum = 0.0;
        for (var gap = 0; gap < Gaps; gap++)
            if (changed[gap])
                sum += 1.2 - (0.4 * gap / (Gaps - 1));
        return sum * 100 / Gaps;
    }
}
