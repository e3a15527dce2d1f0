using System.Text;
using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class PublishingTests
{
    private const string Mine = "jingwei/v1/bin-012/readings";

    [Fact]
    public async Task An_acknowledgement_comes_only_when_the_message_is_durable()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, """{"fill":97}""", id: 7);
        var message = await listener.City.Next();
        message.ShouldSatisfyAllConditions(
            () => message.Sender.ShouldBe("bin-012"), () => message.Device.ShouldBe("bin-012"), () => message.Payload.ShouldBe("""{"fill":97}"""));

        await client.Settle(); // a ping is answered meanwhile, and nothing else came before its answer
        message.Store();

        await client.Expect(PacketType.PubAck, 7);
    }

    [Fact]
    public async Task Messages_are_stored_side_by_side_and_acknowledged_in_order()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Send([.. Enumerable.Range(1, 5).Select(i => RawClient.Message(Mine, $"{i}", id: (ushort)(i * 10)))]);
        var messages = new List<Submitted>();
        for (var i = 0; i < 5; i++)
        {
            messages.Add(await listener.City.Next());
        }

        messages.Select(m => m.Payload).ShouldBe(["1", "2", "3", "4", "5"]);
        messages[4].Store();
        messages[2].Store();
        await client.Settle(); // none yet: the first is not durable
        messages[0].Store();
        await client.Expect(PacketType.PubAck, 10);
        messages[1].Store();
        await client.Expect(PacketType.PubAck, 20);
        await client.Expect(PacketType.PubAck, 30);
        messages[3].Store();
        await client.Expect(PacketType.PubAck, 40);
        await client.Expect(PacketType.PubAck, 50);
    }

    [Fact]
    public async Task A_slow_intake_stops_the_reading_at_the_window()
    {
        await using var listener = await Listener.Start(new GatewayOptions { Window = 8 });
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Send([.. Enumerable.Range(1, 20).Select(i => RawClient.Message(Mine, $"{i}", id: (ushort)i))]);
        var held = new Queue<Submitted>();
        for (var i = 0; i < 8; i++)
        {
            held.Enqueue(await listener.City.Next());
        }

        for (ushort id = 1; id <= 12; id++)
        {
            listener.City.SubmittedSoFar.ShouldBe(7 + id);
            held.Dequeue().Store();
            await client.Expect(PacketType.PubAck, id);
            held.Enqueue(await listener.City.Next());
        }

        listener.City.SubmittedSoFar.ShouldBe(20);
    }

    [Fact]
    public async Task A_client_that_sends_on_against_a_standing_intake_is_held_back_by_tcp()
    {
        await using var listener = await Listener.Start(new GatewayOptions { Window = 2 });
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        var chunk = Packets(1000);
        var sent = 0L;
        while (client.TrySend(chunk) && sent < 64_000_000)
        {
            sent += chunk.Length;
        }

        sent.ShouldBeLessThan(64_000_000);
        await listener.City.Next();
        await listener.City.Next();
        listener.City.SubmittedSoFar.ShouldBe(2);

        static byte[] Packets(int count) =>
            Codec.Packets.ToBytes(Enumerable.Range(1, count).Select(i => RawClient.Message(Mine, new string('x', 1000), id: (ushort)i)));
    }

    [Theory]
    [InlineData(ReadingStatus.StoredAsRefused, "out_of_limits_future")]
    [InlineData(ReadingStatus.Rejected, "bad_payload")]
    public async Task Refused_content_is_acknowledged_and_the_connection_stays(ReadingStatus status, string code)
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "{", id: 3);
        (await listener.City.Next()).Receipt.SetResult(new ReadingReceipt(status, code));

        await client.Expect(PacketType.PubAck, 3);
        await client.Settle();
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", id: 3);
        (await listener.City.Next()).Receipt.SetResult(new ReadingReceipt(ReadingStatus.Rejected, ReadingReceipt.NotStored));

        await client.ExpectEnd();
        await listener.City.Refusal(Refusals.IntakeFailed);
    }

    [Fact]
    public async Task An_intake_that_fails_is_not_acknowledged_and_nothing_after_it()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Send(RawClient.Message(Mine, "1", id: 1), RawClient.Message(Mine, "2", id: 2), RawClient.Message(Mine, "3", id: 3));
        var (first, second, third) = (await listener.City.Next(), await listener.City.Next(), await listener.City.Next());
        first.Store();
        await client.Expect(PacketType.PubAck, 1);
        third.Store();
        second.Receipt.SetException(new IOException("disk full"));

        await client.ExpectEnd();
        await listener.City.Refusal(Refusals.IntakeFailed);
    }

    [Theory]
    [InlineData("jingwei/v1/bin-013/readings")]
    [InlineData("jingwei/v1//readings")]
    [InlineData("jingwei/v1/bin-012/readings/x")]
    [InlineData("jingwei/v1/bin-012/commands")]
    [InlineData("jingwei/v2/bin-012/readings")]
    [InlineData("$SYS/x")]
    public async Task A_device_speaks_only_for_itself(string topic)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Publish(topic, """{"fill":1}""", id: 9);

        await client.Expect(PacketType.PubAck, 9);
        await client.Settle();
        listener.City.NothingCame.ShouldBeTrue();
        listener.City.Refusals.ShouldBe([(Refusals.TopicNotAllowed, "bin-012")]);
    }

    [Fact]
    public async Task A_gateway_speaks_for_devices_and_the_intake_knows_which()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn("gw-1");
        await client.Publish(Mine, "1");
        await client.Publish("jingwei/v1/井盖-7/readings", "2", qos: 0);

        (await listener.City.Next()).ShouldSatisfyAllConditions(m => m.Sender.ShouldBe("gw-1"), m => m.Device.ShouldBe("bin-012"));
        (await listener.City.Next()).Device.ShouldBe("井盖-7");
    }

    [Fact]
    public async Task A_message_in_one_byte_pieces_arrives_whole()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        foreach (var one in Codec.Packets.ToBytes(RawClient.Message(Mine, """{"fill":42}""")))
        {
            await client.SendBytes(new[] { one });
        }

        (await listener.City.Next()).Payload.ShouldBe("""{"fill":42}""");
    }

    [Fact]
    public async Task What_was_sent_before_the_sending_side_closed_is_still_acknowledged()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", id: 5);
        client.HalfClose();
        (await listener.City.Next()).Store();

        await client.Expect(PacketType.PubAck, 5);
        await client.ExpectEnd();
    }

    [Fact]
    public async Task Stopping_the_listener_answers_what_is_in_flight()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", id: 5);
        var message = await listener.City.Next();
        var stopped = listener.Stop();
        message.Store();

        await client.Expect(PacketType.PubAck, 5);
        await client.ExpectEnd();
        await stopped;
    }

    [Fact]
    public async Task A_message_at_qos_0_is_stored_and_not_answered()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", qos: 0);
        await client.Settle();
        (await listener.City.Next()).Payload.ShouldBe("1");
    }
}
