using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Jingwei.Sim.Wire;

/// <summary>
/// A phone's live line: SignalR's JSON protocol over a web socket, by hand. Calls <paramref name="heard"/> with each news item's
/// kind and data; connects again after a break. What was missed meanwhile, the caller reads from the API.
/// </summary>
/// <param name="baseAddress">The host's address.</param>
/// <param name="city">Whose session it uses.</param>
/// <param name="heard">Called for each item, and with kind "connected" after each connect. Must not block.</param>
/// <param name="time">Machine time for back-off and pings.</param>
public sealed class LiveLine(Uri baseAddress, CityHttp city, Action<string, JsonElement> heard, TimeProvider time)
{
    private const byte RecordSeparator = 0x1E;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(12);

    public async Task Run(CancellationToken ct)
    {
        var attempt = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Listen(() => attempt = 0, ct);
            }
            catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException or CityRefusalException or InvalidOperationException)
            {
                // Tried again below.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(10_000, 300 * Math.Pow(2, Math.Min(attempt++, 6)))), time, ct);
        }
    }

    private async Task Listen(Action connected, CancellationToken ct)
    {
        if (city.Cookie is null)
        {
            await city.SignIn(ct);
        }

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", city.Cookie!);
        var address = new UriBuilder(new Uri(baseAddress, "/hub/live")) { Scheme = baseAddress.Scheme == "https" ? "wss" : "ws" }.Uri;
        await socket.ConnectAsync(address, ct);
        await Send(socket, """{"protocol":"json","version":1}""", ct);
        await Send(socket, """{"type":1,"invocationId":"1","target":"Join","arguments":[]}""", ct);
        connected();
        heard("connected", default);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pings = Ping(socket, stop.Token);
        try
        {
            await Receive(socket, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await pings.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task Receive(ClientWebSocket socket, CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        var pending = new List<byte>();
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, ct);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            foreach (var b in buffer.AsSpan(0, result.Count))
            {
                if (b == RecordSeparator)
                {
                    Take(pending);
                    pending.Clear();
                }
                else
                {
                    pending.Add(b);
                }
            }
        }
    }

    private void Take(List<byte> message)
    {
        using var document = JsonDocument.Parse(message.ToArray());
        var root = document.RootElement;
        if (root.TryGetProperty("target", out var target) && target.ValueEquals("live")
            && root.GetProperty("arguments") is { ValueKind: JsonValueKind.Array } arguments && arguments.GetArrayLength() > 0)
        {
            var item = arguments[0];
            heard(item.GetProperty("kind").GetString() ?? "", item.TryGetProperty("data", out var data) ? data.Clone() : default);
        }
    }

    private async Task Ping(ClientWebSocket socket, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(PingEvery, time, ct);
            await Send(socket, """{"type":6}""", ct);
        }
    }

    private static Task Send(ClientWebSocket socket, string json, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)RecordSeparator), WebSocketMessageType.Text, true, ct);
}
