using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Jingwei.Load;

/// <summary>A call that reached a phone, or ended on it.</summary>
internal readonly record struct Ring(string Kind, string CaseNumber, long Timestamp);

/// <summary>The officers' phones: SignalR's JSON protocol over a web socket with the cookie of each.</summary>
internal sealed class Phones : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1E;
    private readonly List<ClientWebSocket> sockets = [];
    private readonly List<Task> ears = [];
    private readonly PeriodicTimer beat = new(TimeSpan.FromSeconds(10));
    private Task pulse = Task.CompletedTask;
    private readonly Channel<Ring> rings = Channel.CreateUnbounded<Ring>();

    /// <summary>What reached any of the phones, in order.</summary>
    public ChannelReader<Ring> Rings => rings.Reader;

    /// <summary>Signs in as each of them and listens.</summary>
    public static async Task<Phones> Open(Uri web, IEnumerable<string> userNames, CancellationToken ct)
    {
        var phones = new Phones();
        foreach (var userName in userNames)
        {
            await phones.Add(web, userName, ct);
        }

        phones.pulse = Task.Run(phones.Pulse, CancellationToken.None);
        return phones;
    }

    public async ValueTask DisposeAsync()
    {
        beat.Dispose();
        await pulse;
        sockets.ForEach(s => s.Abort());
        await Task.WhenAll(ears);
        sockets.ForEach(s => s.Dispose());
    }

    /// <summary>SignalR ends a connection that says nothing for half a minute.</summary>
    private async Task Pulse()
    {
        while (await beat.WaitForNextTickAsync())
        {
            foreach (var socket in sockets)
            {
                await Say(socket, """{"type":6}""", CancellationToken.None);
            }
        }
    }

    private async Task Add(Uri web, string userName, CancellationToken ct)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = web };
        (await http.PostAsJsonAsync("/api/v1/session", new { userName, password = "demo" }, ct)).EnsureSuccessStatusCode();

        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        await socket.ConnectAsync(new UriBuilder(web) { Scheme = "ws", Path = "/hub/live" }.Uri, ct);
        sockets.Add(socket);
        await Say(socket, """{"protocol":"json","version":1}""", ct);
        await Say(socket, """{"type":1,"invocationId":"1","target":"Join","arguments":[]}""", ct);
        var joined = new TaskCompletionSource();
        ears.Add(Task.Run(() => Listen(socket, joined), ct));
        await joined.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
    }

    private static Task Say(ClientWebSocket socket, string json, CancellationToken ct)
    {
        byte[] record = [.. Encoding.UTF8.GetBytes(json), RecordSeparator];
        return socket.SendAsync(new ArraySegment<byte>(record), WebSocketMessageType.Text, true, ct);
    }

    private async Task Listen(ClientWebSocket socket, TaskCompletionSource joined)
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
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                return;
            }

            var at = TimeProvider.System.GetTimestamp();
            for (int end; (end = buffer.AsSpan(0, have).IndexOf(RecordSeparator)) >= 0;)
            {
                Hear(buffer.AsMemory(0, end), at, joined);
                have -= end + 1;
                buffer.AsSpan(end + 1, have).CopyTo(buffer);
            }
        }
    }

    private void Hear(ReadOnlyMemory<byte> record, long at, TaskCompletionSource joined)
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
                var kind = news.GetProperty("kind").GetString()!;
                if (kind is "ring" or "ringEnd")
                {
                    rings.Writer.TryWrite(new Ring(kind, news.GetProperty("data").GetProperty("caseNumber").GetString() ?? "", at));
                }

                break;
            default:
                break;
        }
    }
}
