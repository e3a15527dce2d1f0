using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Jingwei.Load;

/// <summary>As little MQTT 3.1.1 as a load needs: one connection that publishes at QoS 1 to its topics in turn, and checks its PUBACKs.</summary>
internal sealed class MqttConnection : IDisposable
{
    private const int AckBytes = 4;
    private const int ValueDigits = 4;
    private readonly Socket socket;
    private readonly byte[][] messages;
    private readonly byte[] incoming = new byte[4 * 1024];
    private byte[] outgoing = [];
    private int next;
    private int leftOver;
    private ushort lastSent;
    private ushort lastAcked;
    private int serial;

    private MqttConnection(Socket socket, IReadOnlyList<string> topics, string valueName)
    {
        this.socket = socket;
        messages = [.. topics.Select(topic => Template(topic, valueName))];
    }

    /// <summary>Messages acknowledged so far.</summary>
    public long Acked { get; private set; }

    /// <param name="server">Where to connect.</param>
    /// <param name="clientId">Each connection's own.</param>
    /// <param name="user">The device or gateway.</param>
    /// <param name="token">Its token.</param>
    /// <param name="topics">Where its messages go, in turn.</param>
    /// <param name="valueName">The value that they bring.</param>
    /// <exception cref="InvalidOperationException">The server does not let us in.</exception>
    public static async Task<MqttConnection> Open(IPEndPoint server, string clientId, string user, string token, IReadOnlyList<string> topics, string valueName)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var connection = new MqttConnection(socket, topics, valueName);
        await connection.SignIn(clientId, user, token);
        return connection;
    }

    /// <summary>Keeps <paramref name="window"/> messages on the way until told to stop, then waits for the last PUBACK.</summary>
    public async Task Flood(int window, CancellationToken stop)
    {
        var onTheWay = 0;
        while (true)
        {
            if (!stop.IsCancellationRequested && onTheWay < window)
            {
                await Send(window - onTheWay, Varied);
                onTheWay = window;
            }

            if (onTheWay == 0)
            {
                return;
            }

            onTheWay -= await ReceiveAcks();
        }
    }

    /// <summary>Publishes so many messages, <paramref name="window"/> of them on the way at once, and waits for the last PUBACK.</summary>
    public async Task Publish(int count, int window)
    {
        for (var (sent, onTheWay) = (0, 0); sent < count || onTheWay > 0; onTheWay -= await ReceiveAcks())
        {
            var now = Math.Min(window - onTheWay, count - sent);
            await Send(now, Varied);
            sent += now;
            onTheWay += now;
        }
    }

    /// <summary>Publishes at a steady rate, in bursts 50 times a second.</summary>
    public async Task Pace(double perSecond, TimeProvider time, CancellationToken stop)
    {
        var answers = AnswersUntil(stop);
        var start = time.GetTimestamp();
        var sent = 0L;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        try
        {
            while (await beat.WaitForNextTickAsync(stop))
            {
                var due = (long)(time.GetElapsedTime(start).TotalSeconds * perSecond) - sent;
                if (due > 0)
                {
                    await Send((int)due, Varied);
                    sent += due;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }

        socket.Shutdown(SocketShutdown.Both);
        await answers;
    }

    /// <summary>Publishes one message and waits for its PUBACK.</summary>
    public async Task PublishOne(int value)
    {
        await Send(1, () => value);
        for (var acks = 0; acks == 0;)
        {
            acks = await ReceiveAcks();
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task AnswersUntil(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await ReceiveAcks();
            }
            catch (Exception gone) when (stop.IsCancellationRequested && gone is SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }

    /// <summary>10–49, up and down from message to message: no condition is met, and no two neighbors are alike.</summary>
    private int Varied() => 1000 + (int)((uint)serial++ * 2473 % 4000);

    private async Task Send(int count, Func<int> value)
    {
        var length = Write(count, value);
        for (ReadOnlyMemory<byte> rest = outgoing.AsMemory(0, length); !rest.IsEmpty;)
        {
            rest = rest[await socket.SendAsync(rest)..];
        }
    }

    /// <summary>The next messages, one after the other; answers their bytes.</summary>
    private int Write(int count, Func<int> value)
    {
        var length = 0;
        for (var i = 0; i < count; i++)
        {
            var message = messages[next];
            next = (next + 1) % messages.Length;
            if (outgoing.Length < length + message.Length)
            {
                Array.Resize(ref outgoing, Math.Max(2 * outgoing.Length, length + message.Length));
            }

            message.CopyTo(outgoing.AsSpan(length));
            var one = outgoing.AsSpan(length, message.Length);
            lastSent = Following(lastSent);
            BinaryPrimitives.WriteUInt16BigEndian(one[IdAt(message)..], lastSent);
            WriteValue(one[^(ValueDigits + 2)..], value());
            length += message.Length;
        }

        return length;
    }

    private async Task<int> ReceiveAcks()
    {
        var got = await socket.ReceiveAsync(incoming.AsMemory(leftOver));
        if (got == 0)
        {
            throw new InvalidOperationException("the server closed the connection");
        }

        var have = leftOver + got;
        var acks = have / AckBytes;
        for (var i = 0; i < acks; i++)
        {
            var ack = incoming.AsSpan(i * AckBytes, AckBytes);
            lastAcked = Following(lastAcked);
            if (ack[0] != 0x40 || ack[1] != 2 || BinaryPrimitives.ReadUInt16BigEndian(ack[2..]) != lastAcked)
            {
                throw new InvalidOperationException($"expected PUBACK {lastAcked}, got {Convert.ToHexString(ack)}");
            }
        }

        leftOver = have - (acks * AckBytes);
        incoming.AsSpan(acks * AckBytes, leftOver).CopyTo(incoming);
        Acked += acks;
        return acks;
    }

    private async Task SignIn(string clientId, string user, string token)
    {
        byte[] connect = [.. Text("MQTT"), 4, 0b1100_0010, 0, 0, .. Text(clientId), .. Text(user), .. Text(token)];
        await socket.SendAsync(new byte[] { 0x10, (byte)connect.Length }.Concat(connect).ToArray());
        var answer = new byte[4];
        for (var got = 0; got < answer.Length;)
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(got));
            got += more > 0 ? more : throw new InvalidOperationException("closed before CONNACK");
        }

        if (answer[0] != 0x20 || answer[3] != 0)
        {
            throw new InvalidOperationException($"CONNACK {answer[3]} for {user}");
        }
    }

    private static byte[] Template(string topic, string valueName)
    {
        byte[] body = [.. Text(topic), 0, 0, .. Encoding.UTF8.GetBytes($$"""{"{{valueName}}":00.00}""")];
        byte[] message = [0x32, (byte)body.Length, .. body];
        return body.Length < 128 ? message : throw new ArgumentException($"{topic} is too long for a message with one length byte", nameof(topic));
    }

    /// <summary>Behind the topic.</summary>
    private static int IdAt(byte[] message) => 4 + BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(2));

    /// <summary>Hundredths as <c>dd.dd</c>.</summary>
    private static void WriteValue(Span<byte> at, int hundredths)
    {
        for (var (i, digits) = (ValueDigits, hundredths); i >= 0; i--)
        {
            if (i != 2)
            {
                at[i] = (byte)('0' + (digits % 10));
                digits /= 10;
            }
        }
    }

    private static ushort Following(ushort id) => id == ushort.MaxValue ? (ushort)1 : (ushort)(id + 1);

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }
}
