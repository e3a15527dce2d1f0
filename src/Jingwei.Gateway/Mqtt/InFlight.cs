using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// The messages of one connection that are being stored. They are stored side by side and answered in the order in which they
/// came [MQTT-4.6.0-2, -3]; an answer goes out only when its message is durable. The reading side alone adds; one drain at a
/// time answers.
/// </summary>
internal sealed class InFlight(Outbound outbound, int window, Action<ushort> stored, Action<Exception?> failed)
{
    private readonly Lock gate = new();
    private Waiting[] ring = new Waiting[4];
    private int first;
    private int count;
    private bool broken;
    private Task drain = Task.CompletedTask;
    private bool draining;
    private TaskCompletionSource? room;

    /// <summary>Completes when one more message may be added.</summary>
    public ValueTask Room()
    {
        TaskCompletionSource waiter;
        lock (gate)
        {
            if (count < window)
            {
                return default;
            }

            waiter = room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _ = Pump();
        return new ValueTask(waiter.Task);
    }

    /// <summary>Adds a message in the order in which it came; nothing goes out before the next <see cref="Pump"/>.</summary>
    /// <param name="answer">PUBACK or PUBREC; null at QoS 0.</param>
    /// <param name="packetId">The id to answer.</param>
    /// <param name="receipt">Completes when the message is durable or refused.</param>
    public void Add(PacketType? answer, ushort packetId, ValueTask<ReadingReceipt> receipt)
    {
        lock (gate)
        {
            if (count == ring.Length)
            {
                Grow();
            }

            ring[(first + count) % ring.Length] = new Waiting(answer, packetId, receipt);
            count++;
        }
    }

    /// <summary>Answers what is ready, together, and goes on answering as the rest becomes so.</summary>
    /// <returns>Completes when nothing is in flight.</returns>
    public Task Pump()
    {
        lock (gate)
        {
            if (draining || count == 0)
            {
                return drain;
            }

            draining = true;
            return drain = Drain();
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
                Answer(next, await next.Receipt);
            }
            catch (Exception fault)
            {
                Fail(fault);
            }

            Pop();
        }

        await outbound.Flush();
    }

    private void Answer(Waiting waiting, ReadingReceipt receipt)
    {
        if (receipt.IsOurFault)
        {
            Fail(null);
            return;
        }

        if (waiting.Answer == PacketType.PubRec)
        {
            stored(waiting.PacketId);
        }

        if (waiting.Answer is { } answer && !broken)
        {
            outbound.AddAck(answer, waiting.PacketId);
        }
    }

    /// <summary>Nothing after it may be answered either: the client must send from here again.</summary>
    private void Fail(Exception? fault)
    {
        broken = true;
        failed(fault);
    }

    private bool TryPeek(out Waiting next)
    {
        lock (gate)
        {
            next = count > 0 ? ring[first] : default;
            return draining = count > 0;
        }
    }

    private void Pop()
    {
        TaskCompletionSource? waiter;
        lock (gate)
        {
            ring[first] = default;
            first = (first + 1) % ring.Length;
            count--;
            (waiter, room) = (room, null);
        }

        waiter?.TrySetResult();
    }

    private void Grow()
    {
        var larger = new Waiting[ring.Length * 2];
        for (var i = 0; i < count; i++)
        {
            larger[i] = ring[(first + i) % ring.Length];
        }

        (ring, first) = (larger, 0);
    }

    private readonly record struct Waiting(PacketType? Answer, ushort PacketId, ValueTask<ReadingReceipt> Receipt);
}
