using System.Net;
using System.Net.Sockets;

namespace Jingwei.Load.Growth;

/// <summary>What a fleet achieved.</summary>
/// <param name="PerSecond">Counted messages a second after the warm-up.</param>
/// <param name="Acked">All that were acknowledged, those of the warm-up too.</param>
/// <param name="Took">From the first message to the last PUBACK.</param>
internal readonly record struct FleetResult(double PerSecond, long Acked, TimeSpan Took);

/// <summary>Many connections at once. Each is a task on the shared threads; none has a thread of its own.</summary>
internal sealed class Fleet : IDisposable
{
    private const int OpenedAtOnce = 64;
    private static int clients;
    private readonly MqttConnection[] connections;

    private Fleet(MqttConnection[] connections) => this.connections = connections;

    private long Acked => connections.Sum(c => c.Acked);

    /// <summary>Signs in one connection for each speaker.</summary>
    public static async Task<Fleet> Open(IPEndPoint server, IReadOnlyList<Speaker> speakers)
    {
        var connections = new MqttConnection[speakers.Count];
        await Parallel.ForAsync(0, speakers.Count, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (i, _) => connections[i] = await Open(server, speakers[i]));
        return new Fleet(connections);
    }

    public static Task<MqttConnection> Open(IPEndPoint server, Speaker speaker) =>
        MqttConnection.Open(server, $"load-{Interlocked.Increment(ref clients)}", speaker.User, speaker.Token, speaker.Topics, LoadCity.ValueName);

    /// <summary>Floods for a warm-up and then for the measurement.</summary>
    /// <param name="window">Messages on the way of each connection.</param>
    /// <param name="seconds">Length of the measurement, after a warm-up of a third of it.</param>
    /// <param name="count">Counts instead of the PUBACKs, when given.</param>
    public async Task<FleetResult> Flood(int window, double seconds, Func<long>? count = null)
    {
        count ??= () => Acked;
        var ackedBefore = Acked;
        using var stop = new CancellationTokenSource();
        var begin = TimeProvider.System.GetTimestamp();
        var all = Task.WhenAll(connections.Select(c => Task.Run(() => c.Flood(window, stop.Token))));
        await Still(all, TimeSpan.FromSeconds(seconds / 3));
        var (start, before) = (TimeProvider.System.GetTimestamp(), count());
        await Still(all, TimeSpan.FromSeconds(seconds));
        var perSecond = (count() - before) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await stop.CancelAsync();
        await all;
        return new FleetResult(perSecond, Acked - ackedBefore, TimeProvider.System.GetElapsedTime(begin));
    }

    /// <summary>Each topic once.</summary>
    public Task Once(IReadOnlyList<Speaker> speakers, int window) => Task.WhenAll(connections.Select((c, i) => Task.Run(() => c.Publish(speakers[i].Topics.Count, window))));

    /// <summary>Publishes at a steady rate that the connections share, until told to stop or the server is gone.</summary>
    public async Task Pace(double perSecond, CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(connections.Select(c => Task.Run(() => c.Pace(perSecond / connections.Length, TimeProvider.System, stop), CancellationToken.None)));
        }
        catch (Exception gone) when (gone is SocketException or InvalidOperationException)
        {
            // the server was killed under the load
        }
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
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
