using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class LimitTests
{
    private const string Mine = "jingwei/v1/bin-012/readings";

    [Fact]
    public async Task Who_does_not_sign_in_is_sent_away()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.SendBytes(new byte[] { 0x10 });
        await listener.Time.AdvanceUntil(listener.City.Refusal(Refusals.ConnectTimeout), TimeSpan.FromSeconds(1));
        await client.ExpectEnd();
    }

    [Fact]
    public async Task Silence_longer_than_the_keep_alive_and_a_half_ends_the_connection()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn(keepAliveSeconds: 10);
        await listener.Time.AdvanceUntil(listener.City.Refusal(Refusals.KeepAliveMissed), TimeSpan.FromSeconds(1));
        await client.ExpectEnd();
        listener.City.ConnectedNow.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_promised_nothing_may_be_silent()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn(keepAliveSeconds: 0);
        listener.Time.Advance(TimeSpan.FromDays(2));
        await client.Settle();
    }

    [Fact]
    public async Task One_address_has_so_many_connections_and_no_more()
    {
        await using var listener = await Listener.Start(new GatewayOptions { MaxConnectionsPerAddress = 2 });
        using var one = await listener.SignedIn("bin-001");
        using var two = await listener.SignedIn("bin-002");
        using var three = await listener.Dial();
        await three.ExpectEnd();
        await listener.City.Refusal(Refusals.TooManyFromAddress);

        await one.Send(Packet.Disconnect);
        await one.ExpectEnd();
        using var four = await listener.SignedIn("bin-004");
    }

    [Fact]
    public async Task Faster_than_its_rate_a_device_waits_and_nothing_is_dropped()
    {
        await using var listener = await Listener.Start(deviceRate: 0.5);
        using var client = await listener.SignedIn();
        await client.Send([.. Enumerable.Range(1, 8).Select(i => RawClient.Message(Mine, $"{i}", id: (ushort)i))]);
        for (ushort id = 1; id <= 5; id++)
        {
            await client.Expect(PacketType.PubAck, id);
        }

        await listener.City.Refusal(Refusals.DeviceSlowed);
        listener.City.SubmittedSoFar.ShouldBe(5);
        for (ushort id = 6; id <= 8; id++)
        {
            await listener.Time.AdvanceUntil(client.Expect(PacketType.PubAck, id), TimeSpan.FromSeconds(2));
        }
    }
}
