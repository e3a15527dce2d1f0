using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Jingwei.Sim.Wire;

/// <summary>
/// One device's connection: signs in when it first has something to send, sends with QoS 1 and counts a message as sent when it
/// is acked; after a break it connects again, waiting longer each time, and sends the same message again.
/// </summary>
/// <param name="host">Where the listener is.</param>
/// <param name="port">TCP port.</param>
/// <param name="device">Device id, which is its user name.</param>
/// <param name="token">Its password.</param>
/// <param name="time">Machine time, for back-off and for the wait for an ack.</param>
public sealed class MqttLink(string host, int port, string device, string token, TimeProvider time) : IAsyncDisposable
{
    private const ushort KeepAliveSeconds = 90;
    private static readonly TimeSpan AckWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<ushort, TaskCompletionSource> waiting = new();
    private TcpClient? tcp;
    private ushort lastId;

    /// <summary>Completes when the message is acked.</summary>
    /// <exception cref="UnauthorizedAccessException">The listener knows no such device or token; trying again will not help.</exception>
    public async Task Publish(string topic, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        ushort id = 0;
        for (var attempt = 0; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                await Send(topic, payload, id == 0 ? id = NextId() : id, attempt > 0, ct);
                return;
            }
            catch (Exception fault) when (fault is IOException or SocketException or TimeoutException or InvalidDataException or ObjectDisposedException)
            {
                Break();
                var wait = TimeSpan.FromMilliseconds(200 * Math.Pow(2, Math.Min(attempt, 8)));
                await Task.Delay(wait < LongestWait ? wait : LongestWait, time, ct);
            }
        }
    }

    /// <summary>Keeps the connection open, if there is one.</summary>
    public async Task Ping(CancellationToken ct)
    {
        if (tcp is null)
        {
            return;
        }

        await gate.WaitAsync(ct);
        try
        {
            if (tcp is { } open)
            {
                await open.GetStream().WriteAsync(MqttPackets.PingReq, ct);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Break();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (tcp is { } open)
            {
                await open.GetStream().WriteAsync(MqttPackets.Disconnect);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was gone already.
        }
        finally
        {
            Break();
            gate.Release();
        }
    }

    private async Task Send(string topic, ReadOnlyMemory<byte> payload, ushort id, bool again, CancellationToken ct)
    {
        var acked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await gate.WaitAsync(ct);
        try
        {
            var open = tcp ??= await Connect(ct);
            waiting[id] = acked;
            await open.GetStream().WriteAsync(MqttPackets.Publish(topic, payload.Span, id, again), ct);
        }
        catch (InvalidOperationException closed)
        {
            throw new IOException("The connection has closed.", closed);
        }
        finally
        {
            gate.Release();
        }

        try
        {
            await acked.Task.WaitAsync(AckWithin, time, ct);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private async Task<TcpClient> Connect(CancellationToken ct)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, ct);
            var stream = client.GetStream();
            // Its own client id: someone may play this device by hand beside us.
            await stream.WriteAsync(MqttPackets.Connect($"played-{device}", device, token, KeepAliveSeconds), ct);
            var answer = await MqttPackets.Read(stream, ct) ?? throw new IOException("The listener closed at sign-in.");
            if (answer.Type != MqttPackets.ConnAck || answer.Body is not [_, var code])
            {
                throw new InvalidDataException("The listener did not answer CONNECT with CONNACK.");
            }

            if (code is 4 or 5)
            {
                throw new UnauthorizedAccessException($"{device} was refused with code {code}.");
            }

            if (code != 0)
            {
                throw new IOException($"The listener is not ready for {device}: code {code}.");
            }

            _ = Listen(client, stream);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task Listen(TcpClient client, NetworkStream stream)
    {
        try
        {
            while (await MqttPackets.Read(stream, CancellationToken.None) is { } packet)
            {
                if (packet.Type == MqttPackets.PubAck && waiting.TryGetValue(MqttPackets.PacketIdOf(packet.Body), out var acked))
                {
                    acked.TrySetResult();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidDataException)
        {
            // The waiting messages are told below.
        }

        if (ReferenceEquals(tcp, client))
        {
            Break();
        }
    }

    private void Break()
    {
        Interlocked.Exchange(ref tcp, null)?.Dispose();
        foreach (var acked in waiting.Values)
        {
            acked.TrySetException(new IOException("The connection broke before the ack."));
        }
    }

    private ushort NextId()
    {
        lock (waiting)
        {
            lastId = lastId == ushort.MaxValue ? (ushort)1 : (ushort)(lastId + 1);
            return lastId;
        }
    }
}
