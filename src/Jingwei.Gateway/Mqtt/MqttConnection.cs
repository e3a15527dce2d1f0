using System.Buffers;
using Jingwei.Gateway.Mqtt.Codec;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Mqtt;

/// <summary>How a conversation stands.</summary>
internal enum End
{
    /// <summary>Read on.</summary>
    None,

    /// <summary>The client said DISCONNECT: no will.</summary>
    Left,

    /// <summary>The connection ended, or we ended it.</summary>
    Lost,

    /// <summary>The listener is stopping: no will, for nothing is known about the device.</summary>
    Stopping,
}

/// <summary>One connection from its first byte to its last: cuts the bytes into packets and hands them to the conversation.</summary>
internal sealed class MqttConnection : IDisposable
{
    private readonly Door door;
    private readonly ConnectionContext connection;
    private readonly string from;
    private readonly Outbound outbound;
    private readonly InFlight inFlight;
    private readonly Watch watch;
    private readonly Conversation conversation;

    // Never disposed: others may cut a connection that is just ending, and without a timer there is nothing to free.
    private readonly CancellationTokenSource cutting = new();
    private int cutOnce;
    private byte[] joined = [];
    private bool heard = true;

    /// <param name="door">What the listener shares.</param>
    /// <param name="connection">Kestrel's connection.</param>
    /// <param name="from">The remote address, for the ledger.</param>
    public MqttConnection(Door door, ConnectionContext connection, string from)
    {
        (this.door, this.connection, this.from) = (door, connection, from);
        outbound = new Outbound(connection.Transport.Output, door.Time);
        inFlight = new InFlight(outbound, door.Options.Window, id => conversation!.Client?.Session.Stored(this, id), StoringFailed);
        watch = new Watch(door.Time, outbound, door.Options, Cut);
        conversation = new Conversation(this, door, from, outbound, inFlight);
    }

    /// <summary>Kestrel's name for the connection, unique while the process runs.</summary>
    public string Id => connection.ConnectionId;

    /// <summary>Cancelled when the connection is cut.</summary>
    public CancellationToken CutToken => cutting.Token;

    /// <summary>Cuts the connection now; what is in flight is stored but not answered.</summary>
    /// <param name="code">Under which the ledger counts it.</param>
    public void Cut(string code)
    {
        if (Interlocked.Exchange(ref cutOnce, 1) == 0)
        {
            door.Ledger.Refused(code, from, conversation.Client?.Sender.Name);
            cutting.Cancel();
            connection.Abort(new ConnectionAbortedException(code));
            connection.Transport.Input.CancelPendingRead();
        }
    }

    /// <summary>From now on the client's own promise of <paramref name="seconds"/> is watched, half as long again [MQTT-3.1.2-24]; 0 promises nothing.</summary>
    public void ExpectPacketEvery(ushort seconds) => watch.KeepAlive(TimeSpan.FromSeconds(seconds * 1.5));

    /// <summary>Counts a broken rule of the protocol and ends the connection.</summary>
    public End Violated(Violation violation)
    {
        door.Log.LogDebug("{From} {Device}: {Violation}", from, conversation.Client?.Sender.Name, violation);
        door.Ledger.Refused(Refusals.ProtocolViolation, from, conversation.Client?.Sender.Name);
        return End.Lost;
    }

    /// <summary>Serves the client until it goes or is cut. Does not throw for anything that a client does.</summary>
    public async Task Run()
    {
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        var end = End.Lost;
        try
        {
            using var wake = stopping.Register(() => connection.Transport.Input.CancelPendingRead());
            end = await Read(stopping);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // Reset by the client or cut by us.
        }
        finally
        {
            Dispose();
            await conversation.Close(publishWill: end == End.Lost);
        }

        if (!cutting.IsCancellationRequested)
        {
            await inFlight.Pump();
            await outbound.Flush();
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => watch.Dispose();

    private async Task<End> Read(CancellationToken stopping)
    {
        while (true)
        {
            watch.Waiting(heard);
            var result = await connection.Transport.Input.ReadAsync(CancellationToken.None);
            watch.Working();
            if (cutting.IsCancellationRequested)
            {
                return End.Lost;
            }

            var end = await TakePackets(result.Buffer);
            _ = inFlight.Pump();
            await outbound.Flush();
            if (end != End.None || result.IsCompleted || stopping.IsCancellationRequested)
            {
                return end != End.None ? end : result.IsCompleted ? End.Lost : End.Stopping;
            }
        }
    }

    private async ValueTask<End> TakePackets(ReadOnlySequence<byte> buffer)
    {
        heard = false;
        var end = End.None;
        while (end == End.None && !cutting.IsCancellationRequested)
        {
            var status = FrameReader.TryRead(ref buffer, door.Options.MaxPacketBytes, out var frame);
            if (status == FrameStatus.NeedMore)
            {
                break;
            }

            heard = true;
            end = status switch
            {
                FrameStatus.Complete => await conversation.Take(frame.Header, InOnePiece(frame.Body)),
                FrameStatus.TooLarge => TooLarge(),
                _ => Violated(new Violation("MQTT-2.2.2-2", "forbidden packet type, flags or length")),
            };
        }

        connection.Transport.Input.AdvanceTo(buffer.Start, buffer.End);
        return end;
    }

    private ReadOnlyMemory<byte> InOnePiece(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return body.First;
        }

        var length = (int)body.Length;
        if (joined.Length < length)
        {
            joined = new byte[Math.Max(512, length)];
        }

        body.CopyTo(joined);
        return joined.AsMemory(0, length);
    }

    private End TooLarge()
    {
        door.Ledger.Refused(Refusals.PacketTooLarge, from, conversation.Client?.Sender.Name);
        return End.Lost;
    }

    private void StoringFailed(Exception? fault)
    {
        door.Log.LogError(fault, "A message of {Device} could not be stored", conversation.Client?.Sender.Name);
        Cut(Refusals.IntakeFailed);
    }
}
