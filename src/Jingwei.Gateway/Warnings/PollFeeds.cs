using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Warnings;

/// <summary>Polls the feeds whose time has come, and tells devices what they have not heard. A wait is a due row, which only wakes; the truth is on the feed, so that a start goes on with what there is.</summary>
internal sealed class PollFeeds(ICityReader reader, CityClock clock, TimeProvider machine, PollFeed poll, TellDevices tell, WarningSignals signals, ILogger<PollFeeds> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Polls all that is due now, and tells the devices.</summary>
    public async Task RunReady(CancellationToken ct)
    {
        await PollReady(ct);
        await TellReady(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var polling = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            // A feed that takes its time keeps nobody from hearing what another said.
            polling = polling.IsCompleted ? Look(PollReady, stoppingToken) : polling;
            await Look(TellReady, stoppingToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            Task[] waits = [signals.News(stop.Token), Task.Delay(LookAgain, machine, stop.Token)];
            await Task.WhenAny(waits);
            await stop.CancelAsync();
            await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PollReady(CancellationToken ct)
    {
        var now = clock.Now;
        var ready = await reader.Read(db => db.Set<WarningFeedRow>().Where(f => f.Enabled && (f.NextPollAt == null || f.NextPollAt <= now)).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(ct), ct);
        await Task.WhenAll(ready.Select(id => Quietly("polled", id, () => poll.Run(id, ct))));
    }

    private async Task TellReady(CancellationToken ct)
    {
        var untold = await reader.Read(db => db.Set<WarningFeedRow>().Where(f => f.Told < f.Changes).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(ct), ct);
        foreach (var id in untold)
        {
            await Quietly("told to devices", id, () => tell.Run(id, ct));
        }
    }

    private async Task Look(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
#pragma warning disable CA1031 // Nothing that a feed says may stop the program.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Feeds of warnings could not be looked at");
        }
    }

    private async Task Quietly(string what, long feed, Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // One feed's fault is not the others'; it is looked at again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Feed {Feed} could not be {What}", feed, what);
        }
    }
}
