using Jingwei.Sensing.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Scenarios.Publishing;

/// <summary>
/// Puts the newest stored revision into force: every lane gets it at a place of its order, then whoever asks the catalog. A process that ends in between does it
/// at its next start.
/// </summary>
internal sealed class PutIntoForce(PublishedCatalog catalog, Lazy<ILanes> lanes, DeviceRegister register, TimeProvider machine, ILogger<PutIntoForce> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim signal = new(0);
    private readonly List<(int Revision, TaskCompletionSource Done)> waiting = [];

    /// <summary>Another revision may have been stored.</summary>
    public void Wake() => signal.Release();

    /// <summary>Completes when the revision, or a later one, is in force.</summary>
    public Task Reached(int revision, CancellationToken ct)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (waiting)
            waiting.Add((revision, done));
        Tell();
        return done.Task.WaitAsync(ct);
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            try
            {
                while (catalog.Newest() is var newest && newest > catalog.Revision)
                    await Put(newest, stoppingToken);
            }
#pragma warning disable CA1031 // Whatever it was: what is in force stays so, and it is tried again.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(fault, "A revision of the packages could not be put into force");
                await Task.Delay(Pause, machine, stoppingToken);
                Wake();
            }
        }
    }

    private async Task Put(int revision, CancellationToken ct)
    {
        var next = catalog.At(revision);
        // The revision says from where on each device is judged by where it is now.
        await register.Refresh(ct);
        // Lanes first, so that none judges by the new packages what it got before; again afterwards for lanes that began meanwhile.
        await lanes.Value.ChangeRules(revision, ct);
        catalog.InForce(next);
        await register.Refresh(ct);
        await lanes.Value.ChangeRules(revision, ct);
        log.LogInformation("Revision {Revision} of the packages is in force", revision);
        Tell();
    }

    private void Tell()
    {
        lock (waiting)
        {
            foreach (var (_, done) in waiting.Where(w => w.Revision <= catalog.Revision))
                done.TrySetResult();
            waiting.RemoveAll(w => w.Done.Task.IsCompleted);
        }
    }
}
