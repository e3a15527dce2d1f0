using System.Net.Sockets;
using System.Text;

namespace Jingwei.Testing.Hosting;

/// <summary>The least of MQTT 3.1.1 that a sensor needs: connect, publish at QoS 1, wait for the acknowledgement, hear its commands.</summary>
public sealed class ThinMqtt : IDisposable
{
    private readonly TcpClient tcp = new();
    private ushort packet;

    public static async Task<ThinMqtt> Connect(int port, string device, string token = "demo")
    {
        var mqtt = new ThinMqtt();
        await mqtt.tcp.ConnectAsync("localhost", port);
        var body = new List<byte> { 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 0xC2, 0, 60 };
        foreach (var text in new[] { device, device, token })
        {
            Add(body, text);
        }

        await mqtt.Write(0x10, body);
        var answer = await mqtt.Read(4);
        answer[3].ShouldBe((byte)0, "CONNACK");
        return mqtt;
    }

    /// <summary>Returns once the listener has acknowledged; throws when the connection ends first.</summary>
    public async Task Publish(string device, string payload)
    {
        var body = new List<byte>();
        Add(body, $"jingwei/v1/{device}/readings");
        packet++;
        body.AddRange([(byte)(packet >> 8), (byte)packet]);
        body.AddRange(Encoding.UTF8.GetBytes(payload));
        await Write(0x32, body);
        var answer = await Read(4);
        answer[0].ShouldBe((byte)0x40);
    }

    /// <summary>Hears what is sent to the device; returns once the listener has agreed.</summary>
    public async Task Subscribe(string topic)
    {
        packet++;
        var body = new List<byte> { (byte)(packet >> 8), (byte)packet };
        Add(body, topic);
        body.Add(0);
        await Write(0x82, body);
        (await Read(5))[4].ShouldBe((byte)0, "SUBACK");
    }

    /// <summary>The next message, of at most 127 bytes with its topic.</summary>
    public async Task<string> Heard()
    {
        var head = await Read(2);
        var body = await Read(head[1]);
        return Encoding.UTF8.GetString(body[(2 + (body[0] << 8) + body[1])..]);
    }

    public void Dispose() => tcp.Dispose();

    private static void Add(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length]);
        body.AddRange(bytes);
    }

    private async Task Write(byte kind, List<byte> body)
    {
        var head = new List<byte> { kind };
        var length = body.Count;
        do
        {
            head.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        await tcp.GetStream().WriteAsync(head.Concat(body).ToArray());
    }

    private async Task<byte[]> Read(int count)
    {
        var buffer = new byte[count];
        await tcp.GetStream().ReadExactlyAsync(buffer);
        return buffer;
    }
}
