using System.Net;

namespace Jingwei.Load;

/// <summary>Milliseconds from handing a message to the socket until its PUBACK, and until a phone's socket rang.</summary>
internal sealed record RingLatencyResult(string Under, int Samples, int Missed, Percentiles Ack, Percentiles Ring);

/// <summary>The middle, the slow end and the slowest of a set.</summary>
internal readonly record struct Percentiles(double P50, double P99, double Max)
{
    public static Percentiles Of(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? default : new(At(values, 0.5), At(values, 0.99), values[^1]);
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}

/// <summary>Fills one bin after another until a phone rings, empties it again, and keeps the times.</summary>
internal static class RingLatency
{
    private const int SampledBins = Throughput.Bins / 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="server">The host's MQTT endpoint.</param>
    /// <param name="phones">All phones that may ring.</param>
    /// <param name="samples">How many bins to fill.</param>
    /// <param name="load">Messages a second that other connections send meanwhile.</param>
    public static async Task<RingLatencyResult> Measure(IPEndPoint server, Phones phones, int samples, double load)
    {
        using var stop = new CancellationTokenSource();
        var background = await Background(server, load, stop.Token);
        var (acks, rings, missed) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < samples; i++)
        {
            using var bin = await Throughput.Open(server, i % SampledBins);
            while (phones.Rings.TryRead(out _))
            {
            }

            var start = TimeProvider.System.GetTimestamp();
            var acked = Acked(bin, start);
            var rang = await Next(phones, "ring");
            acks.Add(await acked);
            if (rang is { } ring)
            {
                rings.Add(TimeProvider.System.GetElapsedTime(start, ring.Timestamp).TotalMilliseconds);
            }
            else
            {
                missed++;
            }

            await bin.PublishOne(1000); // emptied: the call ends politely
            if (rang is not null)
            {
                await Next(phones, "ringEnd");
            }
        }

        await stop.CancelAsync();
        await background;
        var under = load > 0 ? $"{load:N0} readings/s" : "idle";
        return new RingLatencyResult(under, samples, missed, Percentiles.Of(acks), Percentiles.Of(rings));
    }

    private static async Task<double> Acked(MqttConnection bin, long start)
    {
        await bin.PublishOne(9700);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<Ring?> Next(Phones phones, string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var ring = await phones.Rings.ReadAsync(patience.Token);
                if (ring.Kind == kind)
                {
                    return ring;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>A hundred connections that share the load and speak for the other half of the bins.</summary>
    private static async Task<Task> Background(IPEndPoint server, double load, CancellationToken stop)
    {
        const int Connections = 100;
        if (load <= 0)
        {
            return Task.CompletedTask;
        }

        var paced = new List<Task>();
        for (var i = 0; i < Connections; i++)
        {
            var connection = await Throughput.Open(server, SampledBins + (i % SampledBins));
            paced.Add(Task.Run(() => connection.Pace(load / Connections, TimeProvider.System, stop), CancellationToken.None));
        }

        return Task.WhenAll(paced);
    }
}
