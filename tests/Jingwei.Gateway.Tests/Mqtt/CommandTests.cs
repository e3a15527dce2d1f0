using System.Text;
using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class CommandTests
{
    private const string Commands = "jingwei/v1/bin-012/commands";

    [Fact]
    public async Task A_device_hears_its_own_commands_and_nothing_else()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Send(new Subscribe(3,
        [
            new("#", 0), new(Commands, 1), new("jingwei/v1/+/commands", 0), new("jingwei/v1/bin-013/commands", 0), new("jingwei/v1/bin-012/readings", 0),
        ]));

        var answer = (await client.Receive()).ShouldBeOfType<SubAck>();
        answer.PacketId.ShouldBe((ushort)3);
        answer.Codes.ShouldBe([0x80, 0, 0x80, 0x80, 0x80]);
        listener.City.Refusals.Count(r => r == (Refusals.FilterNotAllowed, "bin-012")).ShouldBe(4);

        await listener.City.Send("bin-012", "open"u8.ToArray());
        var command = (await client.Receive()).ShouldBeOfType<Publish>();
        Encoding.UTF8.GetString(command.Topic.Span).ShouldBe(Commands);
        Encoding.UTF8.GetString(command.Payload.Span).ShouldBe("open");
        command.Qos.ShouldBe((byte)0);
        command.Retain.ShouldBeFalse();
    }

    [Fact]
    public async Task Unsubscribed_it_hears_no_more()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        await client.Send(new Subscribe(3, [new(Commands, 0)]));
        await client.Receive();
        await client.Send(new Unsubscribe(4, ["other", Commands]));
        await client.Expect(PacketType.UnsubAck, 4);
        await listener.City.Send("bin-012", "open"u8.ToArray());
        await client.Settle();
    }

    [Fact]
    public async Task A_kept_session_goes_on_hearing()
    {
        await using var listener = await Listener.Start();
        using (var before = await listener.Dial())
        {
            (await before.Connect("bin-012", clean: false)).SessionPresent.ShouldBeFalse();
            await before.Send(new Subscribe(3, [new(Commands, 0)]));
            await before.Receive();
        }

        (await listener.City.NextEar()).ShouldBe("+bin-012");
        (await listener.City.NextEar()).ShouldBe("-bin-012");
        using var client = await listener.Dial();
        (await client.Connect("bin-012", clean: false)).SessionPresent.ShouldBeTrue();
        (await listener.City.NextEar()).ShouldBe("+bin-012");
        await listener.City.Send("bin-012", "open"u8.ToArray());
        (await client.Receive()).ShouldBeOfType<Publish>();
    }

    [Fact]
    public async Task A_clean_start_forgets_what_was_kept() // [MQTT-3.1.2-6]
    {
        await using var listener = await Listener.Start();
        foreach (var (clean, present) in new[] { (false, false), (false, true), (true, false), (false, false) })
        {
            using var client = await listener.Dial();
            (await client.Connect("bin-012", clean: clean)).SessionPresent.ShouldBe(present);
            await client.Send(Packet.Disconnect);
            await client.ExpectEnd();
        }
    }
}
