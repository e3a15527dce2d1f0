using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Groups;

/// <summary>
/// Turns a lane's outputs into facts for the groups that count them, in the lane's own transaction: one for each output that changes a count, in their order, so that
/// what groups hear does not depend on how outputs came together.
/// </summary>
internal sealed class TellGroups(DeviceDirectory directory, IScenarioCatalog catalog, GroupBooks books, Lazy<HandToLanes> hand)
{
    private volatile CountedNow counted = new(-1, []);

    /// <param name="outputs">Those that were news to alarms.</param>
    public async Task Apply(WriteScope scope, IReadOnlyList<LaneOutput> outputs)
    {
        if (Counted() is not { Count: > 0 } now)
            return;
        var (open, told) = (new Dictionary<long, OpenGroup?>(), false);
        foreach (var output in outputs)
        {
            if (directory.FindById(output.DeviceId) is not { } device || !now.Contains(new CountedCondition(device.Kind.Code, output.News.Condition)))
                continue;
            foreach (var id in await scope.Db.Set<GroupMemberRow>().Where(m => m.DeviceId == device.Id).Select(m => m.GroupId).OrderBy(g => g).ToListAsync())
            {
                if (!open.TryGetValue(id, out var group))
                    open[id] = group = await books.Open(scope, id);
                if (group is null || !group.Book.Hear(device.Id, output.News.Condition, output.News.News))
                    continue;
                await Store(scope, group, device.Id, output.News.Condition);
                told |= group.Tell(scope, DateTimeOffset.FromUnixTimeMilliseconds(output.AtMs));
            }
        }
        foreach (var group in open.Values.OfType<OpenGroup>())
            books.Keep(scope, group);
        if (told)
            scope.AfterCommit(hand.Value.Wake);
    }

    private static async Task Store(WriteScope scope, OpenGroup group, long device, string condition)
    {
        var id = group.Row.Id;
        if (group.Book.Holding.TryGetValue((device, condition), out var episode))
            await scope.Db.Database.ExecuteSqlAsync(
                $"INSERT INTO group_fact(group_id, device_id, condition, episode) VALUES ({id}, {device}, {condition}, {episode}) ON CONFLICT(group_id, device_id, condition) DO UPDATE SET episode = {episode}");
        else
            await scope.Db.Set<GroupFactRow>().Where(f => f.GroupId == id && f.DeviceId == device && f.Condition == condition).ExecuteDeleteAsync();
    }

    private HashSet<CountedCondition> Counted()
    {
        var (revision, known) = (catalog.Revision, counted);
        if (known.Revision != revision)
            counted = known = new CountedNow(revision, [.. catalog.DeviceKinds.Where(k => k.Group is not null).SelectMany(k => k.Group!.Counts).SelectMany(c => c.Of)]);
        return known.Conditions;
    }

    private sealed record CountedNow(int Revision, HashSet<CountedCondition> Conditions);
}
