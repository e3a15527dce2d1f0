using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class ExactlyOnceTests
{
    private const string Mine = "jingwei/v1/bin-012/readings";

    [Fact]
    public async Task A_message_at_qos_2_is_received_when_durable_and_then_released()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", qos: 2, id: 4);
        var message = await listener.City.Next();
        await client.Settle();
        message.Store();
        await client.Expect(PacketType.PubRec, 4);
        await client.Send(new Ack(PacketType.PubRel, 4));
        await client.Expect(PacketType.PubComp, 4);
    }

    [Fact]
    public async Task Sent_again_before_its_release_it_is_stored_once()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var client = await listener.SignedIn();
        await client.Publish(Mine, "1", qos: 2, id: 4);
        await client.Publish(Mine, "1", qos: 2, id: 4, dup: true);
        (await listener.City.Next()).Store();
        await client.Expect(PacketType.PubRec, 4);
        await client.Expect(PacketType.PubRec, 4);
        listener.City.SubmittedSoFar.ShouldBe(1);
    }

    [Fact]
    public async Task After_its_release_the_same_id_is_another_message()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        foreach (var payload in new[] { "1", "2" })
        {
            await client.Publish(Mine, payload, qos: 2, id: 4);
            await client.Expect(PacketType.PubRec, 4);
            await client.Send(new Ack(PacketType.PubRel, 4));
            await client.Expect(PacketType.PubComp, 4);
            (await listener.City.Next()).Payload.ShouldBe(payload);
        }
    }

    [Fact]
    public async Task A_kept_session_remembers_over_connections()
    {
        await using var listener = await Listener.Start();
        using (var before = await listener.Dial())
        {
            await before.Connect("bin-012", clean: false);
            await before.Publish(Mine, "1", qos: 2, id: 4);
            await before.Expect(PacketType.PubRec, 4);
        }

        using var client = await listener.Dial();
        (await client.Connect("bin-012", clean: false)).SessionPresent.ShouldBeTrue();
        await client.Publish(Mine, "1", qos: 2, id: 4, dup: true);
        await client.Expect(PacketType.PubRec, 4);
        listener.City.SubmittedSoFar.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_not_durable_when_the_connection_ended_is_stored_when_sent_again()
    {
        await using var listener = await Listener.Start();
        listener.City.StoresAtOnce = false;
        using var before = await listener.Dial();
        await before.Connect("bin-012", clean: false);
        await before.Publish(Mine, "1", qos: 2, id: 4);
        var first = await listener.City.Next();

        using var client = await listener.Dial();
        await client.Connect("bin-012", clean: false);
        first.Store();
        await client.Publish(Mine, "1", qos: 2, id: 4, dup: true);
        (await listener.City.Next()).Store();
        await client.Expect(PacketType.PubRec, 4);
        listener.City.SubmittedSoFar.ShouldBe(2);
    }

    [Fact]
    public async Task A_release_of_something_unknown_is_completed() // else the client would send it for ever
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Send(new Ack(PacketType.PubRel, 99));
        await client.Expect(PacketType.PubComp, 99);
    }
}
