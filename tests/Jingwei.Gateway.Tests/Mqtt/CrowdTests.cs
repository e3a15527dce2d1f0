using System.Collections.Concurrent;
using System.Globalization;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class CrowdTests
{
    /// <summary>Many clients at once, messages stored in any order, clients that vanish: nobody is answered before its message is durable, or out of order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whoever_is_acknowledged_is_stored_and_in_order(int seed)
    {
        const int Clients = 30, Each = 40;
        await using var listener = await Listener.Start(new GatewayOptions { Window = 16 });
        listener.City.StoresAtOnce = false;
        var durable = new ConcurrentDictionary<(string Device, string Payload), bool>();
        using var done = new CancellationTokenSource();
        var storing = Store(listener.City, durable, new Random(seed), done.Token);

        var clients = Enumerable.Range(0, Clients).Select(i => Talk(listener, $"bin-{i:000}", Each, leavesAfter: i % 3 == 0 ? i : Each, durable));
        await Task.WhenAll(clients);
        await done.CancelAsync();
        await storing;
    }

    private static async Task Talk(
        Listener listener, string name, int count, int leavesAfter, ConcurrentDictionary<(string Device, string Payload), bool> durable)
    {
        using var client = await listener.SignedIn(name);
        await client.Send([.. Enumerable.Range(1, count).Select(i => RawClient.Message($"jingwei/v1/{name}/readings", $"{i}", id: (ushort)i))]);
        for (ushort id = 1; id <= leavesAfter; id++)
        {
            await client.Expect(PacketType.PubAck, id);
            durable.ContainsKey((name, id.ToString(CultureInfo.InvariantCulture))).ShouldBeTrue();
        }
    }

    private static async Task Store(FakeCity city, ConcurrentDictionary<(string Device, string Payload), bool> durable, Random chance, CancellationToken done)
    {
        var waiting = new List<Submitted>();
        while (!done.IsCancellationRequested)
        {
            while (city.TryNext(out var message))
            {
                waiting.Add(message);
            }

            if (waiting.Count > 0)
            {
                var at = chance.Next(waiting.Count);
                durable[(waiting[at].Device, waiting[at].Payload)] = true;
                waiting[at].Store();
                waiting.RemoveAt(at);
            }

            await Task.Yield();
        }
    }
}
