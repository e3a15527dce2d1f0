namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>
/// One MQTT 3.1.1 control packet. Byte ranges in a parsed packet are slices of the memory that was parsed; they are valid as
/// long as that memory is.
/// </summary>
/// <param name="Type">Which of the fourteen it is.</param>
public abstract record Packet(PacketType Type)
{
    /// <summary>PINGREQ.</summary>
    public static Packet PingReq { get; } = new Bare(PacketType.PingReq);

    /// <summary>PINGRESP.</summary>
    public static Packet PingResp { get; } = new Bare(PacketType.PingResp);

    /// <summary>DISCONNECT.</summary>
    public static Packet Disconnect { get; } = new Bare(PacketType.Disconnect);
}

/// <summary>PINGREQ, PINGRESP and DISCONNECT: nothing but a type.</summary>
public sealed record Bare(PacketType Type) : Packet(Type);

/// <summary>PUBACK, PUBREC, PUBREL, PUBCOMP and UNSUBACK: a type and the packet id that is answered, 1–65,535.</summary>
public sealed record Ack(PacketType Type, ushort PacketId) : Packet(Type);

/// <summary>CONNECT. When <see cref="Level"/> is not 4, nothing after the level was read.</summary>
public sealed record Connect() : Packet(PacketType.Connect)
{
    /// <summary>The level of MQTT 3.1.1.</summary>
    public const byte Level311 = 4;

    /// <summary>Protocol level as sent; 4 is MQTT 3.1.1, 3 is MQTT 3.1, 5 is MQTT 5.</summary>
    public byte Level { get; init; } = Level311;

    /// <summary>At most 65,535 bytes of UTF-8; empty asks the server for one.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>True discards what was kept of an earlier session.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>Seconds within which the client promises a packet; 0 promises nothing.</summary>
    public ushort KeepAliveSeconds { get; init; }

    /// <summary>What to publish if the client goes without saying so.</summary>
    public Will? Will { get; init; }

    /// <summary>Null when absent.</summary>
    public string? UserName { get; init; }

    /// <summary>Null when absent; any bytes.</summary>
    public ReadOnlyMemory<byte>? Password { get; init; }
}

/// <summary>A client's last message, published when it goes without DISCONNECT.</summary>
public sealed record Will(string Topic, ReadOnlyMemory<byte> Payload, byte Qos, bool Retain);

/// <summary>CONNACK.</summary>
public sealed record ConnAck(bool SessionPresent, ConnectReturn Return) : Packet(PacketType.ConnAck);

/// <summary>PUBLISH.</summary>
/// <param name="Topic">UTF-8, not empty, without wildcards.</param>
/// <param name="Payload">Any bytes.</param>
/// <param name="Qos">0, 1 or 2.</param>
/// <param name="PacketId">1–65,535, or 0 at QoS 0.</param>
/// <param name="Dup">Sent before; only above QoS 0.</param>
/// <param name="Retain">To be kept for later subscribers.</param>
public sealed record Publish(
    ReadOnlyMemory<byte> Topic, ReadOnlyMemory<byte> Payload, byte Qos, ushort PacketId, bool Dup = false, bool Retain = false)
    : Packet(PacketType.Publish);

/// <summary>SUBSCRIBE: at least one filter.</summary>
public sealed record Subscribe(ushort PacketId, IReadOnlyList<TopicRequest> Requests) : Packet(PacketType.Subscribe);

/// <summary>A topic filter and the highest QoS that the client wants, 0–2.</summary>
public readonly record struct TopicRequest(string Filter, byte Qos);

/// <summary>SUBACK: for each filter the QoS granted, or <see cref="Refused"/>.</summary>
public sealed record SubAck(ushort PacketId, IReadOnlyList<byte> Codes) : Packet(PacketType.SubAck)
{
    /// <summary>This filter was refused.</summary>
    public const byte Refused = 0x80;
}

/// <summary>UNSUBSCRIBE: at least one filter.</summary>
public sealed record Unsubscribe(ushort PacketId, IReadOnlyList<string> Filters) : Packet(PacketType.Unsubscribe);
