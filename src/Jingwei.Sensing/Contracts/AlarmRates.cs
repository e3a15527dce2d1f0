using Jingwei.City.Contracts;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>When an alarm called for attention, and where.</summary>
public sealed record AlarmCall(DateTimeOffset At, long AreaId);

/// <summary>How many alarms call the operators of some areas.</summary>
/// <param name="Alarms">In the last ten minutes.</param>
/// <param name="PerOperator">For each operator on shift, to a tenth; for one when there is none.</param>
/// <param name="FloodSince">Since when more come than they can take (ISA-18.2: more than ten in ten minutes each); null when they can.</param>
public sealed record AlarmLoad(int Alarms, double PerOperator, DateTimeOffset? FloodSince);

/// <summary>The rate at which alarms call people. What is held, what joined a case that was there, and mere hints (severity 1) call nobody.</summary>
public sealed class AlarmRates(AreaDirectory areas)
{
    /// <summary>How far back the beginning of a flood is looked for.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(6);

    /// <summary>All calls that the load at an instant rests on.</summary>
    public static Task<List<AlarmCall>> Calls(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - LookBack;
        return db.Set<AlarmRow>().Where(a => a.AttentionAt > since && a.Severity > 1 && !a.Joined).Select(a => new AlarmCall(a.AttentionAt!.Value, a.AreaId)).ToListAsync(ct);
    }

    /// <summary>The load of those who answer for some areas and everything below them.</summary>
    /// <param name="calls">From <see cref="Calls"/>.</param>
    /// <param name="roots">The areas.</param>
    /// <param name="operators">How many operators are on shift.</param>
    /// <param name="now">The instant.</param>
    public AlarmLoad LoadOf(IReadOnlyList<AlarmCall> calls, IReadOnlyList<long> roots, int operators, DateTimeOffset now)
    {
        var within = calls.Select(c => c.AreaId).Distinct().Where(id => roots.Any(root => areas.Covers(root, id))).ToHashSet();
        var at = calls.Where(c => within.Contains(c.AreaId)).Select(c => c.At).ToList();
        var recent = FloodRule.Recent(at, now);
        return new AlarmLoad(recent, Math.Round((double)recent / Math.Max(1, operators), 1), FloodRule.Since(at, operators, now));
    }
}
