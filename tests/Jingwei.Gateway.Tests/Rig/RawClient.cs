using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Jingwei.Gateway.Mqtt.Codec;

namespace Jingwei.Gateway.Tests.Rig;

/// <summary>A client that sends what it is told, right or wrong.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket;
    private readonly PipeReader reader;

    private RawClient(Socket socket) => (this.socket, reader) = (socket, PipeReader.Create(new NetworkStream(socket)));

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    public static async Task<RawClient> Dial(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Patience);
        return new RawClient(socket);
    }

    public async Task<ConnAck> Connect(
        string user, string? password = "demo", string clientId = "c", bool clean = true, ushort keepAliveSeconds = 0, Will? will = null)
    {
        await Send(new Connect
        {
            ClientId = clientId, CleanSession = clean, KeepAliveSeconds = keepAliveSeconds, Will = will,
            UserName = user, Password = password is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(password),
        });
        return (await Receive()).ShouldBeOfType<ConnAck>();
    }

    public Task Publish(string topic, string payload, byte qos = 1, ushort id = 1, bool dup = false) =>
        Send(Message(topic, payload, qos, id, dup));

    public static Packet Message(string topic, string payload, byte qos = 1, ushort id = 1, bool dup = false) =>
        new Publish(Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(payload), qos, qos == 0 ? (ushort)0 : id, dup);

    public async Task Send(params Packet[] packets)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var packet in packets)
        {
            PacketWriter.Write(output, packet);
        }

        await SendBytes(output.WrittenMemory);
    }

    public async Task SendBytes(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, Patience)..];
        }
    }

    /// <summary>Sends as much as the other end takes at once.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        socket.Blocking = false;
        socket.Send(bytes, SocketFlags.None, out var error);
        socket.Blocking = true;
        return error == SocketError.Success;
    }

    /// <summary>The next packet; null when the connection has ended.</summary>
    public async Task<Packet?> Receive()
    {
        while (true)
        {
            ReadResult result;
            try
            {
                result = await reader.ReadAsync(Patience);
            }
            catch (IOException)
            {
                return null;
            }

            var buffer = result.Buffer;
            if (FrameReader.TryRead(ref buffer, FrameReader.MaxBodyBytes, out var frame) == FrameStatus.Complete)
            {
                var packet = PacketParser.Parse(frame.Header, frame.Body.ToArray(), out var violation);
                violation.ShouldBeNull();
                reader.AdvanceTo(buffer.Start);
                return packet;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return null;
            }
        }
    }

    /// <summary>The next packet is this acknowledgement.</summary>
    public async Task Expect(PacketType type, ushort id) => (await Receive()).ShouldBe(new Ack(type, id));

    /// <summary>Everything sent before has been read by the other end: it answers a ping.</summary>
    public async Task Settle()
    {
        await Send(Packet.PingReq);
        (await Receive()).ShouldBe(Packet.PingResp);
    }

    public async Task ExpectEnd() => (await Receive()).ShouldBeNull();

    /// <summary>Says no more, and still listens.</summary>
    public void HalfClose() => socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => socket.Dispose();
}
