using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Jingwei.Sim.Play;

namespace Jingwei.Sim.Packages;

/// <summary>The host as a process over a demo folder of its own, on free ports of this machine.</summary>
public sealed class HostProgram : IAsyncDisposable
{
    private const int FirstPort = 12_000;
    private const int LastPort = 32_000;

    // Players beside each other begin in different places.
    private static int lastPort = Environment.ProcessId % 1000 * 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string program;
    private readonly TimeProvider machine;
    private readonly bool ownsFolder;
    private readonly List<string> said = [];
    private readonly (int Http, int Mqtt) ports = (FreePort(), FreePort());
    private Process? process;

    public HostProgram(string program, string? folder, TimeProvider machine)
    {
        (this.program, this.machine, ownsFolder) = (program, machine, folder is null);
        Folder = folder ?? Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
    }

    public string Folder { get; }

    /// <summary>Serves the folder with the clock standing, and answers where once it is ready.</summary>
    public async Task<CityAddress> Serve(CancellationToken ct)
    {
        process = Start("--http", $"{ports.Http}", "--mqtt", $"{ports.Mqtt}", "--demo", "paused");
        var address = new CityAddress(new Uri($"http://localhost:{ports.Http}"), "localhost", ports.Mqtt, null);
        using var client = new HttpClient { BaseAddress = address.Http };
        var began = machine.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("health/ready", ct);
                if (answer.IsSuccessStatusCode)
                {
                    return address;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            if (process.HasExited || machine.GetElapsedTime(began) > Patience)
            {
                lock (said)
                {
                    throw new InvalidOperationException($"The host {(process.HasExited ? $"ended with {process.ExitCode}" : "was not ready in time")}. It said:\n{string.Join('\n', said)}");
                }
            }

            await Task.Delay(Pause, machine, ct);
        }
    }

    /// <summary>Ends it, as a power cut would.</summary>
    public async Task Stop()
    {
        if (process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
            running.Dispose();
            process = null;
        }
    }

    /// <summary>Runs a command of the host over the folder; answers what it said.</summary>
    /// <exception cref="InvalidOperationException">It ended with a fault.</exception>
    public async Task<string> Command(CancellationToken ct, params string[] args)
    {
        lock (said)
        {
            said.Clear();
        }

        using var command = Start(args);
        await command.WaitForExitAsync(ct);
        lock (said)
        {
            var text = string.Join('\n', said);
            return command.ExitCode == 0 ? text : throw new InvalidOperationException($"{args[0]} ended with {command.ExitCode}:\n{text}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private Process Start(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var arg in (string[])[program, .. args, "--data", Folder])
        {
            info.ArgumentList.Add(arg);
        }

        var started = new Process { StartInfo = info };
        started.OutputDataReceived += (_, line) => Note(line.Data);
        started.ErrorDataReceived += (_, line) => Note(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Note(string? line)
    {
        lock (said)
        {
            said.Add(line ?? "");
        }
    }

    // Below what systems give to connections that go out: one of those may not take the port before the host does.
    private static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Add(ref lastPort, 7) % (LastPort - FirstPort));
            using var listener = new TcpListener(IPAddress.Any, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
