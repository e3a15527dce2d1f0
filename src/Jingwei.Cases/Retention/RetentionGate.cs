using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// What cannot be undone begins only while this is open: after a person has released the periods; and not when more cases are due at once than the periods declare, nor when the city's time went on by days
/// without the program, until somebody has looked. What goes has its turn, a few in each second, so that nothing else waits behind it.
/// </summary>
internal sealed class RetentionGate(RetentionBook retention, int removedASecond = 5)
{
    /// <summary>A wait that comes so much too late was passed over by a stop of the program, or by a clock that was set.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromDays(7);

    /// <summary>Whether removals begin now. Where something speaks against it they stop, and say so on the page, in the audit and in the log.</summary>
    public async Task<bool> IsOpen(WriteScope scope, DueRow due)
    {
        var rule = await retention.InForce(scope.Db);
        if (!rule.Own)
        {
            return false;
        }

        var gate = await Of(scope);
        if (gate.StoppedAt is not null)
        {
            return false;
        }

        if (scope.Now - due.At > LongestGap)
        {
            Stop(scope, gate, RetentionStop.Jump);
        }
        else if (await DueSince(scope.Db, gate.ReleasedUntil, scope.Now).Take(rule.Brake + 1).CountAsync() > rule.Brake)
        {
            Stop(scope, gate, RetentionStop.Many);
        }

        return gate.StoppedAt is null;
    }

    /// <summary>The next turn, from now on; it counts as given.</summary>
    public async Task<DateTimeOffset> Turn(WriteScope scope)
    {
        var gate = await Of(scope);
        if (gate.TurnAt is not { } second || second.AddSeconds(1) <= scope.Now)
        {
            (gate.TurnAt, gate.Turns) = (scope.Now, 0);
        }
        else if (gate.Turns >= removedASecond)
        {
            (gate.TurnAt, gate.Turns) = (second.AddSeconds(1), 0);
        }

        gate.Turns++;
        return gate.TurnAt!.Value;
    }

    /// <summary>A person has looked at whatever is due by now: it may go.</summary>
    public async Task Release(WriteScope scope)
    {
        var gate = await Of(scope);
        (gate.ReleasedUntil, gate.StoppedAt, gate.StoppedWhy) = (scope.Now, null, null);
    }

    /// <summary>Cases that nothing keeps any more, of those that came due after an instant.</summary>
    public static IQueryable<CaseRetentionRow> DueSince(CityDb db, DateTimeOffset? after, DateTimeOffset now)
    {
        var from = after ?? DateTimeOffset.UnixEpoch;
        return db.Set<CaseRetentionRow>().Where(p => p.DueAt > from && p.DueAt <= now && !p.Undecided);
    }

    /// <summary>Null where nothing ever came to it.</summary>
    public static Task<RetentionGateRow?> Find(CityDb db) => db.Set<RetentionGateRow>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == RetentionGateRow.Only);

    private static async Task<RetentionGateRow> Of(WriteScope scope)
    {
        if (await scope.Db.Set<RetentionGateRow>().FindAsync(RetentionGateRow.Only) is { } known)
        {
            return known;
        }

        var gate = new RetentionGateRow();
        scope.Db.Add(gate);
        return gate;
    }

    private static void Stop(WriteScope scope, RetentionGateRow gate, RetentionStop why)
    {
        (gate.StoppedAt, gate.StoppedWhy) = (scope.Now, why);
        scope.Audit(RemoveReporterData.Actor, "retention.stop", "city", detail: why.ToString());
    }
}
