using System.Text;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// Hands what lanes are still to hear into their order. What was written in <c>city.db</c> reaches the day's file whatever happens in between: it is handed over
/// when it was written, and at the next start if that did not come about.
/// </summary>
internal sealed class HandToLanes(ICityReader reader, ICityWriter writer, LaneHost lanes, DeviceDirectory directory, TimeProvider machine, ILogger<HandToLanes> log)
    : BackgroundService
{
    private const int MostAtOnce = 2_000;
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SemaphoreSlim signal = new(1);

    /// <summary>Something was written that a lane is to hear.</summary>
    public void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }

    /// <summary>Completes when all that was written before is on the day's file; throws when that could not be stored.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> Flush(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var any = false;
            for (; await Some(ct) is { Count: > 0 } some; any = true)
                await Hand(some, ct);
            return any;
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        one.Dispose();
        signal.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                await Flush(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DiskFault.Is(fault))
            {
                log.LogError(fault, "Changes of registers and groups wait for their lanes");
                await Task.Delay(PauseAfterFault, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Wake();
            }
        }
    }

    private Task<List<UnheardRow>> Some(CancellationToken ct) =>
        reader.Read(db => db.Set<UnheardRow>().AsNoTracking().OrderBy(u => u.Id).Take(MostAtOnce).ToListAsync(ct), ct);

    private async Task Hand(List<UnheardRow> some, CancellationToken ct)
    {
        if (some.Exists(u => directory.FindById(u.DeviceId) is null))
            await directory.Load(ct);
        // What is about one row or group keeps its order, also when the disk takes none of it and it is handed over again. What no package ever declared is heard by nobody.
        await lanes.AppendTogether(
            [.. some.Select(u => (Unheard: u, Device: directory.FindById(u.DeviceId))).Where(u => u.Device is not null).Select(u => InputOf(u.Unheard, u.Device!))], ct);
        var last = some[^1].Id;
        await writer.Write(async scope => await scope.Db.Set<UnheardRow>().Where(u => u.Id <= last).ExecuteDeleteAsync(), CancellationToken.None);
    }

    private static StoredInput InputOf(UnheardRow unheard, DeviceEntry device)
    {
        var content = Encoding.UTF8.GetBytes(unheard.Content);
        return new StoredInput
        {
            LaneId = device.LaneId,
            Kind = unheard.Kind,
            DeviceId = device.Id,
            AtMs = unheard.At.ToUnixTimeMilliseconds(),
            Values = StoredValues.Read(unheard.Kind, content, device.Kind),
            Profile = device.Kind.Values,
            Content = content,
        };
    }
}
