using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>
/// Plays along with the city's clock until it is stopped: beats and moves at their time, rings as the live lines bring them, and
/// commands from the control page. While paused it holds no connection and sends nothing.
/// </summary>
public sealed class PlayLive(CityAddress city, TimeProvider machine, Action<string> log)
{
    private static readonly TimeSpan ClockEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CityHttp open = BuildTown.Open(city);
    private readonly CityTime time = new(machine);
    private readonly Channel<DemoCommand> commands = Channel.CreateUnbounded<DemoCommand>();
    private readonly Hint hint = new();
    private Town? town;
    private CancellationTokenSource? lines;

    public async Task Run(CancellationToken ct)
    {
        var hearing = HearCommands(ct);
        try
        {
            while (!ct.IsCancellationRequested)
            {
                try
                {
                    await PlayWhileConnected(ct);
                }
                catch (Exception fault) when (fault is HttpRequestException or CityRefusalException or IOException or SocketException or JsonException or InvalidDataException
                    || (fault is OperationCanceledException && !ct.IsCancellationRequested))
                {
                    log($"lost the city, trying again: {fault.Message}");
                    await Close();
                    await Task.Delay(Patience, machine, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Told to stop.
        }
        finally
        {
            await Close();
            await hearing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task PlayWhileConnected(CancellationToken ct)
    {
        var playing = (await open.Get<DemoAnswer>("demo", ct)).Playing;
        time.Set(await open.Get<ClockAnswer>("clock", ct));
        if (playing)
        {
            await Begin(ct);
        }

        var (clockAt, watchAt) = (machine.GetTimestamp(), machine.GetTimestamp());
        var hinted = false;
        while (true)
        {
            while (commands.Reader.TryRead(out var command))
            {
                await Obey(command, ct);
            }

            if (machine.GetElapsedTime(clockAt) > ClockEvery)
            {
                time.Set(await open.Get<ClockAnswer>("clock", ct));
                clockAt = machine.GetTimestamp();
            }

            if (town is { } playingTown)
            {
                var acted = await playingTown.RunDue(time.Now);
                if (hinted || acted || machine.GetElapsedTime(watchAt) > WatchEvery)
                {
                    await playingTown.Desk.Watch(time.Now, ct);
                    watchAt = machine.GetTimestamp();
                }
            }

            hinted = await WaitForSomething(ct);
        }
    }

    /// <summary>True when there was a hint, which is taken by that, also while nobody plays.</summary>
    private async Task<bool> WaitForSomething(CancellationToken ct)
    {
        var wait = town?.Agenda.NextAt is { } next ? time.Until(next, TimeSpan.FromMilliseconds(500)) : TimeSpan.FromMilliseconds(500);
        return await hint.Wait(wait > TimeSpan.Zero && commands.Reader.Count == 0 ? wait : TimeSpan.Zero, ct);
    }

    private async Task Obey(DemoCommand command, CancellationToken ct)
    {
        log($"told: {command.Kind} {command.Device} {command.Playing} {command.Rate}");
        switch (command.Kind)
        {
            case "play" when command.Playing == true:
                await Begin(ct);
                break;
            case "play":
                await Close();
                break;
            case "rate" or "clock":
                time.Set(await open.Get<ClockAnswer>("clock", ct));
                break;
            default:
                // Somebody asked for exactly this, so it is done while paused too, and nothing else with it.
                var (wasPlaying, here) = (town is not null, town ?? await Build(ct));
                await here.Provoke(command.Kind, command.Device, time.Now, ct);
                if (!wasPlaying)
                {
                    await here.DisposeAsync();
                }

                break;
        }
    }

    private async Task Begin(CancellationToken ct)
    {
        if (town is not null)
        {
            return;
        }

        time.Set(await open.Get<ClockAnswer>("clock", ct));
        town = await Build(ct);
        await town.Begin(time.Now, ct);
        town.Parts.World.Opening(time.Now);
        lines = CancellationTokenSource.CreateLinkedTokenSource(ct);
        foreach (var person in town.Parts.People.Where(p => p.Role is "operator" or "officer" or "crew" or "pointOwner"))
        {
            _ = new LiveLine(city.Http, person.City, (kind, _) => Heard(kind), machine).Run(lines.Token);
        }

        log($"playing {town.Parts.World.Things.Count} devices and {town.Parts.People.Count} people from {time.Now:u}");
    }

    private async Task<Town> Build(CancellationToken ct)
    {
        var seed = city.Seed ?? (await open.Get<DemoAnswer>("demo", ct)).Seed;
        return await BuildTown.From(city, new World.Chance(seed), time.Now, () => time.Rate, machine, log, ct, withHotline: true);
    }

    private void Heard(string kind)
    {
        if (kind is "ring" or "ringEnd" or "task" or "case")
        {
            hint.Give();
        }
    }

    private async Task Close()
    {
        if (lines is not null)
        {
            await lines.CancelAsync();
            lines.Dispose();
            lines = null;
        }

        if (town is { } closing)
        {
            town = null;
            await closing.DisposeAsync();
            log("paused");
        }
    }

    private async Task HearCommands(CancellationToken ct)
    {
        long? after = null;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var heard = await open.Get<DemoCommands>(
                    $"demo/commands?after={after ?? -1}&waitSeconds={(after is null ? 0 : (int)CommandWait.TotalSeconds)}", ct);
                // What was told before the player came has been done or is over.
                foreach (var command in after is null ? [] : heard.Items)
                {
                    await commands.Writer.WriteAsync(command, ct);
                    hint.Give();
                }

                after = heard.Next;
            }
            catch (Exception fault) when (fault is HttpRequestException or CityRefusalException or IOException or JsonException)
            {
                after = null;
                await Task.Delay(Patience, machine, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
