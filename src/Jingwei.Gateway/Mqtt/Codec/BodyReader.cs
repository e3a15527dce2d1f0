using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>Reads the fields of one packet's body in order; every method is false when the body is too short or the field is wrong.</summary>
internal ref struct BodyReader(ReadOnlyMemory<byte> body)
{
    private ReadOnlyMemory<byte> rest = body;

    /// <summary>True when every byte has been read.</summary>
    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Everything that is left.</summary>
    public readonly ReadOnlyMemory<byte> Rest => rest;

    public bool TryByte(out byte value)
    {
        if (rest.IsEmpty)
        {
            value = 0;
            return false;
        }

        value = rest.Span[0];
        rest = rest[1..];
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest.Span, out value))
        {
            return false;
        }

        rest = rest[2..];
        return true;
    }

    /// <summary>A packet id; zero is wrong [MQTT-2.3.1-1].</summary>
    public bool TryPacketId(out ushort value) => TryUInt16(out value) && value != 0;

    /// <summary>Two bytes of length and that many bytes.</summary>
    public bool TryBytes(out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (!TryUInt16(out var length) || rest.Length < length)
        {
            return false;
        }

        value = rest[..length];
        rest = rest[length..];
        return true;
    }

    /// <summary>UTF-8 without ill-formed sequences and without U+0000 [MQTT-1.5.3-1, -2]; a byte order mark stays [MQTT-1.5.3-3].</summary>
    public bool TryUtf8(out ReadOnlyMemory<byte> value) =>
        TryBytes(out value) && Utf8.IsValid(value.Span) && !value.Span.Contains((byte)0);

    public bool TryText(out string value)
    {
        if (!TryUtf8(out var bytes))
        {
            value = "";
            return false;
        }

        value = Encoding.UTF8.GetString(bytes.Span);
        return true;
    }
}
