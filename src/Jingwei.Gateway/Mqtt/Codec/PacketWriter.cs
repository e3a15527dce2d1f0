using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>Writes packets as bytes. The caller answers for valid fields; a text of more than 65,535 bytes throws.</summary>
public static class PacketWriter
{
    /// <summary>Appends one packet.</summary>
    /// <exception cref="ArgumentException">A text or byte field is longer than 65,535 bytes, or the packet is of no known kind.</exception>
    public static void Write(IBufferWriter<byte> output, Packet packet)
    {
        ArgumentNullException.ThrowIfNull(output);
        switch (packet)
        {
            case Ack ack:
                WriteAck(output.GetSpan(AckBytes), ack.Type, ack.PacketId);
                output.Advance(AckBytes);
                break;
            case Bare:
                Raw(output, [(byte)((int)packet.Type << 4), 0]);
                break;
            case ConnAck connAck:
                Raw(output, [(byte)PacketType.ConnAck << 4, 2, connAck.SessionPresent ? (byte)1 : (byte)0, (byte)connAck.Return]);
                break;
            case Publish publish:
                WritePublish(output, publish);
                break;
            case Connect connect:
                WriteConnect(output, connect);
                break;
            case Subscribe subscribe:
                Header(output, PacketType.Subscribe, 2, 2 + subscribe.Requests.Sum(r => TextBytes(r.Filter) + 1));
                UInt16(output, subscribe.PacketId);
                foreach (var request in subscribe.Requests)
                {
                    Text(output, request.Filter);
                    Raw(output, [request.Qos]);
                }

                break;
            case SubAck subAck:
                Header(output, PacketType.SubAck, 0, 2 + subAck.Codes.Count);
                UInt16(output, subAck.PacketId);
                Raw(output, [.. subAck.Codes]);
                break;
            case Unsubscribe unsubscribe:
                Header(output, PacketType.Unsubscribe, 2, 2 + unsubscribe.Filters.Sum(TextBytes));
                UInt16(output, unsubscribe.PacketId);
                foreach (var filter in unsubscribe.Filters)
                {
                    Text(output, filter);
                }

                break;
            default:
                throw new ArgumentException($"{packet} cannot be written", nameof(packet));
        }
    }

    /// <summary>Bytes of a PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK.</summary>
    public const int AckBytes = 4;

    /// <summary>Writes one of the packets that hold only a packet id into the first <see cref="AckBytes"/> bytes of <paramref name="target"/>.</summary>
    public static void WriteAck(Span<byte> target, PacketType type, ushort packetId)
    {
        target[0] = (byte)(((int)type << 4) | (type == PacketType.PubRel ? 2 : 0));
        target[1] = 2;
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], packetId);
    }

    private static void WritePublish(IBufferWriter<byte> output, Publish publish)
    {
        var flags = (publish.Dup ? 8 : 0) | (publish.Qos << 1) | (publish.Retain ? 1 : 0);
        var idBytes = publish.Qos > 0 ? 2 : 0;
        Header(output, PacketType.Publish, flags, 2 + publish.Topic.Length + idBytes + publish.Payload.Length);
        Bytes(output, publish.Topic.Span);
        if (idBytes > 0)
        {
            UInt16(output, publish.PacketId);
        }

        output.Write(publish.Payload.Span);
    }

    private static void WriteConnect(IBufferWriter<byte> output, Connect connect)
    {
        var will = connect.Will;
        var flags =
            (connect.UserName is null ? 0 : 0x80) | (connect.Password is null ? 0 : 0x40) | (connect.CleanSession ? 0x02 : 0)
            | (will is null ? 0 : 0x04 | (will.Qos << 3) | (will.Retain ? 0x20 : 0));
        var length = 10 + TextBytes(connect.ClientId)
            + (will is null ? 0 : TextBytes(will.Topic) + 2 + will.Payload.Length)
            + (connect.UserName is null ? 0 : TextBytes(connect.UserName))
            + (connect.Password is { } p ? 2 + p.Length : 0);
        Header(output, PacketType.Connect, 0, length);
        Text(output, "MQTT");
        Raw(output, [connect.Level, (byte)flags]);
        UInt16(output, connect.KeepAliveSeconds);
        Text(output, connect.ClientId);
        if (will is not null)
        {
            Text(output, will.Topic);
            Bytes(output, will.Payload.Span);
        }

        if (connect.UserName is not null)
        {
            Text(output, connect.UserName);
        }

        if (connect.Password is { } password)
        {
            Bytes(output, password.Span);
        }
    }

    private static void Header(IBufferWriter<byte> output, PacketType type, int flags, int bodyBytes)
    {
        var span = output.GetSpan(5);
        span[0] = (byte)(((int)type << 4) | flags);
        var at = 1;
        do
        {
            var digit = bodyBytes & 0x7F;
            bodyBytes >>= 7;
            span[at++] = (byte)(bodyBytes > 0 ? digit | 0x80 : digit);
        }
        while (bodyBytes > 0);
        output.Advance(at);
    }

    private static void Raw(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private static void UInt16(IBufferWriter<byte> output, ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    private static void Bytes(IBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        if (value.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"a field of {value.Length} bytes does not fit MQTT's 65,535", nameof(value));
        }

        UInt16(output, (ushort)value.Length);
        output.Write(value);
    }

    private static int TextBytes(string text) => 2 + Encoding.UTF8.GetByteCount(text);

    private static void Text(IBufferWriter<byte> output, string text) => Bytes(output, Encoding.UTF8.GetBytes(text));
}
