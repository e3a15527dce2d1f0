using System.Text.Json;
using Jingwei.Gateway.Cap;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Warnings;

/// <summary>
/// Says to the city in its own way how severe the worst warning of a feed is where each of its devices stands: a reading as of any sensor, stored before it is ticked off. What follows, an alarm
/// and the level of response that is proposed, is the packages' to say.
/// </summary>
internal sealed class TellDevices(ICityWriter writer, ICityReader reader, IDevices devices, IReadingIntake intake, WarningPlace place, ILogger<TellDevices> log)
{
    public async Task Run(long feedId, CancellationToken ct)
    {
        var (feed, standing, spoken) = await reader.Read(
            async db =>
            {
                var feed = await db.Set<WarningFeedRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == feedId, ct);
                var active = await db.Set<WarningInRow>().Where(w => w.FeedId == feedId && w.State == WarningState.Active).Select(w => new { w.Id, w.Severity, w.Tells }).ToListAsync(ct);
                var telling = active.Where(w => w.Tells).Select(w => w.Id).ToList();
                var where = (await db.Set<WarningAreaRow>().Where(a => telling.Contains(a.WarningId)).ToListAsync(ct)).ToLookup(a => a.AreaId, a => a.WarningId);
                var severity = active.ToDictionary(w => w.Id, w => w.Severity);
                var others = await db.Set<WarningFeedRow>().AsNoTracking().Where(f => f.Id != feedId && f.Enabled).ToListAsync(ct);
                return (feed, where.SelectMany(w => w.Select(id => (AreaId: w.Key, Severity: severity[id]))).ToLookup(w => w.AreaId, w => w.Severity), others.SelectMany(f => f.DeviceList).ToHashSet());
            },
            ct);
        if (feed is null)
        {
            return;
        }

        // A device that the source left hears once that nothing stands, unless another source speaks through it.
        var (speaks, leaving) = (feed.Enabled ? feed.DeviceList : [], feed.LeavingList.Where(d => !spoken.Contains(d)));
        foreach (var (name, left) in speaks.Select(d => (d, false)).Concat(leaving.Select(d => (d, true))))
        {
            if (devices.Find(name) is not { } device)
            {
                continue; // Its feed's page says so.
            }

            var here = left ? [] : standing[place.NotedFor(device.AreaId)].ToList();
            var reading = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int> { [FeedBook.ValueName] = here.DefaultIfEmpty(0).Max() });
            var receipt = await intake.Submit(new DeviceSender(device.Id, device.Name, false), device.Name, reading, ct);
            if (receipt.IsOurFault)
            {
                return; // Not ticked off: said again.
            }

            if (receipt.Status != ReadingStatus.Stored)
            {
                log.LogWarning("{Device} could not say what feed {Feed} warns of: {Code}", device.Name, feedId, receipt.Code);
            }
        }

        await writer.Write(async scope =>
        {
            if (await scope.Db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == feedId) is { } row && row.Told < feed.Changes)
            {
                row.Told = feed.Changes;
                row.Leaving = string.Join(',', row.LeavingList.Except(feed.LeavingList));
            }

            return true;
        }, CancellationToken.None);
    }
}
