using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Jingwei.Load;

/// <summary>A mosquitto of our own, set to relay as fast as it can: nothing written to disk, no limit on messages on the way.</summary>
internal sealed class Mosquitto : IDisposable
{
    private readonly Process process;
    private readonly string config;

    private Mosquitto(Process process, string config) => (this.process, this.config) = (process, config);

    /// <summary>Starts one on a port, or answers null when it is not installed.</summary>
    public static async Task<Mosquitto?> Start(IPEndPoint at)
    {
        var program = new[] { "/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        var config = Path.GetTempFileName();
        await File.WriteAllTextAsync(config,
            $"""
            listener {at.Port} {at.Address}
            allow_anonymous true
            persistence false
            max_inflight_messages 0
            max_queued_messages 0
            set_tcp_nodelay true
            log_type error

            """);
        var mosquitto = new Mosquitto(Children.Start(new ProcessStartInfo(program, ["-c", config])), config);
        await mosquitto.Ready(at);
        return mosquitto;
    }

    public void Dispose()
    {
        Children.Kill(process);
        File.Delete(config);
    }

    private async Task Ready(IPEndPoint at)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!process.HasExited && await beat.WaitForNextTickAsync())
        {
            using var probe = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await probe.ConnectAsync(at);
                return;
            }
            catch (SocketException)
            {
                // not yet
            }
        }

        throw new InvalidOperationException($"mosquitto ended with {process.ExitCode} on port {at.Port}");
    }
}
