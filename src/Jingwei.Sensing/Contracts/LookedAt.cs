using System.Text.Json;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>What other rooms say when somebody has looked.</summary>
public sealed class LookedAt
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly Registers.DeviceDirectory directory;
    private readonly HandToLanes hand;

    internal LookedAt(Registers.DeviceDirectory directory, HandToLanes hand) => (this.directory, this.hand) = (directory, hand);

    /// <summary>Notes, in the caller's transaction, that the case is closed: alarms of it that last until somebody looked are over as soon as their lanes hear of it.</summary>
    /// <param name="scope">The caller's piece of work.</param>
    /// <param name="caseNumber">The case.</param>
    /// <param name="closedAt">When it was closed; what happened later was not looked at.</param>
    public async Task Note(WriteScope scope, string caseNumber, DateTimeOffset closedAt)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var alarms = await scope.Db.Set<AlarmRow>().AsNoTracking().Where(a => a.CaseNumber == caseNumber && a.ClearedAt == null)
            .Select(a => new { a.DeviceId, a.Condition }).ToListAsync();
        foreach (var alarm in alarms)
        {
            var value = RegisterForm.LookedAt(alarm.Condition);
            if (directory.FindById(alarm.DeviceId) is not { IsSubject: true } subject || subject.Kind.IndexOf(value) < 0)
                continue;
            // Behind what its lane was told of the row, so that it is not taken for something late.
            var changedAt = await scope.Db.Set<RegisterRow>().Where(r => r.Id == alarm.DeviceId).Select(r => r.ChangedAt).SingleAsync();
            scope.Db.Add(new UnheardRow
            {
                Id = scope.NewId(),
                Kind = InputKind.Looked,
                DeviceId = alarm.DeviceId,
                At = scope.Now > changedAt ? scope.Now : changedAt + Tick,
                Content = JsonSerializer.Serialize(new Dictionary<string, long> { [value] = closedAt.ToUnixTimeMilliseconds() }),
            });
            scope.AfterCommit(hand.Wake);
        }
    }
}
