using System.Diagnostics;

namespace Jingwei.Host.Demo;

/// <summary>Where the played city's program is, and where it finds this host.</summary>
/// <param name="Program">Path of Jingwei.Sim.dll.</param>
/// <param name="Http">Address of this host's API.</param>
/// <param name="Mqtt">host:port of this host's listener.</param>
public sealed record DemoPlayerOptions(string Program, Func<string> Http, Func<string> Mqtt)
{
    /// <summary>The program as the build lays it beside the host.</summary>
    public static string UsualProgram => Path.Combine(AppContext.BaseDirectory, "sim", "Jingwei.Sim.dll");
}

/// <summary>
/// Runs the played city as a process of its own, started once the host serves and started again when it ends; it lives no
/// longer than the host, because it ends when its input does.
/// </summary>
public sealed class DemoPlayer(
    DemoFolder folder, DemoPlayerOptions options, IHostApplicationLifetime life, TimeProvider machine, ILogger<DemoPlayer> log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan GoodByeWithin = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!folder.IsDemo)
        {
            return;
        }

        if (!File.Exists(options.Program))
        {
            log.LogWarning("The played city is not built: {Program} is missing", options.Program);
            return;
        }

        var started = new TaskCompletionSource();
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var since = machine.GetTimestamp();
            await RunOnce(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            pause = machine.GetElapsedTime(since) > StableAfter ? ShortestPause : pause;
            log.LogWarning("The played city ended; it starts again in {Pause}", pause);
            await Task.Delay(pause, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task RunOnce(CancellationToken ct)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(DotNet())
        {
            ArgumentList = { options.Program, "play", "--http", options.Http(), "--mqtt", options.Mqtt(), "--seed", folder.Seed.ToString() },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        } };
        try
        {
            process.Start();
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            log.LogError(fault, "The played city could not be started");
            return;
        }

        var pipes = Task.WhenAll(
            Pipe(process.StandardOutput, line => log.LogInformation("{Line}", line)),
            Pipe(process.StandardError, line => log.LogWarning("{Line}", line)));
        await process.WaitForExitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(GoodByeWithin, machine);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await pipes.WaitAsync(GoodByeWithin, machine, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task Pipe(StreamReader reader, Action<string> say)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            say(line);
        }
    }

    /// <summary>The runtime that runs this host, if it is the dotnet command; else whichever is on the path.</summary>
    private static string DotNet() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
