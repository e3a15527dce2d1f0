using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class ProtocolErrorTests
{
    [Theory]
    [InlineData("C0 00")] // PINGREQ before CONNECT
    [InlineData("30 07 00 01 61 68 69 21 21")] // PUBLISH before CONNECT
    [InlineData("47 45 54 20 2F 20 48 54 54 50")] // "GET / HTTP"
    [InlineData("16 03 01 02 00 01 00 01 FC 03 03")] // TLS
    [InlineData("10 0C 00 04 4D 51 54 54 04 03 00 00 00 00")] // a CONNECT that breaks a rule gets no CONNACK [MQTT-3.1.4-1]
    public async Task Before_signing_in_it_ends_the_connection_without_an_answer(string hex)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.SendBytes(Hex(hex));
        await client.ExpectEnd();
        await listener.City.Refusal(Refusals.ProtocolViolation);
    }

    [Theory]
    [InlineData("10 0D 00 04 4D 51 54 54 04 02 00 00 00 01 63")] // a second CONNECT [MQTT-3.1.0-2]
    [InlineData("20 02 00 00")] // CONNACK from a client
    [InlineData("90 03 00 01 00")] // SUBACK from a client
    [InlineData("D0 00")] // PINGRESP from a client
    [InlineData("36 00")] // QoS 3
    [InlineData("00 00")]
    public async Task After_signing_in_too(string hex)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.SendBytes(Hex(hex));
        await client.ExpectEnd();
        listener.City.Refusals.ShouldBe([(Refusals.ProtocolViolation, "bin-012")]);
    }

    [Fact]
    public async Task What_came_before_the_error_is_stored_and_acknowledged()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        var good = Codec.Packets.ToBytes(RawClient.Message("jingwei/v1/bin-012/readings", "1", id: 2));
        await client.SendBytes(good.Concat(Hex("00 00")).ToArray());
        await client.Expect(PacketType.PubAck, 2);
        await client.ExpectEnd();
    }

    [Fact]
    public async Task A_packet_over_the_limit_ends_it_before_its_body_has_come()
    {
        await using var listener = await Listener.Start(new GatewayOptions { MaxPacketBytes = 1000 });
        using var client = await listener.SignedIn();
        await client.SendBytes(Hex("30 E9 07"));
        await client.ExpectEnd();
        await listener.City.Refusal(Refusals.PacketTooLarge);
    }

    [Fact]
    public async Task Answers_to_messages_that_were_never_sent_are_passed_over()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Send(new Ack(PacketType.PubAck, 1), new Ack(PacketType.PubRec, 1), new Ack(PacketType.PubComp, 1));
        await client.Settle();
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
