using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Packages;

/// <summary>Sends what examples say over the doors of real devices and systems: most readings over MQTT, each device on its own connection, some over HTTP; rows by the register's interface.</summary>
public sealed class SendReadings(CityAddress city, HttpClient http, CityHttp registrar, Chance chance, ExampleClock clock, TimeProvider machine) : IAsyncDisposable
{
    /// <summary>Devices that speak HTTP.</summary>
    private const double OverHttp = 0.15;

    private readonly ConcurrentDictionary<string, MqttLink> links = new();
    private int mqtt;
    private int posted;

    /// <summary>Readings that were sent over MQTT so far.</summary>
    public int Mqtt => mqtt;

    /// <summary>Readings that were sent over HTTP so far.</summary>
    public int Http => posted;

    /// <summary>Rows that were posted so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Sends one thing of an example; null when the city took it, else what it answered.</summary>
    public Task<string?> Send(Lot lot, PlayedRegister? register, Sending sending, CancellationToken ct) =>
        register is not null ? PostRow(lot, register, sending, ct) : SendReading(lot, sending, ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var link in links.Values)
        {
            await link.DisposeAsync();
        }
    }

    private async Task<string?> SendReading(Lot lot, Sending sending, CancellationToken ct)
    {
        var device = lot.Devices[sending.Device];
        var message = new Dictionary<string, object> { ["device"] = device, ["at"] = Instants.ToIso(sending.At), ["values"] = sending.Fields };
        if (sending.ValidAt is { } validAt)
        {
            message["validAt"] = Instants.ToIso(validAt);
        }

        if (!chance.Happens(OverHttp, $"{device}/http"))
        {
            var link = links.GetOrAdd(device, id => new MqttLink(city.MqttHost, city.MqttPort, id, Ground.Token, machine));
            await link.Publish($"jingwei/v1/{device}/readings", JsonSerializer.SerializeToUtf8Bytes(message), ct);
            Interlocked.Increment(ref mqtt);
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "readings") { Content = JsonContent.Create(new[] { message }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{device}:{Ground.Token}");
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        Interlocked.Increment(ref posted);
        var result = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("results")[0];
        // What is out of its range is refused and kept, and some examples are about just that.
        return result.GetProperty("status").GetString() is "stored" or "refused" ? null : $"the reading was rejected: {result}";
    }

    private async Task<string?> PostRow(Lot lot, PlayedRegister register, Sending sending, CancellationToken ct)
    {
        var row = sending.Fields.ToDictionary(f => f.Key, f => f.Key == register.Key ? lot.KeyOf((string)f.Value)
            : f.Key == register.Place ? lot.Devices[(string)f.Value]
            : register.Days.Contains(f.Key) ? (object)clock.MoveDay((string)f.Value) : f.Value);
        if (sending.Gone)
        {
            row["gone"] = true;
        }

        var answer = await registrar.Post($"registers/{lot.Example.Kind}/rows", new[] { row }, ct);
        Rows++;
        var result = answer!.Value.GetProperty("results")[0];
        return result.GetProperty("status").GetString() is "stored" or "unchanged" ? null : $"the row was refused: {result}";
    }
}
