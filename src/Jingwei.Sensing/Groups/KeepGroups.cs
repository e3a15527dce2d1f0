using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
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
    // The one writer is not held up for longer than it takes to compare these; a greater group is compared by itself.
    private const int MostMembersAtOnce = 2_000;
    private const int MostInAQuestion = 500;
    private const int MostRounds = 8;
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SemaphoreSlim signal = new(1);
    private int revisionSeen = -1;
    private volatile bool isBehind = true;

    /// <summary>Whether the register has changed since it was last looked at.</summary>
    public bool IsBehind => isBehind;

    /// <summary>Brings groups in line; completes when they are.</summary>
    public async Task Look(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            isBehind = false;
            // Groups may be counted by other groups: as long as there are new ones, there may be more.
            for (var round = 0; round < MostRounds && await LookOnce(ct); round++)
                await directory.Load(ct);
        }
        catch
        {
            isBehind = true;
            throw;
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
#pragma warning disable CA1031 // Whatever it was: groups stay as they are, and it is tried again.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Groups of devices are not as the register says");
                await Task.Delay(PauseAfterFault, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Wake();
            }
        }
    }

    private void Wake()
    {
        isBehind = true;
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
        foreach (var some in Pieces(changed))
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

    private static IEnumerable<List<WantedGroup>> Pieces(List<WantedGroup> groups)
    {
        var (piece, members) = (new List<WantedGroup>(), 0);
        foreach (var group in groups)
        {
            if (piece.Count > 0 && members + group.Members.Count > MostMembersAtOnce)
            {
                yield return piece;
                (piece, members) = ([], 0);
            }
            piece.Add(group);
            // An empty one takes its time too.
            members += group.Members.Count + 1;
        }
        if (piece.Count > 0)
            yield return piece;
    }

    /// <summary>Writes what is otherwise than it should be.</summary>
    /// <returns>Whether the register in memory knows what stands for the group no longer, or not yet.</returns>
    private async Task<bool> Store(WriteScope scope, WantedGroup wanted)
    {
        var (kind, place, devices) = wanted;
        var row = await scope.Db.Set<GroupRow>().SingleOrDefaultAsync(g => g.Kind == kind.Code && g.Key == place.Key);
        var subject = row is null ? null : await scope.Db.Set<DeviceRow>().SingleOrDefaultAsync(d => d.Id == row.Id);
        if (row is null)
            scope.Db.Add(row = new GroupRow { Id = scope.NewId(), Kind = kind.Code, Key = place.Key, Content = "", ChangedAt = scope.Now - TimeSpan.FromMilliseconds(1) });
        if (devices.Count > 0 && subject is not null && wanted.AreaId(areas) is var to && to != subject.AreaId)
        {
            await DeviceStood.Leave(scope, subject.Id, subject.AreaId);
            if (catalog.IsOtherwise(kind.Code, subject.AreaId, to))
                scope.Emit("devices", new DevicesMoved(1));
        }
        var changed = devices.Count > 0 && StandFor(scope, wanted, row.Id, subject);
        var book = await Fill(scope, kind.Group!, devices);
        await StoreMembers(scope, row.Id, book);
        await StoreFacts(scope, row.Id, book);
        new OpenGroup(row, kind, book).Tell(scope, scope.Now);
        books.Forget(row.Id);
        // Another piece of work of the same transaction may keep what it knew.
        scope.AfterCommit(() => books.Forget(row.Id));
        return changed;
    }

    private bool StandFor(WriteScope scope, WantedGroup wanted, long id, DeviceRow? subject)
    {
        var told = wanted.Subject(id, subject?.LaneId, scope.Now, directory, areas);
        if (subject is null)
        {
            scope.Db.Add(told);
            return true;
        }
        (subject.DisplayName, subject.Place, subject.Address, subject.AreaId, subject.AssetNumber) = (told.DisplayName, told.Place, told.Address, told.AreaId, told.AssetNumber);
        return directory.FindById(id) is not { } known || wanted.IsElsewhere(known, areas);
    }

    private static async Task StoreMembers(WriteScope scope, long id, Rules.GroupBook book)
    {
        var there = await scope.Db.Set<GroupMemberRow>().AsNoTracking().Where(m => m.GroupId == id).Select(m => m.DeviceId).ToHashSetAsync();
        foreach (var gone in there.Where(m => !book.Members.ContainsKey(m)).Chunk(MostInAQuestion))
            await scope.Db.Set<GroupMemberRow>().Where(m => m.GroupId == id && gone.Contains(m.DeviceId)).ExecuteDeleteAsync();
        scope.Db.AddRange(book.Members.Keys.Where(m => !there.Contains(m)).Select(m => new GroupMemberRow { GroupId = id, DeviceId = m }));
    }

    private static async Task StoreFacts(WriteScope scope, long id, Rules.GroupBook book)
    {
        var there = (await scope.Db.Set<GroupFactRow>().AsNoTracking().Where(f => f.GroupId == id).ToListAsync()).ToDictionary(f => (f.DeviceId, f.Condition), f => f.Episode);
        foreach (var (device, condition) in there.Where(f => !book.Holding.TryGetValue(f.Key, out var episode) || episode != f.Value).Select(f => f.Key))
            await scope.Db.Set<GroupFactRow>().Where(f => f.GroupId == id && f.DeviceId == device && f.Condition == condition).ExecuteDeleteAsync();
        scope.Db.AddRange(book.Holding.Where(h => !there.TryGetValue(h.Key, out var episode) || episode != h.Value)
            .Select(h => new GroupFactRow { GroupId = id, DeviceId = h.Key.Device, Condition = h.Key.Condition, Episode = h.Value }));
    }

    // What holds now is what alarms say: a condition that holds has one that is active.
    private static async Task<Rules.GroupBook> Fill(WriteScope scope, GroupForm form, IReadOnlyList<DeviceEntry> devices)
    {
        var book = new Rules.GroupBook(form);
        foreach (var some in devices.Chunk(MostInAQuestion))
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
