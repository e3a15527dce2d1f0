using System.Data.Common;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Groups;

/// <summary>
/// Keeps groups as the register and the packages say: which there are, which devices belong to each, and, under another revision, what holds there. Looks after each
/// change of the register; a process that ends in between looks at its next start.
/// </summary>
internal sealed class KeepGroups(
    ICityReader reader, ICityWriter writer, DeviceDirectory directory, AreaDirectory areas, IScenarioCatalog catalog, GroupBooks books, Lazy<HandToLanes> hand, TimeProvider machine,
    ILogger<KeepGroups> log) : BackgroundService
{
    // The one writer is not held up for longer than it takes to write these.
    private const int MostAtOnce = 20;
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SemaphoreSlim signal = new(1);
    private int revisionSeen = -1;

    /// <summary>Brings groups in line; completes when they are.</summary>
    public async Task Look(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            // Groups may be counted by other groups: as long as there are new ones, there may be more.
            while (await LookOnce(ct))
                await directory.Load(ct);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        directory.Changed -= Wake;
        base.Dispose();
        one.Dispose();
        signal.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        directory.Changed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is IOException or DbException or DbUpdateException or ObjectDisposedException)
            {
                log.LogError(fault, "Groups of devices are not as the register says");
                await Task.Delay(PauseAfterFault, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Wake();
            }
        }
    }

    private void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }

    /// <summary>Whether there are groups that the register in memory does not know.</summary>
    private async Task<bool> LookOnce(CancellationToken ct)
    {
        var revision = catalog.Revision;
        var kinds = catalog.DeviceKinds.Where(k => k is { Group: not null, Conditions.Count: > 0 }).ToList();
        if (kinds.Count == 0)
        {
            revisionSeen = revision;
            return false;
        }
        var wanted = kinds.SelectMany(k => WantedGroup.Of(k, directory.All, areas)).ToDictionary(w => (w.Kind.Code, w.Place.Key));
        var codes = kinds.Select(k => k.Code).ToList();
        var there = await reader.Read(db => db.Set<GroupRow>().AsNoTracking().Where(g => codes.Contains(g.Kind)).ToListAsync(ct), ct);
        var members = (await reader.Read(db => db.Set<GroupMemberRow>().AsNoTracking().ToListAsync(ct), ct)).ToLookup(m => m.GroupId, m => m.DeviceId);
        foreach (var group in there.Where(g => !wanted.ContainsKey((g.Kind, g.Key))))
            wanted[(group.Kind, group.Key)] = new WantedGroup(kinds.First(k => k.Code == group.Kind), new GroupPlace(group.Key, null, Text.Same("")), []);
        var known = there.ToDictionary(g => (g.Kind, g.Key), g => g.Id);
        // Under another revision what is counted may be something else, and what nobody counted meanwhile is to be found out.
        var changed = wanted.Where(w => revision != revisionSeen || !known.TryGetValue(w.Key, out var id) || !w.Value.Members.Select(m => m.Id).ToHashSet().SetEquals(members[id])
            || (w.Value.Members.Count > 0 && directory.FindById(id) is not { } subject) || w.Value.IsElsewhere(directory.FindById(known.GetValueOrDefault(w.Key)), areas)).Select(w => w.Value).ToList();
        var made = false;
        foreach (var some in changed.Chunk(MostAtOnce))
            made |= await writer.Write(
                async scope =>
                {
                    var any = false;
                    foreach (var group in some)
                        any |= await Store(scope, group);
                    scope.AfterCommit(hand.Value.Wake);
                    return any;
                },
                ct);
        revisionSeen = revision;
        return made;
    }

    private async Task<bool> Store(WriteScope scope, WantedGroup wanted)
    {
        var (kind, place, devices) = wanted;
        var row = await scope.Db.Set<GroupRow>().SingleOrDefaultAsync(g => g.Kind == kind.Code && g.Key == place.Key);
        var subject = row is null ? null : await scope.Db.Set<DeviceRow>().SingleAsync(d => d.Id == row.Id);
        var made = row is null;
        if (row is null)
            scope.Db.Add(row = new GroupRow { Id = scope.NewId(), Kind = kind.Code, Key = place.Key, Content = "", ChangedAt = scope.Now - TimeSpan.FromMilliseconds(1) });
        if (devices.Count > 0)
        {
            var told = wanted.Subject(row.Id, subject?.LaneId, scope.Now, directory, areas);
            if (subject is null)
                scope.Db.Add(told);
            else
                (subject.DisplayName, subject.Place, subject.Address, subject.AreaId, subject.AssetNumber) = (told.DisplayName, told.Place, told.Address, told.AreaId, told.AssetNumber);
        }
        var book = await Fill(scope, kind.Group!, devices);
        await scope.Db.Set<GroupMemberRow>().Where(m => m.GroupId == row.Id).ExecuteDeleteAsync();
        await scope.Db.Set<GroupFactRow>().Where(f => f.GroupId == row.Id).ExecuteDeleteAsync();
        foreach (var device in devices)
            scope.Db.Add(new GroupMemberRow { GroupId = row.Id, DeviceId = device.Id });
        foreach (var ((device, condition), episode) in book.Holding)
            scope.Db.Add(new GroupFactRow { GroupId = row.Id, DeviceId = device, Condition = condition, Episode = episode });
        new OpenGroup(row, kind, book).Tell(scope, scope.Now);
        books.Forget(row.Id);
        return made || (subject is not null && devices.Count > 0 && directory.FindById(row.Id) is not { } known);
    }

    // What holds now is what alarms say: a condition that holds has one that is active.
    private static async Task<Rules.GroupBook> Fill(WriteScope scope, GroupForm form, IReadOnlyList<DeviceEntry> devices)
    {
        var book = new Rules.GroupBook(form);
        foreach (var some in devices.Chunk(500))
        {
            foreach (var device in some)
                book.Join(device.Id, device.Kind.Code);
            var ids = some.Select(d => d.Id).ToList();
            foreach (var alarm in await scope.Db.Set<AlarmRow>().AsNoTracking().Where(a => ids.Contains(a.DeviceId) && a.ClearedAt == null).Select(a => new { a.DeviceId, a.Condition, a.Episode }).ToListAsync())
                book.Begins(alarm.DeviceId, alarm.Condition, alarm.Episode);
        }
        return book;
    }
}
