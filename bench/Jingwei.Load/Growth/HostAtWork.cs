using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Jingwei.Load.Growth;

/// <summary>A host of our own on a data folder of our own.</summary>
internal sealed class HostAtWork : IAsyncDisposable
{
    private const int HttpPort = 8076;
    private const int MqttPort = 1876;
    private static readonly HttpClient Asking = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static string program = "";
    private static string scenarios = "";
    private readonly Process process;
    private readonly Task said;
    private bool ended;

    private HostAtWork(Process process)
    {
        this.process = process;
        said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static Uri Web { get; } = new($"http://127.0.0.1:{HttpPort}");

    public static IPEndPoint Mqtt { get; } = new(IPAddress.Loopback, MqttPort);

    /// <summary>Memory that the process holds now, in MB of 2^20 bytes.</summary>
    public double ResidentMb => Status("VmRSS:");

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Says which program and which packages of ours.</summary>
    public static void Use(string hostProgram, string scenarioFolder) => (program, scenarios) = (hostProgram, scenarioFolder);

    /// <summary>Starts it and answers when it is ready, with the seconds that took.</summary>
    public static async Task<(HostAtWork Host, TimeSpan Ready)> Start(string folder)
    {
        var start = TimeProvider.System.GetTimestamp();
        var host = new HostAtWork(Children.Start(How(
            ["--demo", "paused", "--device-rate", "0", "--device-connections", "20000", "--http", $"{HttpPort}", "--mqtt", $"{MqttPort}", "--data", folder])));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await IsReady())
        {
            if (host.process.HasExited)
            {
                await host.said;
                throw new InvalidOperationException($"The host ended with {host.process.ExitCode}.");
            }

            await beat.WaitForNextTickAsync();
        }

        return (host, TimeProvider.System.GetElapsedTime(start));
    }

    /// <summary>Runs a command of the host to its end; answers what it said, and how long it took.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<(string Said, TimeSpan Took)> Command(params string[] arguments)
    {
        var start = TimeProvider.System.GetTimestamp();
        var process = Children.Start(How(arguments));
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var (took, code) = (TimeProvider.System.GetElapsedTime(start), process.ExitCode);
        Children.Forget(process);
        return code == 0 ? (await said, took) : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {code}: {await said}{await wrong}");
    }

    /// <summary>As if the power failed.</summary>
    public void Kill()
    {
        Children.Kill(process);
        ended = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            ended = true;
            await Children.Stop(process);
        }
    }

    private static ProcessStartInfo How(IEnumerable<string> arguments)
    {
        var how = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        how.Environment["JINGWEI_SCENARIOS"] = scenarios;
        return how;
    }

    private static async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Asking.GetAsync(new Uri(Web, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private double Status(string row) =>
        File.ReadLines($"/proc/{process.Id}/status").Where(l => l.StartsWith(row, StringComparison.Ordinal))
            .Select(l => double.Parse(l.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First();
}
