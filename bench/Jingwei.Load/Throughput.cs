using System.Net;

namespace Jingwei.Load;

/// <summary>Messages a second with so many connections, each with so many messages on the way.</summary>
internal sealed record ThroughputResult(int Connections, int Window, Spread Readings, Spread? Relayed)
{
    /// <summary>How many readings we store while mosquitto relays one.</summary>
    public double? Ratio => Readings.Middle / Relayed?.Middle;

    public override string ToString() => $"{Connections,5} connections: {Readings} durable readings/s; mosquitto relays {Relayed}/s";
}

/// <summary>The lowest, middle and highest of some rounds.</summary>
internal readonly record struct Spread(double Lowest, double Middle, double Highest)
{
    public static Spread Of(List<double> rounds)
    {
        rounds.Sort();
        return new(rounds[0], rounds[rounds.Count / 2], rounds[^1]);
    }

    public override string ToString() => $"{Middle:N0} ({Lowest:N0}–{Highest:N0})";
}

/// <summary>Measures how many messages a second are acknowledged.</summary>
internal static class Throughput
{
    /// <summary>The demo's bins: whose readings are the simplest and whose conditions are the costliest.</summary>
    public const int Bins = 60;

    private static int clients;

    /// <summary>Acknowledged messages a second; for us acknowledged means stored.</summary>
    /// <param name="server">Where to connect.</param>
    /// <param name="shape">Connections and window.</param>
    /// <param name="seconds">Length of the measurement, after a warm-up of a third of it.</param>
    /// <param name="count">Counts instead of the PUBACKs, when given.</param>
    public static async Task<double> Measure(IPEndPoint server, (int Connections, int Window) shape, int seconds, Func<long>? count = null)
    {
        var connections = new List<MqttConnection>(shape.Connections);
        try
        {
            for (var i = 0; i < shape.Connections; i++)
            {
                connections.Add(await Open(server, i));
            }

            count ??= () => connections.Sum(c => c.Acked);
            using var stop = new CancellationTokenSource();
            var floods = connections.Select(c => Task.Run(() => c.Flood(shape.Window, stop.Token))).ToArray();
            var all = Task.WhenAll(floods);
            await Still(all, TimeSpan.FromSeconds(seconds / 3.0));
            var (start, before) = (TimeProvider.System.GetTimestamp(), count());
            await Still(all, TimeSpan.FromSeconds(seconds));
            var (elapsed, after) = (TimeProvider.System.GetElapsedTime(start), count());
            await stop.CancelAsync();
            await all;
            return (after - before) / elapsed.TotalSeconds;
        }
        finally
        {
            connections.ForEach(c => c.Dispose());
        }
    }

    /// <summary>Connection number <paramref name="i"/> speaks for one of the bins.</summary>
    public static Task<MqttConnection> Open(IPEndPoint server, int i)
    {
        var bin = $"bin-{(i % Bins) + 1:000}";
        return MqttConnection.Open(server, $"load-{Interlocked.Increment(ref clients)}", bin, "demo", [$"jingwei/v1/{bin}/readings"], "fill");
    }

    /// <summary>Waits, and throws at once when the work fails meanwhile.</summary>
    private static async Task Still(Task work, TimeSpan howLong)
    {
        if (await Task.WhenAny(work, Task.Delay(howLong)) == work)
        {
            await work;
        }
    }
}
