using System.Net;
using System.Net.Sockets;
using System.Text;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Tests.Wire;

/// <summary>A listener that does as it is told: acks, stays silent or cuts the line.</summary>
internal sealed class FakeListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<Publish, Verdict> judge;
    private readonly byte connectCode;

    internal FakeListener(Func<Publish, Verdict> judge, byte connectCode = 0)
    {
        (this.judge, this.connectCode) = (judge, connectCode);
        listener.Start();
        _ = Accept();
    }

    internal sealed record Publish(string User, string Topic, string Payload, ushort Id, bool Again);

    internal enum Verdict
    {
        Ack,
        Cut,
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal List<Publish> Seen { get; } = [];

    internal int Connections { get; private set; }

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Connections++;
                _ = Serve(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var user = "";
            while (await MqttPackets.Read(stream, CancellationToken.None) is { } packet)
            {
                if (packet.Type == 1)
                {
                    var client_ = Text(packet.Body, 10, out var next);
                    user = Text(packet.Body, next, out _);
                    client_.ShouldNotBe(user);
                    await stream.WriteAsync(new byte[] { 0x20, 2, 0, connectCode });
                }
                else if (packet.Type == 3)
                {
                    var topic = Text(packet.Body, 0, out var next);
                    var id = (ushort)(packet.Body[next] << 8 | packet.Body[next + 1]);
                    var publish = new Publish(user, topic, Encoding.UTF8.GetString(packet.Body[(next + 2)..]), id, Seen.Any(s => s.Id == id && s.User == user));
                    Seen.Add(publish);
                    if (judge(publish) == Verdict.Cut)
                    {
                        return;
                    }

                    await stream.WriteAsync(new byte[] { 0x40, 2, (byte)(id >> 8), (byte)id });
                }
            }
        }
    }

    private static string Text(byte[] body, int at, out int next)
    {
        var length = body[at] << 8 | body[at + 1];
        next = at + 2 + length;
        return Encoding.UTF8.GetString(body, at + 2, length);
    }
}
