using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class WillTests
{
    private static readonly Will Gone = new("jingwei/v1/bin-012/readings", """{"fill":0}"""u8.ToArray(), 1, true);

    [Fact]
    public async Task A_client_that_is_lost_has_its_will_published()
    {
        await using var listener = await Listener.Start();
        using (var client = await listener.Dial())
        {
            await client.Connect("bin-012", will: Gone);
        }

        (await listener.City.Next()).Payload.ShouldBe("""{"fill":0}""");
    }

    [Fact]
    public async Task A_client_that_breaks_the_protocol_too()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.Connect("bin-012", will: Gone);
        await client.SendBytes(new byte[] { 0, 0 });
        await listener.City.Next();
    }

    [Fact]
    public async Task A_client_that_says_goodbye_has_none()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.Connect("bin-012", will: Gone);
        await client.Send(Packet.Disconnect);
        await client.ExpectEnd();
        listener.City.NothingCame.ShouldBeTrue();
    }

    [Fact]
    public async Task Stopping_the_listener_says_nothing_about_devices()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.Connect("bin-012", will: Gone);
        await listener.Stop();
        await client.ExpectEnd();
        listener.City.NothingCame.ShouldBeTrue();
    }

    [Fact]
    public async Task A_will_for_another_device_is_refused_like_any_message()
    {
        await using var listener = await Listener.Start();
        using (var client = await listener.Dial())
        {
            await client.Connect("bin-012", will: Gone with { Topic = "jingwei/v1/bin-013/readings" });
        }

        await listener.City.Refusal(Refusals.TopicNotAllowed);
        listener.City.NothingCame.ShouldBeTrue();
    }
}
