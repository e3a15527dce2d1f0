using System.Buffers;
using System.IO.Pipelines;
using Jingwei.Gateway.Mqtt.Codec;

namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// The way out of one connection. Anyone may add packets at any time; they are gathered and go to the socket together, in the
/// order in which they were added, by whoever asks for a flush while none is under way.
/// </summary>
internal sealed class Outbound(PipeWriter socket, TimeProvider time)
{
    private const int DropAboveBytes = 256 * 1024;
    private readonly Lock gate = new();
    private ArrayBufferWriter<byte> filling = new(256);
    private ArrayBufferWriter<byte> sending = new(256);
    private Task flush = Task.CompletedTask;
    private bool flushing;
    private bool broken;

    /// <summary>Timestamp since which the socket takes nothing; 0 when it does.</summary>
    public long StuckSince { get; private set; }

    /// <summary>Adds a packet that is nothing but a type and an id.</summary>
    public void AddAck(PacketType type, ushort packetId)
    {
        lock (gate)
        {
            PacketWriter.WriteAck(filling.GetSpan(PacketWriter.AckBytes), type, packetId);
            filling.Advance(PacketWriter.AckBytes);
        }
    }

    /// <summary>Adds any packet.</summary>
    public void Add(Packet packet)
    {
        lock (gate)
        {
            PacketWriter.Write(filling, packet);
        }
    }

    /// <summary>Adds a packet unless more waits already than a client that reads would leave; then false.</summary>
    public bool TryAdd(Packet packet)
    {
        lock (gate)
        {
            if (broken || filling.WrittenCount > DropAboveBytes)
            {
                return false;
            }

            PacketWriter.Write(filling, packet);
            return true;
        }
    }

    /// <summary>Completes when all that was added has been handed to the socket, or when the socket is gone.</summary>
    public Task Flush()
    {
        lock (gate)
        {
            if (flushing || filling.WrittenCount == 0)
            {
                return flush;
            }

            // Begun inside the gate, so that whoever comes next waits for this one. It does not block: the pipe copies.
            flushing = true;
            return flush = Send();
        }
    }

    private async Task Send()
    {
        while (true)
        {
            ArrayBufferWriter<byte> batch;
            lock (gate)
            {
                if (broken)
                {
                    filling.ResetWrittenCount();
                }

                if (filling.WrittenCount == 0)
                {
                    flushing = false;
                    return;
                }

                (batch, filling, sending) = (filling, sending, filling);
            }

            if (!await Send(batch))
            {
                lock (gate)
                {
                    broken = true;
                }
            }

            batch.ResetWrittenCount();
        }
    }

    private async ValueTask<bool> Send(ArrayBufferWriter<byte> batch)
    {
        try
        {
            socket.Write(batch.WrittenSpan);
            var flush = socket.FlushAsync();
            if (!flush.IsCompleted)
            {
                StuckSince = time.GetTimestamp();
            }

            var result = await flush;
            StuckSince = 0;
            return !result.IsCompleted;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The connection was cut while we wrote; the reading side ends it.
            return false;
        }
    }
}
