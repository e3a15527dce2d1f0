using Jingwei.Sim.World;

namespace Jingwei.Sim.Figures;

/// <summary>Spread of some waiting times, in seconds.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="P50">Half took no longer (nearest rank).</param>
/// <param name="P95">95 of 100 took no longer (nearest rank).</param>
/// <param name="Mean">Sum over count.</param>
public sealed record Spread(int Count, double P50, double P95, double Mean)
{
    public static Spread Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalSeconds).Order().ToList();
        double Rank(double share) => sorted.Count == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
        return new Spread(sorted.Count, Round(Rank(0.5)), Round(Rank(0.95)), Round(sorted.Count == 0 ? 0 : sorted.Average()));
    }

    private static double Round(double seconds) => Math.Round(seconds, 1);
}

/// <summary>A share of some things, with both counts.</summary>
public sealed record Share(int Part, int Of)
{
    public double Percent => Of == 0 ? 0 : Math.Round(100.0 * Part / Of, 1);
}

/// <summary>The figures of a played day.</summary>
/// <param name="Cases">Cases filed in the day.</param>
/// <param name="Events">Of these, street events: all but false alarms and what was not found.</param>
/// <param name="SolvedFromAlarm">Events of which the last "cleared" stands in the history within 10 minutes of the case's opening (alarm or report).</param>
/// <param name="Troubles">Things that were truly wrong on a device in the day.</param>
/// <param name="SolvedFromTruth">Troubles that were truly right again within 10 minutes of truly going wrong, noticed or not.</param>
/// <param name="TroublesUnnoticed">Troubles for whose device no case was open or opened while they lasted.</param>
public sealed record DayReport(
    long Seed, DateTimeOffset From, DateTimeOffset To, int Cases, int Events, int FalseAlarms, int NotFound, int ClearedThemselves, int Closed,
    Share SolvedFromAlarm, int Troubles, Share SolvedFromTruth, int TroublesUnnoticed,
    Spread TruthToAlarm, Spread AlarmToRing, Spread AlarmToAccept, Spread AlarmToArrival, Spread AlarmToClear, Spread RingToArrival,
    IReadOnlyDictionary<string, int> BySource, double MachineSeconds)
{
    /// <summary>What counts as solved while still small.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromMinutes(10);

    public static DayReport Of(
        long seed, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<CaseStory> cases, IReadOnlyList<Trouble> troubles, TimeSpan took)
    {
        var events = cases.Where(c => c.Outcome is not ("falseAlarm" or "notFound")).ToList();
        var day = troubles.Where(t => t.From >= from && t.From < to).ToList();
        var noticed = day.Select(t => (Trouble: t, Case: cases.FirstOrDefault(
            c => c.DeviceId == t.DeviceId && c.OpenedAt <= (t.Until ?? DateTimeOffset.MaxValue) && (c.ClearAt ?? DateTimeOffset.MaxValue) >= t.From))).ToList();
        Spread FromAlarm(Func<CaseStory, DateTimeOffset?> at) => Spread.Of(events.Where(c => at(c) is not null).Select(c => at(c)!.Value - c.OpenedAt));

        return new DayReport(
            seed, from, to, cases.Count, events.Count,
            cases.Count(c => c.Outcome == "falseAlarm"), cases.Count(c => c.Outcome == "notFound"),
            cases.Count(c => c.Outcome == "clearedItself"), cases.Count(c => c.Closed),
            new Share(events.Count(c => c.ClearAt - c.OpenedAt <= InTime), events.Count),
            day.Count,
            new Share(day.Count(t => t.Until - t.From <= InTime), day.Count),
            noticed.Count(n => n.Case is null),
            Spread.Of(noticed.Where(n => n.Case is not null && n.Case.OpenedAt >= n.Trouble.From).Select(n => n.Case!.OpenedAt - n.Trouble.From)),
            FromAlarm(c => c.RungAt), FromAlarm(c => c.AcceptedAt), FromAlarm(c => c.ArrivedAt), FromAlarm(c => c.ClearAt),
            Spread.Of(events.Where(c => c is { RungAt: not null, ArrivedAt: not null }).Select(c => c.ArrivedAt!.Value - c.RungAt!.Value)),
            cases.GroupBy(c => c.Source).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
            Math.Round(took.TotalSeconds, 1));
    }
}
