namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>Understands one packet. Strict: what the specification forbids is a violation; nothing throws.</summary>
public static class PacketParser
{
    private static readonly Violation Length = new("section 2.2.3", "the packet's length does not fit its fields");
    private static readonly Violation PacketId = new("MQTT-2.3.1-1", "packet id is missing or zero");
    private static readonly Violation Text = new("MQTT-1.5.3-1", "text is missing, ill-formed UTF-8 or holds U+0000");

    private static ReadOnlySpan<byte> SubAckCodes => [0, 1, 2, SubAck.Refused];

    /// <summary>The packet, or null and the broken rule.</summary>
    /// <param name="header">The first byte, whose flags <see cref="FrameReader"/> has checked.</param>
    /// <param name="body">The rest, in one piece; the packet's byte ranges are slices of it.</param>
    /// <param name="violation">Null when there is a packet.</param>
    public static Packet? Parse(byte header, ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var type = (PacketType)(header >> 4);
        switch (type)
        {
            case PacketType.Publish:
                return ParsePublish(header, body, out violation);
            case PacketType.PubAck or PacketType.PubRec or PacketType.PubRel or PacketType.PubComp or PacketType.UnsubAck:
                return ParseAck(type, body, out violation);
            case PacketType.PingReq or PacketType.PingResp or PacketType.Disconnect:
                violation = body.IsEmpty ? null : Length;
                return !body.IsEmpty ? null
                    : type == PacketType.PingReq ? Packet.PingReq
                    : type == PacketType.PingResp ? Packet.PingResp
                    : Packet.Disconnect;
            case PacketType.Connect:
                return ConnectParser.Parse(body, out violation);
            case PacketType.ConnAck:
                return ParseConnAck(body, out violation);
            case PacketType.Subscribe:
                return ParseSubscribe(body, out violation);
            case PacketType.SubAck:
                return ParseSubAck(body, out violation);
            case PacketType.Unsubscribe:
                return ParseUnsubscribe(body, out violation);
            default:
                violation = new Violation("section 2.2.1", "packet types 0 and 15 are forbidden");
                return null;
        }
    }

    private static Publish? ParsePublish(byte header, ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var qos = (byte)((header >> 1) & 3);
        var dup = (header & 8) != 0;
        var reader = new BodyReader(body);
        ReadOnlyMemory<byte> topic = default;
        ushort id = 0;
        violation =
            qos == 3 ? new Violation("MQTT-3.3.1-4", "both QoS bits are set")
            : dup && qos == 0 ? new Violation("MQTT-3.3.1-2", "DUP is set at QoS 0")
            : !reader.TryUtf8(out topic) ? Text
            : !TopicRules.IsName(topic.Span) ? new Violation("MQTT-3.3.2-2", "topic name is empty or holds a wildcard")
            : qos > 0 && !reader.TryPacketId(out id) ? PacketId
            : null;
        return violation is null ? new Publish(topic, reader.Rest, qos, id, dup, (header & 1) != 0) : null;
    }

    private static Ack? ParseAck(PacketType type, ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        violation = !reader.TryPacketId(out var id) ? PacketId : !reader.AtEnd ? Length : null;
        return violation is null ? new Ack(type, id) : null;
    }

    private static ConnAck? ParseConnAck(ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        violation =
            !reader.TryByte(out var flags) | !reader.TryByte(out var code) || !reader.AtEnd ? Length
            : flags > 1 ? new Violation("section 3.2.2.1", "reserved CONNACK flags are set")
            : code > (byte)ConnectReturn.NotAuthorized ? new Violation("section 3.2.2.3", "reserved CONNACK return code")
            : code != 0 && flags != 0 ? new Violation("MQTT-3.2.2-4", "session present beside a refusal")
            : null;
        return violation is null ? new ConnAck(flags == 1, (ConnectReturn)code) : null;
    }

    private static Subscribe? ParseSubscribe(ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        if (!reader.TryPacketId(out var id))
        {
            violation = PacketId;
            return null;
        }

        var requests = new List<TopicRequest>(1);
        while (!reader.AtEnd)
        {
            byte qos = 0;
            violation =
                !reader.TryText(out var filter) ? Text
                : !TopicRules.IsFilter(filter) ? new Violation("MQTT-4.7.1-2", "topic filter is not well-formed")
                : !reader.TryByte(out qos) ? Length
                : qos > 2 ? new Violation("MQTT-3.8.3-4", "requested QoS is not 0, 1 or 2")
                : null;
            if (violation is not null)
            {
                return null;
            }

            requests.Add(new TopicRequest(filter, qos));
        }

        violation = requests.Count == 0 ? new Violation("MQTT-3.8.3-3", "SUBSCRIBE without a topic filter") : null;
        return violation is null ? new Subscribe(id, requests) : null;
    }

    private static SubAck? ParseSubAck(ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        violation =
            !reader.TryPacketId(out var id) ? PacketId
            : reader.AtEnd ? Length
            : reader.Rest.Span.ContainsAnyExcept(SubAckCodes) ? new Violation("MQTT-3.9.3-2", "reserved SUBACK return code")
            : null;
        return violation is null ? new SubAck(id, reader.Rest.ToArray()) : null;
    }

    private static Unsubscribe? ParseUnsubscribe(ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        if (!reader.TryPacketId(out var id))
        {
            violation = PacketId;
            return null;
        }

        var filters = new List<string>(1);
        while (!reader.AtEnd)
        {
            violation =
                !reader.TryText(out var filter) ? Text
                : !TopicRules.IsFilter(filter) ? new Violation("MQTT-4.7.1-2", "topic filter is not well-formed")
                : null;
            if (violation is not null)
            {
                return null;
            }

            filters.Add(filter);
        }

        violation = filters.Count == 0 ? new Violation("MQTT-3.10.3-2", "UNSUBSCRIBE without a topic filter") : null;
        return violation is null ? new Unsubscribe(id, filters) : null;
    }
}
