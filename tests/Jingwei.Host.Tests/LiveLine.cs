using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>A page's web socket: SignalR's JSON protocol over a plain client.</summary>
public sealed class LiveLine : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder rest = new();

    public JsonNode Joined { get; private set; } = new JsonObject();

    public static async Task<LiveLine> Open(RunningHost host, User user)
    {
        var line = new LiveLine();
        line.socket.Options.Cookies = user.Cookies;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await line.socket.ConnectAsync(new Uri($"ws://localhost:{host.Http}/hub/live"), patience.Token);
        await line.Send("""{"protocol":"json","version":1}""");
        await line.Send("""{"type":1,"invocationId":"1","target":"Join","arguments":[]}""");
        line.Joined = (await line.Next(m => m["type"]?.GetValue<int>() == 3))["result"]!;
        return line;
    }

    /// <summary>The next news of a kind; fails when one of the kind <paramref name="never"/> comes before it.</summary>
    public async Task<JsonNode> News(string kind, string? never = null) =>
        (await Next(m => m["type"]?.GetValue<int>() == 1 && Allowed(m, never) == kind))["arguments"]![0]!;

    public void Dispose() => socket.Dispose();

    private static string Allowed(JsonNode message, string? never)
    {
        var kind = message["arguments"]![0]!["kind"]!.GetValue<string>();
        kind.ShouldNotBe(never);
        return kind;
    }

    private async Task<JsonNode> Next(Func<JsonNode, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var text = rest.ToString();
            var end = text.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                rest.Remove(0, end + 1);
                if (JsonNode.Parse(text[..end]) is { } message && wanted(message))
                {
                    return message;
                }

                continue;
            }

            var read = await socket.ReceiveAsync(buffer, patience.Token);
            rest.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
        }
    }

    private Task Send(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, CancellationToken.None);
}
