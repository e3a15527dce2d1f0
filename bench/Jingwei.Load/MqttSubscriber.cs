using System.Net;
using System.Net.Sockets;

namespace Jingwei.Load;

/// <summary>The one subscriber behind mosquitto: takes everything at QoS 1, acknowledges, counts.</summary>
internal sealed class MqttSubscriber : IDisposable
{
    private readonly Socket socket;
    private readonly byte[] incoming = new byte[256 * 1024];
    private readonly byte[] acks = new byte[64 * 1024];
    private long received;

    private MqttSubscriber(Socket socket) => this.socket = socket;

    /// <summary>Messages received so far.</summary>
    public long Received => Interlocked.Read(ref received);

    public static async Task<MqttSubscriber> Open(IPEndPoint server)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var subscriber = new MqttSubscriber(socket);
        await socket.SendAsync(new byte[] { 0x10, 15, 0, 4, 0x4D, 0x51, 0x54, 0x54, 4, 2, 0, 0, 0, 3, (byte)'s', (byte)'u', (byte)'b' });
        await subscriber.Expect(0x20, 4);
        await socket.SendAsync(new byte[] { 0x82, 6, 0, 1, 0, 1, (byte)'#', 1 });
        await subscriber.Expect(0x90, 5);
        return subscriber;
    }

    /// <summary>Until the connection ends.</summary>
    public async Task Listen()
    {
        var have = 0;
        while (true)
        {
            int got;
            try
            {
                got = await socket.ReceiveAsync(incoming.AsMemory(have));
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (got == 0)
            {
                return;
            }

            have += got;
            var (used, count) = Take(have);
            incoming.AsSpan(used, have - used).CopyTo(incoming);
            have -= used;
            for (ReadOnlyMemory<byte> rest = acks.AsMemory(0, count * 4); !rest.IsEmpty;)
            {
                rest = rest[await socket.SendAsync(rest)..];
            }

            Interlocked.Add(ref received, count);
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Whole PUBLISH packets among the first bytes, and their PUBACKs; all are shorter than 128 bytes.</summary>
    private (int Used, int Count) Take(int have)
    {
        var (at, count) = (0, 0);
        while (have - at >= 2 && have - at >= 2 + incoming[at + 1] && count < acks.Length / 4)
        {
            var packet = incoming.AsSpan(at, 2 + incoming[at + 1]);
            if ((packet[0] & 0xF6) != 0x32)
            {
                throw new InvalidOperationException($"mosquitto sent {packet[0]:X2} where a PUBLISH at QoS 1 was expected");
            }

            var idAt = 4 + ((packet[2] << 8) | packet[3]);
            var ack = acks.AsSpan(count++ * 4);
            (ack[0], ack[1], ack[2], ack[3]) = (0x40, 2, packet[idAt], packet[idAt + 1]);
            at += packet.Length;
        }

        return (at, count);
    }

    private async Task Expect(byte header, int bytes)
    {
        for (var got = 0; got < bytes;)
        {
            var more = await socket.ReceiveAsync(incoming.AsMemory(got, bytes - got));
            got += more > 0 ? more : throw new InvalidOperationException("mosquitto closed the connection");
        }

        if (incoming[0] != header)
        {
            throw new InvalidOperationException($"mosquitto answered {incoming[0]:X2} where {header:X2} was expected");
        }
    }
}
