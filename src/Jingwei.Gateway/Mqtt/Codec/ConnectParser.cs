namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>Understands CONNECT (OASIS MQTT 3.1.1, section 3.1).</summary>
internal static class ConnectParser
{
    private const byte UserNameFlag = 0x80, PasswordFlag = 0x40, WillRetainFlag = 0x20, WillFlag = 0x04, CleanFlag = 0x02, ReservedFlag = 0x01;

    public static Connect? Parse(ReadOnlyMemory<byte> body, out Violation? violation)
    {
        var reader = new BodyReader(body);
        if (!reader.TryUtf8(out var name) || !reader.TryByte(out var level))
        {
            violation = new Violation("MQTT-3.1.0-1", "CONNECT without a protocol name and level");
            return null;
        }

        // MQTT 3.1 called itself MQIsdp; it is answered with 0x01 like any other level that is not spoken here.
        var older = name.Span.SequenceEqual("MQIsdp"u8);
        if (!older && !name.Span.SequenceEqual("MQTT"u8))
        {
            violation = new Violation("MQTT-3.1.2-1", "the protocol name is not MQTT");
            return null;
        }

        if (older || level != Connect.Level311)
        {
            violation = null;
            return new Connect { Level = older ? (byte)3 : level };
        }

        if (!reader.TryByte(out var flags) || !reader.TryUInt16(out var keepAlive))
        {
            violation = new Violation("section 3.1.2", "CONNECT ends before its flags and keep-alive");
            return null;
        }

        violation = CheckFlags(flags);
        return violation is null ? ParsePayload(ref reader, flags, keepAlive, out violation) : null;
    }

    private static Violation? CheckFlags(byte flags)
    {
        var willQos = (flags >> 3) & 3;
        return
            (flags & ReservedFlag) != 0 ? new Violation("MQTT-3.1.2-3", "the reserved connect flag is set")
            : (flags & WillFlag) == 0 && willQos != 0 ? new Violation("MQTT-3.1.2-13", "will QoS without a will")
            : (flags & WillFlag) == 0 && (flags & WillRetainFlag) != 0 ? new Violation("MQTT-3.1.2-15", "will retain without a will")
            : willQos == 3 ? new Violation("MQTT-3.1.2-14", "will QoS is 3")
            : (flags & UserNameFlag) == 0 && (flags & PasswordFlag) != 0 ? new Violation("MQTT-3.1.2-22", "a password without a user name")
            : null;
    }

    private static Connect? ParsePayload(ref BodyReader reader, byte flags, ushort keepAlive, out Violation? violation)
    {
        var wantsWill = (flags & WillFlag) != 0;
        var wantsPassword = (flags & PasswordFlag) != 0;
        string willTopic = "", userName = "";
        ReadOnlyMemory<byte> willPayload = default, password = default;
        violation =
            !reader.TryText(out var clientId) ? new Violation("MQTT-3.1.3-4", "client id is missing or not text")
            : wantsWill && (!reader.TryText(out willTopic) || !TopicRules.IsName(willTopic)) ? new Violation("MQTT-3.1.3-10", "will topic is not a topic name")
            : wantsWill && !reader.TryBytes(out willPayload) ? new Violation("MQTT-3.1.2-9", "will message is missing")
            : (flags & UserNameFlag) != 0 && !reader.TryText(out userName) ? new Violation("MQTT-3.1.3-11", "user name is missing or not text")
            : wantsPassword && !reader.TryBytes(out password) ? new Violation("MQTT-3.1.2-21", "password is missing")
            : !reader.AtEnd ? new Violation("MQTT-3.1.4-1", "bytes after CONNECT's last field")
            : null;
        return violation is not null ? null : new Connect
        {
            ClientId = clientId,
            CleanSession = (flags & CleanFlag) != 0,
            KeepAliveSeconds = keepAlive,
            Will = wantsWill ? new Will(willTopic, willPayload, (byte)((flags >> 3) & 3), (flags & WillRetainFlag) != 0) : null,
            UserName = (flags & UserNameFlag) != 0 ? userName : null,
            Password = wantsPassword ? password : default(ReadOnlyMemory<byte>?),
        };
    }
}
