using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// The messages of one connection that are being stored. They are stored side by side and answered in the order in which they
/// came [MQTT-4.6.0-2, -3]; an answer goes out only when its message is durable. The reading side alone adds; one drain at a
/// time answers.
/// </summary>
internal sealed class InFlight(Outbound outbound, int window, Action<ushort> stored, Action<Exception> failed)
{
    private readonly Lock _gate = new();
    private Waiting[] _ring = new Waiting[4];
    private int _first;
    private int _count;
    private bool _failed;
    private Task _drain = Task.CompletedTask;
    private bool _draining;
    private TaskCompletionSource? _room;

    /// <summary>Completes when one more message may be added.</summary>
    public ValueTask Room()
    {
        lock (_gate)
        {
            if (_count < window)
            {
                return default;
            }

            _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Pump();
        return new ValueTask(_room.Task);
    }

    /// <summary>Adds a message in the order in which it came; nothing goes out before the next <see cref="Pump"/>.</summary>
    /// <param name="answer">PUBACK or PUBREC; null at QoS 0.</param>
    /// <param name="packetId">The id to answer.</param>
    /// <param name="receipt">Completes when the message is durable or refused.</param>
    public void Add(PacketType? answer, ushort packetId, ValueTask<ReadingReceipt> receipt)
    {
        lock (_gate)
        {
            if (_count == _ring.Length)
            {
                Grow();
            }

            _ring[(_first + _count) % _ring.Length] = new Waiting(answer, packetId, receipt);
            _count++;
        }
    }

    /// <summary>Answers what is ready, together, and goes on answering as the rest becomes so.</summary>
    /// <returns>Completes when nothing is in flight.</returns>
    public Task Pump()
    {
        lock (_gate)
        {
            if (_draining || _count == 0)
            {
                return _drain;
            }

            _draining = true;
            return _drain = Drain();
        }
    }

    private async Task Drain()
    {
        while (TryPeek(out var next))
        {
            if (!next.Receipt.IsCompleted)
            {
                await outbound.Flush();
            }

            try
            {
                await next.Receipt;
                if (next.Answer == PacketType.PubRec)
                {
                    stored(next.PacketId);
                }

                if (next.Answer is { } answer && !_failed)
                {
                    outbound.AddAck(answer, next.PacketId);
                }
            }
            catch (Exception fault)
            {
                // Nothing after it may be answered either: the client must send from here again.
                _failed = true;
                failed(fault);
            }

            Pop();
        }

        await outbound.Flush();
    }

    private bool TryPeek(out Waiting next)
    {
        lock (_gate)
        {
            next = _count > 0 ? _ring[_first] : default;
            return _draining = _count > 0;
        }
    }

    private void Pop()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            _ring[_first] = default;
            _first = (_first + 1) % _ring.Length;
            _count--;
            (room, _room) = (_room, null);
        }

        room?.TrySetResult();
    }

    private void Grow()
    {
        var larger = new Waiting[_ring.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = _ring[(_first + i) % _ring.Length];
        }

        (_ring, _first) = (larger, 0);
    }

    private readonly record struct Waiting(PacketType? Answer, ushort PacketId, ValueTask<ReadingReceipt> Receipt);
}
