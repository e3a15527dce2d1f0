using Jingwei.Foundation;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>The time of a message of others is over.</summary>
internal sealed class WhenWarningEnds(WarningSignals signals) : IDueHandler
{
    public const string KindName = "warning.ends";

    public string Kind => KindName;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (Ids.Find(due.Subject) is not { } id || await scope.Db.Set<WarningInRow>().SingleOrDefaultAsync(w => w.Id == id) is not { } row || !await TakeWarning.Weigh(scope, row))
        {
            return;
        }

        if (await scope.Db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == row.FeedId) is { } feed)
        {
            feed.Changes++;
        }

        scope.AfterCommit(signals.Wake);
    }
}

/// <summary>The next poll of a feed has come.</summary>
internal sealed class WhenFeedIsDue(WarningSignals signals) : IDueHandler
{
    public const string KindName = "warning.poll";

    public string Kind => KindName;

    public Task Handle(DueRow due, WriteScope scope)
    {
        scope.AfterCommit(signals.Wake);
        return Task.CompletedTask;
    }
}

/// <summary>Once a day: polls of more than a week ago go, entries that were looked at a month ago, and messages that ended a year ago.</summary>
internal sealed class TidyWarnings : IDueHandler
{
    public const string KindName = "warning.tidy";

    /// <summary>Messages that go in one transaction; while there are more, the next follows soon.</summary>
    private const int MostAtOnce = 1000;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PollsKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan SeenKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan WarningsKept = TimeSpan.FromDays(365);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public string Kind => KindName;

    public static async Task Begin(WriteScope scope)
    {
        if (await scope.FindDue(KindName, "all") is null)
        {
            await scope.Schedule(KindName, "all", scope.Now + Every);
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var (polls, seen, warnings) = (IdSource.LowestAt(scope.Now - PollsKept), scope.Now - SeenKept, IdSource.LowestAt(scope.Now - WarningsKept));
        foreach (var feed in await scope.Db.Set<WarningFeedRow>().Select(f => f.Id).ToListAsync())
        {
            await scope.Db.Set<WarningPollRow>().Where(p => p.FeedId == feed && p.Id < polls).ExecuteDeleteAsync();
            await scope.Db.Set<WarningSeenRow>().Where(s => s.FeedId == feed && s.At < seen).ExecuteDeleteAsync();
        }

        var old = await scope.Db.Set<WarningInRow>().Where(w => w.Id < warnings && w.State != WarningState.Active).Select(w => w.Id).Take(MostAtOnce).ToListAsync();
        await scope.Db.Set<WarningAreaRow>().Where(a => old.Contains(a.WarningId)).ExecuteDeleteAsync();
        await scope.Db.Set<WarningRefRow>().Where(r => old.Contains(r.WarningId)).ExecuteDeleteAsync();
        await scope.Db.Set<WarningInRow>().Where(w => old.Contains(w.Id)).ExecuteDeleteAsync();
        await scope.Schedule(KindName, "all", scope.Now + (old.Count == MostAtOnce ? Soon : Every));
    }
}

/// <summary>Wakes whoever polls feeds and tells devices.</summary>
internal sealed class WarningSignals : IDisposable
{
    private readonly WebhookSignals inner = new();

    public void Dispose() => inner.Dispose();

    public void Wake() => inner.Wake();

    public Task News(CancellationToken ct) => inner.News(ct);
}
