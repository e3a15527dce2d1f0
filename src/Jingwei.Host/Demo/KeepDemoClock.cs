using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Host.Demo;

/// <summary>
/// A demo's clock goes its own way, so nothing but the folder knows how far it got. Whatever was shown must never be shown again: an instant
/// somewhat ahead is stored before the clock can reach it, and the next start begins there; an orderly end takes it back to the very instant.
/// </summary>
public sealed class KeepDemoClock(DemoFolder folder, RatedClock clock, ICityWriter writer, TimeProvider machine, ILogger<KeepDemoClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>How far ahead, in machine time; more than the pause between two looks and a slow commit.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);

    private DateTimeOffset kept;

    /// <summary>Stores how far the clock may go from here at its present rate; call it after each change of the clock.</summary>
    public Task Keep(CancellationToken ct) => Store(clock.Now + Ahead * clock.Rate, ct);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (folder.IsDemo)
        {
            clock.SetRate(0);
            await Store(clock.Now, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (folder.IsDemo && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (clock.Now + Ahead * clock.Rate != kept)
                {
                    await Keep(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "How far the demo's clock may go could not be stored");
            }

            await Task.Delay(Every, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Store(DateTimeOffset mayGoTo, CancellationToken ct)
    {
        await writer.Write(scope => scope.Db.Set<CityTimeRow>().ExecuteUpdateAsync(t => t.SetProperty(row => row.ShownUntil, mayGoTo)), ct);
        kept = mayGoTo;
    }
}
