using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Jingwei.Load;

/// <summary>Is handed a piece of news.</summary>
/// <param name="kind">Such as <c>ring</c> or <c>alarm</c>.</param>
/// <param name="data">What it says; gone when the call returns.</param>
/// <param name="timestamp">When its bytes were there.</param>
internal delegate void Hear(string kind, JsonElement data, long timestamp);

/// <summary>The live line of one account of the demo: SignalR's JSON protocol over a web socket with the account's cookie.</summary>
internal sealed class LiveLine : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1E;
    private readonly ClientWebSocket socket = new();
    private readonly PeriodicTimer beat = new(TimeSpan.FromSeconds(10));
    private readonly TaskCompletionSource joined = new();
    private readonly Hear hear;
    private Task listening = Task.CompletedTask;
    private Task pulse = Task.CompletedTask;

    private LiveLine(HttpClient http, Hear hear) => (Http, this.hear) = (http, hear);

    /// <summary>Speaks to the API as the same account.</summary>
    public HttpClient Http { get; }

    /// <summary>Signs in and joins; from then on <paramref name="hear"/> is called, on one thread at a time.</summary>
    public static async Task<LiveLine> Open(Uri web, string userName, Hear hear, CancellationToken ct)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = web, Timeout = TimeSpan.FromMinutes(2) };
        (await http.PostAsJsonAsync("/api/v1/session", new { userName, password = "demo" }, ct)).EnsureSuccessStatusCode();
        var line = new LiveLine(http, hear);
        await line.Join(web, cookies, ct);
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        beat.Dispose();
        await pulse;
        socket.Abort();
        await listening;
        socket.Dispose();
        Http.Dispose();
    }

    private async Task Join(Uri web, CookieContainer cookies, CancellationToken ct)
    {
        socket.Options.Cookies = cookies;
        await socket.ConnectAsync(new UriBuilder(web) { Scheme = "ws", Path = "/hub/live" }.Uri, ct);
        await Say("""{"protocol":"json","version":1}""", ct);
        await Say("""{"type":1,"invocationId":"1","target":"Join","arguments":[]}""", ct);
        listening = Task.Run(Listen, ct);
        await joined.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
        pulse = Task.Run(Pulse, CancellationToken.None);
    }

    /// <summary>SignalR ends a connection that says nothing for half a minute.</summary>
    private async Task Pulse()
    {
        while (await beat.WaitForNextTickAsync())
        {
            try
            {
                await Say("""{"type":6}""", CancellationToken.None);
            }
            catch (WebSocketException)
            {
                return;
            }
        }
    }

    private Task Say(string json, CancellationToken ct)
    {
        byte[] record = [.. Encoding.UTF8.GetBytes(json), RecordSeparator];
        return socket.SendAsync(new ArraySegment<byte>(record), WebSocketMessageType.Text, true, ct);
    }

    private async Task Listen()
    {
        var buffer = new byte[1 << 20];
        var have = 0;
        while (true)
        {
            try
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(have), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                have += got.Count;
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }

            var at = TimeProvider.System.GetTimestamp();
            for (int end; (end = buffer.AsSpan(0, have).IndexOf(RecordSeparator)) >= 0;)
            {
                Take(buffer.AsMemory(0, end), at);
                have -= end + 1;
                buffer.AsSpan(end + 1, have).CopyTo(buffer);
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> record, long at)
    {
        using var json = JsonDocument.Parse(record);
        var message = json.RootElement;
        switch (message.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 3 when message.TryGetProperty("error", out var error):
                joined.TrySetException(new InvalidOperationException($"Join was refused: {error}"));
                break;
            case 3:
                joined.TrySetResult();
                break;
            case 1 when message.GetProperty("target").ValueEquals("live"u8):
                var news = message.GetProperty("arguments")[0];
                hear(news.GetProperty("kind").GetString()!, news.GetProperty("data"), at);
                break;
            default:
                break;
        }
    }
}
