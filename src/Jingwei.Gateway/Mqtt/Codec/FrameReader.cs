using System.Buffers;

namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>What the bytes at hand hold.</summary>
public enum FrameStatus
{
    /// <summary>A whole packet.</summary>
    Complete,

    /// <summary>The beginning of a packet, or nothing.</summary>
    NeedMore,

    /// <summary>A packet longer than the limit; known from its header, before its body has come.</summary>
    TooLarge,

    /// <summary>No packet begins like this.</summary>
    Malformed,
}

/// <summary>A packet's first byte and its body, not yet understood.</summary>
public readonly record struct Frame(byte Header, ReadOnlySequence<byte> Body);

/// <summary>Cuts a stream of bytes into packets (OASIS MQTT 3.1.1, section 2.2).</summary>
public static class FrameReader
{
    /// <summary>The largest body that the protocol can express: 268,435,455 bytes.</summary>
    public const int MaxBodyBytes = 268_435_455;

    /// <summary>Takes one packet off the front of <paramref name="buffer"/>; leaves the buffer alone unless it is complete.</summary>
    /// <param name="buffer">What has come and is not yet consumed.</param>
    /// <param name="limitBytes">The longest body that is accepted.</param>
    /// <param name="frame">The packet, when complete.</param>
    public static FrameStatus TryRead(ref ReadOnlySequence<byte> buffer, int limitBytes, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var header))
        {
            return FrameStatus.NeedMore;
        }

        if (!FlagsAreValid(header))
        {
            return FrameStatus.Malformed;
        }

        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (!reader.TryRead(out var digit))
            {
                return FrameStatus.NeedMore;
            }

            length |= (digit & 0x7F) << shift;
            if ((digit & 0x80) == 0)
            {
                break;
            }

            if (shift == 21)
            {
                return FrameStatus.Malformed; // a fifth length byte (section 2.2.3)
            }
        }

        if (length > limitBytes)
        {
            return FrameStatus.TooLarge;
        }

        if (reader.Remaining < length)
        {
            return FrameStatus.NeedMore;
        }

        var body = buffer.Slice(reader.Position, length);
        frame = new Frame(header, body);
        buffer = buffer.Slice(body.End);
        return FrameStatus.Complete;
    }

    /// <summary>Types 0 and 15 are forbidden; reserved flag bits have one value for each type [MQTT-2.2.2-1, -2].</summary>
    private static bool FlagsAreValid(byte header) => (PacketType)(header >> 4) switch
    {
        0 or (PacketType)15 => false,
        PacketType.Publish => (header & 0b0110) != 0b0110,
        PacketType.PubRel or PacketType.Subscribe or PacketType.Unsubscribe => (header & 0x0F) == 0b0010,
        _ => (header & 0x0F) == 0,
    };
}
