using System.Buffers.Binary;
using System.Text;

namespace Jingwei.Sim.Wire;

/// <summary>The few packets of MQTT 3.1.1 (OASIS, 29 October 2014) that a device needs.</summary>
public static class MqttPackets
{
    public const byte ConnAck = 2;
    public const byte PubAck = 4;
    public const byte PingResp = 13;

    public static ReadOnlyMemory<byte> PingReq { get; } = new byte[] { 0xC0, 0 };

    public static ReadOnlyMemory<byte> Disconnect { get; } = new byte[] { 0xE0, 0 };

    /// <summary>CONNECT with a clean session, user name and password.</summary>
    public static byte[] Connect(string clientId, string userName, string password, ushort keepAliveSeconds)
    {
        List<byte> body = [0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 0xC2, (byte)(keepAliveSeconds >> 8), (byte)keepAliveSeconds];
        AddText(body, clientId);
        AddText(body, userName);
        AddText(body, password);
        return Packet(0x10, body);
    }

    /// <summary>PUBLISH with QoS 1.</summary>
    public static byte[] Publish(string topic, ReadOnlySpan<byte> payload, ushort packetId, bool again)
    {
        List<byte> body = [];
        AddText(body, topic);
        body.Add((byte)(packetId >> 8));
        body.Add((byte)packetId);
        body.AddRange(payload);
        return Packet((byte)(again ? 0x3A : 0x32), body);
    }

    /// <summary>Reads one packet; null when the other side has closed.</summary>
    /// <exception cref="InvalidDataException">A length that is no MQTT length.</exception>
    public static async Task<(byte Type, byte[] Body)?> Read(Stream stream, CancellationToken ct)
    {
        var one = new byte[1];
        if (await stream.ReadAsync(one, ct) == 0)
        {
            return null;
        }

        var type = (byte)(one[0] >> 4);
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            await stream.ReadExactlyAsync(one, ct);
            length |= (one[0] & 0x7F) << shift;
            if ((one[0] & 0x80) == 0)
            {
                break;
            }

            if (shift == 21)
            {
                throw new InvalidDataException("An MQTT length has at most four bytes.");
            }
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, ct);
        return (type, body);
    }

    public static ushort PacketIdOf(ReadOnlySpan<byte> pubAck) => BinaryPrimitives.ReadUInt16BigEndian(pubAck);

    private static void AddText(List<byte> to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.Add((byte)(bytes.Length >> 8));
        to.Add((byte)bytes.Length);
        to.AddRange(bytes);
    }

    private static byte[] Packet(byte first, List<byte> body)
    {
        List<byte> packet = [first];
        var rest = body.Count;
        do
        {
            packet.Add((byte)(rest > 127 ? (rest & 0x7F) | 0x80 : rest));
            rest >>= 7;
        }
        while (rest > 0);
        packet.AddRange(body);
        return [.. packet];
    }
}
