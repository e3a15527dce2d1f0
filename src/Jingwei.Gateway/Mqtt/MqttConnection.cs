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
    private readonly Door _door;
    private readonly ConnectionContext _connection;
    private readonly string _from;
    private readonly Outbound _outbound;
    private readonly InFlight _inFlight;
    private readonly Watch _watch;
    private readonly Conversation _conversation;

    // Never disposed: others may cut a connection that is just ending, and without a timer there is nothing to free.
    private readonly CancellationTokenSource _cut = new();
    private int _cutOnce;
    private byte[] _joined = [];
    private bool _heard = true;

    /// <param name="door">What the listener shares.</param>
    /// <param name="connection">Kestrel's connection.</param>
    /// <param name="from">The remote address, for the ledger.</param>
    public MqttConnection(Door door, ConnectionContext connection, string from)
    {
        (_door, _connection, _from) = (door, connection, from);
        _outbound = new Outbound(connection.Transport.Output, door.Time);
        _inFlight = new InFlight(_outbound, door.Options.Window, id => _conversation!.Client?.Session.Stored(this, id), StoringFailed);
        _watch = new Watch(door.Time, _outbound, door.Options, Cut);
        _conversation = new Conversation(this, door, from, _outbound, _inFlight);
    }

    /// <summary>Kestrel's name for the connection, unique while the process runs.</summary>
    public string Id => _connection.ConnectionId;

    /// <summary>Cancelled when the connection is cut.</summary>
    public CancellationToken CutToken => _cut.Token;

    /// <summary>Cuts the connection now; what is in flight is stored but not answered.</summary>
    /// <param name="code">Under which the ledger counts it.</param>
    public void Cut(string code)
    {
        if (Interlocked.Exchange(ref _cutOnce, 1) == 0)
        {
            _door.Ledger.Refused(code, _from, _conversation.Client?.Sender.Name);
            _cut.Cancel();
            _connection.Abort(new ConnectionAbortedException(code));
            _connection.Transport.Input.CancelPendingRead();
        }
    }

    /// <summary>From now on the client's own promise of <paramref name="seconds"/> is watched, half as long again [MQTT-3.1.2-24]; 0 promises nothing.</summary>
    public void ExpectPacketEvery(ushort seconds) => _watch.KeepAlive(TimeSpan.FromSeconds(seconds * 1.5));

    /// <summary>Counts a broken rule of the protocol and ends the connection.</summary>
    public End Violated(Violation violation)
    {
        _door.Log.LogDebug("{From} {Device}: {Violation}", _from, _conversation.Client?.Sender.Name, violation);
        _door.Ledger.Refused(Refusals.ProtocolViolation, _from, _conversation.Client?.Sender.Name);
        return End.Lost;
    }

    /// <summary>Serves the client until it goes or is cut. Does not throw for anything that a client does.</summary>
    public async Task Run()
    {
        var stopping = _connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        var end = End.Lost;
        try
        {
            using var wake = stopping.Register(() => _connection.Transport.Input.CancelPendingRead());
            end = await Read(stopping);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // Reset by the client or cut by us.
        }
        finally
        {
            Dispose();
            await _conversation.Close(publishWill: end == End.Lost);
        }

        if (!_cut.IsCancellationRequested)
        {
            await _inFlight.Pump();
            await _outbound.Flush();
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => _watch.Dispose();

    private async Task<End> Read(CancellationToken stopping)
    {
        while (true)
        {
            _watch.Waiting(_heard);
            var result = await _connection.Transport.Input.ReadAsync(CancellationToken.None);
            _watch.Working();
            if (_cut.IsCancellationRequested)
            {
                return End.Lost;
            }

            var end = await TakePackets(result.Buffer);
            _ = _inFlight.Pump();
            await _outbound.Flush();
            if (end != End.None || result.IsCompleted || stopping.IsCancellationRequested)
            {
                return end != End.None ? end : result.IsCompleted ? End.Lost : End.Stopping;
            }
        }
    }

    private async ValueTask<End> TakePackets(ReadOnlySequence<byte> buffer)
    {
        _heard = false;
        var end = End.None;
        while (end == End.None)
        {
            var status = FrameReader.TryRead(ref buffer, _door.Options.MaxPacketBytes, out var frame);
            if (status == FrameStatus.NeedMore)
            {
                break;
            }

            _heard = true;
            end = status switch
            {
                FrameStatus.Complete => await _conversation.Take(frame.Header, InOnePiece(frame.Body)),
                FrameStatus.TooLarge => TooLarge(),
                _ => Violated(new Violation("MQTT-2.2.2-2", "forbidden packet type, flags or length")),
            };
        }

        _connection.Transport.Input.AdvanceTo(buffer.Start, buffer.End);
        return end;
    }

    private ReadOnlyMemory<byte> InOnePiece(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return body.First;
        }

        var length = (int)body.Length;
        if (_joined.Length < length)
        {
            _joined = new byte[Math.Max(512, length)];
        }

        body.CopyTo(_joined);
        return _joined.AsMemory(0, length);
    }

    private End TooLarge()
    {
        _door.Ledger.Refused(Refusals.PacketTooLarge, _from, _conversation.Client?.Sender.Name);
        return End.Lost;
    }

    private void StoringFailed(Exception fault)
    {
        _door.Log.LogError(fault, "A message of {Device} could not be stored", _conversation.Client?.Sender.Name);
        Cut(Refusals.IntakeFailed);
    }
}
