using System.Collections.Concurrent;
using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Wire;

/// <summary>The connections of all devices, each with its own, as in the street.</summary>
public sealed class MqttFleet(string host, int port, string token, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(40);
    private readonly ConcurrentDictionary<string, MqttLink> links = new();
    private long lastPing = time.GetTimestamp();

    /// <summary>Completes when every report is acked.</summary>
    public Task Send(IEnumerable<Report> reports, CancellationToken ct) => Task.WhenAll(reports.Select(r => Send(r, ct)));

    /// <summary>Pings every connection when it is time to; call it often.</summary>
    public async Task KeepAlive(CancellationToken ct)
    {
        if (time.GetElapsedTime(lastPing) < PingEvery)
        {
            return;
        }

        lastPing = time.GetTimestamp();
        await Task.WhenAll(links.Values.Select(l => l.Ping(ct)));
    }

    /// <summary>Signs all devices off: they send nothing more until the next report.</summary>
    public async Task HangUp()
    {
        foreach (var id in links.Keys)
        {
            if (links.TryRemove(id, out var link))
            {
                await link.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync() => await HangUp();

    private Task Send(Report report, CancellationToken ct)
    {
        var link = links.GetOrAdd(report.DeviceId, id => new MqttLink(host, port, id, token, time));
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { at = Instants.ToIso(report.At), values = report.Values });
        return link.Publish($"jingwei/v1/{report.DeviceId}/readings", payload, ct);
    }
}
