namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>The fourteen control packets of MQTT 3.1.1, by the number in bits 7–4 of their first byte (OASIS, table 2.1).</summary>
public enum PacketType : byte
{
    /// <summary>Client asks to connect.</summary>
    Connect = 1,

    /// <summary>Server's answer to CONNECT.</summary>
    ConnAck = 2,

    /// <summary>A message.</summary>
    Publish = 3,

    /// <summary>QoS 1 answer.</summary>
    PubAck = 4,

    /// <summary>QoS 2, first answer.</summary>
    PubRec = 5,

    /// <summary>QoS 2, release.</summary>
    PubRel = 6,

    /// <summary>QoS 2, last answer.</summary>
    PubComp = 7,

    /// <summary>Client asks to hear topics.</summary>
    Subscribe = 8,

    /// <summary>Answer to SUBSCRIBE.</summary>
    SubAck = 9,

    /// <summary>Client no longer wants topics.</summary>
    Unsubscribe = 10,

    /// <summary>Answer to UNSUBSCRIBE.</summary>
    UnsubAck = 11,

    /// <summary>Client is still there.</summary>
    PingReq = 12,

    /// <summary>Server is still there.</summary>
    PingResp = 13,

    /// <summary>Client leaves on purpose.</summary>
    Disconnect = 14,
}

/// <summary>What CONNACK tells a client (OASIS, table 3.1).</summary>
public enum ConnectReturn : byte
{
    /// <summary>Come in.</summary>
    Accepted = 0,

    /// <summary>Another version of MQTT than 3.1.1.</summary>
    ProtocolRefused = 1,

    /// <summary>The client id may not be used.</summary>
    ClientIdRefused = 2,

    /// <summary>Not now.</summary>
    ServerUnavailable = 3,

    /// <summary>User name or password is missing or not text.</summary>
    CredentialsMalformed = 4,

    /// <summary>This user name with this password may not connect.</summary>
    NotAuthorized = 5,
}
