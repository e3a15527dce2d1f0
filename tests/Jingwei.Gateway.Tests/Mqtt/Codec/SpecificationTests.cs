using System.Buffers;
using Jingwei.Gateway.Mqtt.Codec;

namespace Jingwei.Gateway.Tests.Mqtt.Codec;

/// <summary>The specification's rules one by one; the bytes are written by hand after OASIS MQTT 3.1.1.</summary>
public sealed class SpecificationTests
{
    [Theory]
    [InlineData("00 00", "type 0 is forbidden")]
    [InlineData("F0 00", "type 15 is forbidden")]
    [InlineData("36 00", "both QoS bits of PUBLISH")]
    [InlineData("60 02 00 01", "PUBREL has flags 0010")]
    [InlineData("80 02 00 01", "SUBSCRIBE has flags 0010")]
    [InlineData("A0 02 00 01", "UNSUBSCRIBE has flags 0010")]
    [InlineData("C1 00", "PINGREQ has no flags")]
    [InlineData("E2 00", "DISCONNECT has no flags")]
    [InlineData("30 FF FF FF FF 01", "the length has four bytes at most")]
    public void No_packet_begins_like_this(string hex, string why)
    {
        var buffer = new ReadOnlySequence<byte>(Bytes(hex));
        FrameReader.TryRead(ref buffer, FrameReader.MaxBodyBytes, out _).ShouldBe(FrameStatus.Malformed, why);
    }

    [Theory]
    [InlineData("30 7F", 127)]
    [InlineData("30 80 01", 128)]
    [InlineData("30 FF 7F", 16_383)]
    [InlineData("30 80 80 01", 16_384)]
    [InlineData("30 FF FF 7F", 2_097_151)]
    [InlineData("30 80 80 80 01", 2_097_152)]
    [InlineData("30 FF FF FF 7F", 268_435_455)]
    public void The_length_is_known_before_the_body_has_come(string hex, int length)
    {
        var buffer = new ReadOnlySequence<byte>(Bytes(hex));
        FrameReader.TryRead(ref buffer, length, out _).ShouldBe(FrameStatus.NeedMore);
        FrameReader.TryRead(ref buffer, length - 1, out _).ShouldBe(FrameStatus.TooLarge);
    }

    [Theory]
    [InlineData("10 0C 00 04 4D 51 54 54 04 03 00 00 00 00", "MQTT-3.1.2-3")] // reserved flag
    [InlineData("10 0C 00 04 4D 51 54 54 04 0A 00 00 00 00", "MQTT-3.1.2-13")] // will QoS without a will
    [InlineData("10 0C 00 04 4D 51 54 54 04 22 00 00 00 00", "MQTT-3.1.2-15")] // will retain without a will
    [InlineData("10 0C 00 04 4D 51 54 54 04 1E 00 00 00 00", "MQTT-3.1.2-14")] // will QoS 3
    [InlineData("10 0C 00 04 4D 51 54 54 04 42 00 00 00 00", "MQTT-3.1.2-22")] // password without user name
    [InlineData("10 0C 00 04 4D 51 54 58 04 02 00 00 00 00", "MQTT-3.1.2-1")] // "MQTX"
    [InlineData("10 0D 00 04 4D 51 54 54 04 02 00 00 00 00 00", "MQTT-3.1.4-1")] // a byte too many
    [InlineData("10 0C 00 04 4D 51 54 54 04 02 00 00 00 01", "MQTT-3.1.3-4")] // client id cut off
    [InlineData("10 0C 00 04 4D 51 54 54 04 82 00 00 00 00", "MQTT-3.1.3-11")] // user name promised, not there
    [InlineData("10 02 00 04", "MQTT-3.1.0-1")]
    [InlineData("38 05 00 01 61 00 01", "MQTT-3.3.1-2")] // DUP at QoS 0
    [InlineData("32 05 00 01 61 00 00", "MQTT-2.3.1-1")] // packet id 0
    [InlineData("30 03 00 01 2B", "MQTT-3.3.2-2")] // "+"
    [InlineData("30 02 00 00", "MQTT-3.3.2-2")] // empty topic
    [InlineData("30 03 00 01 00", "MQTT-1.5.3-1")] // U+0000
    [InlineData("30 05 00 03 ED A0 80", "MQTT-1.5.3-1")] // a surrogate
    [InlineData("30 04 00 02 C0 80", "MQTT-1.5.3-1")] // overlong
    [InlineData("40 03 00 01 00", "section 2.2.3")]
    [InlineData("C0 01 00", "section 2.2.3")]
    [InlineData("82 02 00 01", "MQTT-3.8.3-3")] // no filter
    [InlineData("82 06 00 01 00 01 61 03", "MQTT-3.8.3-4")] // QoS 3
    [InlineData("82 09 00 01 00 03 61 2F 23 00 00", "MQTT-1.5.3-1")] // a filter, then half a one
    [InlineData("82 07 00 01 00 02 61 23 00", "MQTT-4.7.1-2")] // "a#"
    [InlineData("82 08 00 01 00 03 23 2F 61 00", "MQTT-4.7.1-2")] // "#/a"
    [InlineData("A2 02 00 01", "MQTT-3.10.3-2")]
    [InlineData("20 02 01 05", "MQTT-3.2.2-4")]
    [InlineData("90 03 00 01 03", "MQTT-3.9.3-2")]
    public void Broken_rules_are_named(string hex, string rule)
    {
        Packets.Parse(Bytes(hex), out var violation).ShouldBeNull();
        if (rule.StartsWith("MQTT", StringComparison.Ordinal))
        {
            violation!.Rule.ShouldBe(rule);
        }
    }

    [Fact]
    public void Connect_reads_as_the_specification_draws_it()
    {
        // MQTT, level 4, user name + password + will QoS 1 + clean session, keep-alive 10 s (section 3.1.2, figure 3.6, with a payload)
        var packet = Packets.Parse(
            Bytes("10 23 00 04 4D 51 54 54 04 CE 00 0A 00 01 63 00 01 74 00 02 68 69 00 07 62 69 6E 2D 30 31 32 00 04 64 65 6D 6F"), out _);

        var connect = packet.ShouldBeOfType<Connect>();
        connect.ClientId.ShouldBe("c");
        connect.KeepAliveSeconds.ShouldBe((ushort)10);
        connect.CleanSession.ShouldBeTrue();
        connect.UserName.ShouldBe("bin-012");
        connect.Password!.Value.ToArray().ShouldBe("demo"u8.ToArray());
        connect.Will!.Topic.ShouldBe("t");
        connect.Will.Qos.ShouldBe((byte)1);
        connect.Will.Payload.ToArray().ShouldBe("hi"u8.ToArray());
    }

    [Theory]
    [InlineData("10 0C 00 04 4D 51 54 54 05 02 00 3C 00 00", 5)] // MQTT 5 has properties where 3.1.1 has the client id
    [InlineData("10 0E 00 06 4D 51 49 73 64 70 03 02 00 3C 00 00", 3)]
    public void Another_version_is_known_without_reading_on(string hex, byte level) =>
        Packets.Parse(Bytes(hex), out _).ShouldBeOfType<Connect>().Level.ShouldBe(level);

    [Fact]
    public void A_byte_order_mark_stays() // [MQTT-1.5.3-3]
    {
        var publish = Packets.Parse(Bytes("30 06 00 04 EF BB BF 61"), out _).ShouldBeOfType<Publish>();
        publish.Topic.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("#", true)]
    [InlineData("+", true)]
    [InlineData("/", true)]
    [InlineData("a/+/b", true)]
    [InlineData("a/#", true)]
    [InlineData("+/+/#", true)]
    [InlineData("", false)]
    [InlineData("a+", false)]
    [InlineData("a/b+/c", false)]
    [InlineData("a/#/b", false)]
    [InlineData("##", false)]
    public void Wildcards_fill_whole_levels(string filter, bool fine) => TopicRules.IsFilter(filter).ShouldBe(fine);

    [Fact]
    public void A_text_that_does_not_fit_is_the_callers_fault() =>
        Should.Throw<ArgumentException>(() => Packets.ToBytes(new Connect { ClientId = new string('x', 65_536) }));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
