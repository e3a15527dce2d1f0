using System.Collections.Concurrent;

namespace Jingwei.Host.Tests;

/// <summary>The power goes at random moments while devices send; after the starts nothing is missing and nothing stands twice.</summary>
public sealed class PowerCutTests
{
    private const int Seed = 1;
    private const int Kills = 9;

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_each_kill()
    {
        var chance = new Random(Seed);
        await using var host = await RunningHost.Start("--demo", "paused", "--device-rate", "0");
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var life = 0; life < Kills; life++)
        {
            var devices = Enumerable.Range(1, 8).Select(i => $"bin-{i:000}").ToList();
            var senders = devices.Select((device, i) => Send(host, device, new Random(Seed * 1000 + life * 100 + i), acknowledged)).ToList();
            var wanted = acknowledged.Values.Sum() + 20 + chance.Next(300);
            while (acknowledged.Values.Sum() < wanted)
            {
                await Task.Delay(1);
            }

            await host.Kill();
            await Task.WhenAll(senders);
            await host.Again("--demo", "paused", "--device-rate", "0");
        }

        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(5));
        foreach (var (device, count) in acknowledged)
        {
            var stored = 0;
            string? cursor = null;
            do
            {
                var page = (await street.Get($"/devices/{device}/readings?limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"))!;
                stored += page["items"]!.AsArray().Count;
                cursor = page["next"]?.GetValue<string>();
            }
            while (cursor is not null);
            stored.ShouldBeGreaterThanOrEqualTo(count, device);
        }

        var cases = (await street.Get("/cases?limit=500"))!["items"]!.AsArray();
        cases.Count.ShouldBe(8, "one case for each of the eight bins that overflowed, not more");
        await host.ShouldBeClean();
    }

    /// <summary>Sends until the connection breaks; only what came back acknowledged counts.</summary>
    private static async Task Send(RunningHost host, string device, Random chance, ConcurrentDictionary<string, int> acknowledged)
    {
        try
        {
            using var mqtt = await ThinMqtt.Connect(host.Mqtt, device);
            while (true)
            {
                await mqtt.Publish(device, $"{{\"fill\":{95 + chance.Next(5)}}}");
                acknowledged.AddOrUpdate(device, 1, (_, n) => n + 1);
            }
        }
        catch (Exception cut) when (cut is IOException or System.Net.Sockets.SocketException)
        {
            // The power is gone.
        }
    }
}
