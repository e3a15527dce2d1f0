using Jingwei.Foundation;
using Jingwei.Sensing.Lanes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>
/// Keeps readings by policy in the background: rests as long as it worked, and altogether while a lane is behind. Looks again on the city's next day, and now and then, since
/// a lane may have gone on.
/// </summary>
internal sealed class ReadingKeeper(KeepReadings keep, LaneHost lanes, CityClock clock, TimeProvider machine, ILogger<ReadingKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LaneLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LanePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(1);
    private TimeSpan worked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a start does must not wait for this.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Step(stoppingToken) is { Worked: false } idle)
                    await Wait(idle.Change, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever is wrong, a full disk for one, nothing is lost by trying later.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Readings could not be kept by policy; it is tried again");
                keep.Stop();
                await Task.Delay(FaultPause, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        keep.Stop();
    }

    private async Task<KeepingStep> Step(CancellationToken ct)
    {
        while (lanes.IsBehind)
            await Task.Delay(LanePause, machine, ct);
        var began = machine.GetTimestamp();
        var step = await keep.Step(ct);
        if (!step.Worked)
            return step;
        var took = machine.GetElapsedTime(began);
        Tell(step.Change, step.What, took);
        await Task.Delay(took, machine, ct);
        return step;
    }

    private void Tell(KeepingChange change, string what, TimeSpan took)
    {
        worked += took;
        if (change == KeepingChange.PutTogether)
            log.LogInformation("Readings of {Day} are in the aggregates, after {Seconds:0.0} s of work", what, worked.TotalSeconds);
        else if (change == KeepingChange.Dropped)
            log.LogInformation("{What} was dropped by policy", what);
        if (change != KeepingChange.Part)
            worked = TimeSpan.Zero;
    }

    private async Task Wait(KeepingChange why, CancellationToken ct)
    {
        // A lane that hears nothing rests for minutes before it moves its checkpoint.
        if (why == KeepingChange.Waits)
            lanes.Nudge();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var tomorrow = new DateTimeOffset(clock.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        Task[] waits = [clock.WaitUntil(tomorrow, stop.Token), Task.Delay(why == KeepingChange.Waits ? LaneLook : Look, machine, stop.Token)];
        await Task.WhenAny(waits);
        await stop.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
